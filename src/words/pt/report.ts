// Portuguese words of the pages behind “this was not me”.
import type { report as english } from '../en/report.ts';
import type { Translation } from '../entry.ts';

export const report = {
  ask: 'Não reconhece esta atividade?',
  ask_when: 'O que lhe comunicámos ({time}):',
  enrolled: 'A segurança da sua conta foi configurada.',
  pin_changed: 'O seu PIN foi alterado.',
  number_changed: 'O seu número de telemóvel para os códigos foi alterado.',
  passkey_added: 'Foi adicionada uma chave de acesso à sua conta.',
  passkey_removed: 'Foi eliminada uma chave de acesso da sua conta.',
  contact_change_asked: '{platform} comunicou-nos um novo endereço de email ou um novo número de telemóvel seu.',
  blocked: 'Houve demasiadas tentativas falhadas em seu nome.',
  reset_asked: 'Alguém pediu para redefinir a segurança da sua conta.',
  effect:
    'Se não reconhece esta atividade, prima o botão. As páginas abertas em seu nome serão fechadas e o que foi alterado ou pedido não será válido até que tudo se esclareça.',
  button: 'Não fui eu',
  was_you: 'Se reconhece esta atividade, feche esta página: nada acontecerá.',

  done: 'Obrigado por nos avisar',
  done_text:
    'As páginas abertas em seu nome foram fechadas. O que comunicou não será válido até que tudo se esclareça, mesmo que afinal tenha partido de si.',
  done_next: 'Contacte agora {platform} para esclarecer a situação.',

  expired: 'Este link expirou',
  expired_text: 'Só funcionava durante alguns dias. Se aconteceu algo que não reconhece, contacte {platform}.',

  unknown: 'Este link não funciona',
  unknown_text:
    'Pode faltar-lhe uma parte. Copie-o novamente a partir da mensagem ou contacte o site ou a app a que a mensagem se refere.',
} satisfies Translation<typeof english>;
