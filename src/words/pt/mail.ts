// Portuguese words of the notices by email.
import type { mail as english } from '../en/mail.ts';
import type { Translation } from '../entry.ts';

export const mail = {
  enrolled: '{platform}: a sua conta já está protegida',
  enrolled_text:
    'A segurança da sua conta {platform} foi configurada. A partir de agora, o que é importante confirma-se com o PIN, o telemóvel ou a chave de acesso que foram escolhidos.',
  pin_changed: '{platform}: o seu PIN foi alterado',
  pin_changed_text: 'O PIN com que confirma a sua identidade para {platform} foi alterado.',
  number_changed: '{platform}: o seu número de telemóvel foi alterado',
  number_changed_text:
    'Os códigos com que confirma a sua identidade para {platform} são agora enviados para outro número de telemóvel.',
  passkey_added: '{platform}: foi adicionada uma chave de acesso',
  passkey_added_text:
    'Foi adicionada uma chave de acesso à sua conta {platform}. Quem a conseguir desbloquear pode confirmar em seu nome.',
  passkey_removed: '{platform}: foi eliminada uma chave de acesso',
  passkey_removed_text:
    'Foi eliminada uma chave de acesso da sua conta {platform}. Já não pode ser usada para confirmar a sua identidade.',
  contact_change_asked: '{platform}: os seus dados de contacto vão mudar',
  contact_change_asked_text:
    '{platform} comunicou-nos um novo endereço de email ou um novo número de telemóvel seu. Os códigos e as mensagens como esta continuam a ser enviados como até aqui, até que confirme os novos dados.',
  blocked: '{platform}: demasiadas tentativas falhadas',
  blocked_text:
    'Houve demasiadas tentativas falhadas quando {platform} pediu para confirmar a sua identidade. Para sua segurança, de momento nada pode ser confirmado.',
  blocked_at: 'Pode tentar novamente a partir de {time}.',
  blocked_for_good: 'O bloqueio só termina com a ajuda de {platform}: por favor, entre em contacto.',
  permanent_block_ahead: '{platform}: a sua conta pode vir a ser bloqueada',
  permanent_block_ahead_text:
    'Houve muitíssimas tentativas falhadas quando {platform} pediu para confirmar a sua identidade. Se continuarem, a sua conta será bloqueada e só {platform} a poderá desbloquear. Para o evitar, confirme uma vez a sua identidade.',
  permanent_block_ahead_at: 'A conta não será bloqueada antes de {time}.',
  reset_asked: '{platform}: a segurança da sua conta vai ser redefinida',
  reset_asked_text:
    'Alguém pediu a {platform} que redefina a segurança da sua conta: o PIN, o número de telemóvel e as chaves de acesso serão eliminados e terá de os configurar novamente.',
  reset_asked_at: 'Isto acontecerá em {time}.',
  reset_done: '{platform}: a segurança da sua conta foi redefinida',
  reset_done_text:
    'A segurança da sua conta {platform} foi redefinida: o PIN, o número de telemóvel e as chaves de acesso foram eliminados. Para os configurar novamente, vá a {platform} e tenha à mão o código que lhe foi dado.',
  code_undeliverable: '{platform}: não conseguimos enviar-lhe um código',
  code_undeliverable_text:
    'Não foi possível entregar no seu telemóvel um código por SMS para {platform}. Verifique se o telemóvel está ligado e pode receber SMS e recomece em {platform}. Se já não tem este número, contacte {platform}.',
  mail_code: '{platform}: o seu código',
  mail_code_text:
    'O seu código é {code}. Introduza-o na página em que está a confirmar a sua identidade. É válido durante {minutes} minutos. Nunca o partilhe.',
  mail_code_not_you:
    'Se não está a confirmar nada neste momento, outra pessoa pode conhecer o seu PIN: contacte {platform} de imediato.',

  when: 'Registado em {time}.',
  was_you: 'Se reconhece esta atividade, não precisa de fazer nada.',
  not_you:
    'Se não reconhece esta atividade, abra este link e confirme-o na página. Funciona uma única vez, durante {days} dias.',
  not_you_button: 'Não fui eu',
  not_you_contact: 'Se não reconhece esta atividade, contacte {platform} de imediato.',
  footer:
    'Esta mensagem foi enviada automaticamente em nome de {platform}; por favor, não responda. Nunca ninguém lhe pedirá o PIN ou um código por email ou por telefone.',
} satisfies Translation<typeof english>;
