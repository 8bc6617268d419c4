// Portuguese words of the hosted pages, as in Portugal: formal, without “você”, and no article before a platform’s name.
import type { page as english } from '../en/page.ts';
import type { Translation } from '../entry.ts';

export const page = {
  testing: 'Sandbox: apenas para testes',
  secured_by: 'Protegido por Strongroom',
  progress: 'Passo {step} de {of}',
  title_with_problem: 'Erro: {title}',
  continue: 'Continuar',
  confirm: 'Confirmar',
  try_again: 'Tentar novamente',
  session_ends: 'Esta página fecha-se dentro de um minuto. Voltará então a {platform}, onde pode recomeçar.',
  connection_lost: 'De momento não há ligação. O que introduziu continua aqui e estamos a tentar de novo.',

  welcome_enrolment: 'Proteja a sua conta',
  welcome_enrolment_text: '{platform} pede-lhe que configure a segurança da sua conta. Demora cerca de dois minutos.',
  welcome_authentication: 'Confirme a sua identidade',
  welcome_authentication_text: '{platform} pede-lhe que confirme a sua identidade. Demora cerca de um minuto.',
  welcome_re_enrolment: 'Confirme os seus novos dados',
  welcome_re_enrolment_text:
    'Os seus dados de contacto mudaram e {platform} pede-lhe que os confirme. Demora cerca de um minuto.',
  asks_proof: 'Introduzir o código de utilização única que lhe foi dado',
  asks_email: 'Escrever o seu endereço de email',
  asks_new_pin: 'Escolher um PIN',
  asks_passkey_or_phone: 'Criar uma chave de acesso ou confirmar o seu número de telemóvel',
  asks_phone: 'Confirmar o seu número de telemóvel',
  asks_known: 'Usar a sua chave de acesso, ou o seu PIN e um código enviado por SMS',
  asks_new_details: 'Confirmar os seus novos dados',
  welcome_steps: 'O que vai fazer',
  welcome_phone: 'Tenha o telemóvel à mão.',
  welcome_time: {
    one: 'Para sua segurança, este link expira dentro de um minuto.',
    other: 'Para sua segurança, este link expira dentro de {count}\u00a0minutos.',
  },
  terms: 'Aceito as {terms} utilizado por {platform}.',
  terms_name: 'condições do serviço de pagamento',
  terms_new_window: 'nova janela',
  terms_missing: 'Assinale a caixa para aceitar as condições antes de começar.',
  start: 'Começar',
  elsewhere:
    'Esta página já está aberta noutro navegador. Se continuar aqui, fecha-se no outro e terá de recomeçar do início.',
  continue_here: 'Continuar aqui',

  email_title: 'Escreva o seu endereço de email',
  email_text: 'Escreva-o por completo, sem colar: o ritmo da sua escrita ajuda-nos a reconhecer quem escreve.',
  email_text_plain: 'Escreva-o por completo.',
  email: 'Endereço de email',
  email_hint: 'O seu endereço é parecido com este: {hint}',
  typing_more: 'O que é medido e porquê',
  typing_what:
    'Medimos durante quanto tempo prime cada tecla e com que rapidez prime a seguinte, apenas neste campo, para notar se outra pessoa escreve em seu lugar. Guardamos os tempos, nunca as teclas: encriptados, até a sua conta ser encerrada ou até recusar aqui.',
  typing_decline: 'Não usar a minha forma de escrever',
  typing_decline_hint:
    'Nesse caso, confirma a sua identidade com o seu PIN e um código por SMS. O que foi medido é eliminado assim que tiver confirmado.',

  pin_title: 'Escolha o seu PIN',
  pin_text:
    'Escolha {digits} algarismos que mais ninguém conheça. {platform} irá pedi-los quando tiver de confirmar a sua identidade.',
  pin_advice: 'Evite datas de nascimento e combinações fáceis como 123456.',
  pin_easy: 'Este PIN é demasiado fácil de adivinhar.',
  pin_fine: 'Este PIN é adequado.',
  pin_new: 'PIN ({digits} algarismos)',
  pin_again: 'Repita o PIN',
  pin: 'PIN',
  pin_show: 'Mostrar',
  pin_hide: 'Ocultar',

  phone_title: 'O seu telemóvel',
  phone_text: 'Enviaremos um código por SMS para este número.',
  phone_suggested: 'Este é o seu número?',
  phone_yes: 'Sim, enviar um código',
  phone_other: 'Usar outro número',
  phone_only: 'Não é o seu número? Avise {platform}: não podemos enviar o código para nenhum outro.',
  phone_country: 'País',
  phone_country_choose: 'Escolha um país',
  phone_number: 'Número de telemóvel',
  phone_private: 'O número que introduzir aqui não é comunicado a {platform}.',

  send_code: 'Enviar um código',
  code_title: 'Introduza o código',
  code_text: 'Enviámos um código de 6 algarismos por SMS para {number}.',
  code: 'Código recebido por SMS',
  code_newest: 'Ainda não recebeu o SMS? Pode demorar um minuto. Só o código mais recente é válido.',
  code_again: 'Enviar um novo código',
  code_wait: 'Novo código em {seconds}\u00a0s',

  proof_title: 'Confirme a sua identidade',
  proof_send: 'Primeiro, enviaremos um código de 6 algarismos por SMS para {number}.',
  proof_text: 'Introduza o seu PIN e o código que enviámos por SMS para {number}.',
  pin_alone_text: 'Introduza o PIN que escolheu.',

  mail_code_title: 'Mais uma verificação',
  mail_code_send:
    'Para termos a certeza da sua identidade, enviaremos também um código de 6 algarismos por email para {email}.',
  mail_code_text:
    'Para termos a certeza da sua identidade, enviámos também um código de 6 algarismos por email para {email}.',
  mail_code: 'Código recebido por email',
  mail_code_newest:
    'Ainda não recebeu o email? Pode demorar um minuto; veja também na pasta de spam. Só o código mais recente é válido.',

  passkey_new: 'Crie uma chave de acesso',
  passkey_another: 'Crie outra chave de acesso',
  passkey_first_text:
    'Com uma chave de acesso, confirma a sua identidade com a impressão digital, o rosto ou o código de desbloqueio do seu dispositivo, e mais nada. É mais segura do que os códigos por SMS.',
  passkey_second_text:
    'Use outro dispositivo ou uma chave de segurança física: assim, se perder o primeiro, ainda poderá confirmar a sua identidade.',
  passkey_added_text:
    'Use outro dispositivo ou uma chave de segurança física. Receberá um email a informar que foi adicionada.',
  passkey_new_button: 'Criar uma chave de acesso',
  passkey_use: 'Use a sua chave de acesso',
  passkey_use_text: 'Confirme com a impressão digital, o rosto ou o código de desbloqueio do seu dispositivo.',
  passkey_use_button: 'Usar a minha chave de acesso',
  passkey_no_script:
    'As chaves de acesso precisam de JavaScript, que está desativado neste navegador. Continue de outra forma.',
  passkey_made: 'Criada em {date}',
  passkey_name: 'Nome desta chave de acesso',
  passkey_rename: 'Guardar o nome',
  passkey_remove: 'Eliminar esta chave de acesso',
  passkey_keep: 'Ainda não pode eliminar esta chave de acesso: sem ela, deixaria de poder confirmar a sua identidade.',

  way_other: 'Usar o meu PIN e um código por SMS',
  way_no_passkey: 'Continuar sem chave de acesso',
  way_not_now: 'Agora não',
  way_passkey: 'Usar uma chave de acesso',
  way_lost: 'Não posso usar o meu PIN ou este número',
  way_settings: 'Alterar métodos de confirmação',
  way_back: 'Voltar sem alterar nada',

  backup: 'Adicionar um segundo método?',
  backup_text:
    'Se perder o dispositivo com a sua chave de acesso, o PIN, só por si, não será suficiente. Com um segundo método, ainda poderá confirmar a sua identidade.',
  backup_number: 'Adicionar o meu número de telemóvel',
  backup_passkey: 'Criar uma segunda chave de acesso',
  backup_none: 'Agora não',

  settings: 'Os seus métodos de confirmação',
  settings_text: 'Pode fazer uma alteração de cada vez. Avisaremos por email.',
  settings_first: 'Primeiro, confirme a sua identidade. Depois, poderá alterar os seus métodos de confirmação.',
  settings_wait:
    'Fez uma alteração há pouco tempo. Para sua segurança, tem de aguardar antes de fazer outra. Próxima alteração possível: {time}.',
  settings_add_passkey: 'Adicionar uma chave de acesso',
  settings_pin: 'Alterar o meu PIN',
  settings_number: 'Alterar o meu número de telemóvel',
  settings_add_number: 'Adicionar um número de telemóvel',
  settings_number_now: 'Os códigos são enviados para {number}.',
  settings_done: 'Continuar',
  removal: 'Eliminar esta chave de acesso?',
  removal_text: 'Deixará de poder confirmar a sua identidade com {passkey}.',

  proof_code: 'Introduza o código de utilização única',
  proof_code_text: '{platform} deu-lhe um código por outra via, por exemplo por carta ou pessoalmente.',
  proof_code_again: 'Foi-lhe dado um novo código quando a sua identidade foi verificada. Só funciona uma vez.',
  proof_code_label: 'Código de utilização única',

  stranded_lost: 'Não é possível confirmar aqui',
  stranded_lost_text:
    'Para impedir o acesso de outras pessoas, um PIN ou um número, só por si, não é suficiente. Tente no dispositivo com a sua chave de acesso ou peça ajuda a {platform}: a sua identidade será verificada e poderá começar do zero.',
  stranded_no_number: 'Falta o seu número de telemóvel',
  stranded_no_number_text:
    'Para poder continuar, {platform} tem de nos comunicar o seu número de telemóvel. Indique-o a {platform} e recomece.',
  stranded_end: 'Voltar a {platform}',
  original_pin: 'Esqueci-me do meu PIN',
  original_number: 'O meu número mudou',

  end_validated: 'Está concluído',
  end_validated_text: 'A sua identidade foi confirmada. Pode voltar a {platform}.',
  end_failed: 'Não funcionou',
  end_failed_text: 'Não conseguimos confirmar a sua identidade. Volte a {platform} e recomece.',
  end_recovery_asked: 'Tem de começar do zero',
  end_recovery_asked_text:
    'Nada foi alterado. Peça ajuda a {platform}: a sua identidade será verificada para que possa começar do zero.',
  end_changed_lately: 'Aguarde um pouco',
  end_changed_lately_text:
    'Fez uma alteração há pouco tempo. Para sua segurança, nada mais pode ser alterado durante três dias. Volte então a {platform}.',
  end_left: 'Parou aqui',
  end_left_text: 'Nada foi confirmado. Pode recomeçar a partir de {platform} em qualquer altura.',
  end_expired: 'O tempo terminou',
  end_expired_text: 'Para sua segurança, esta página fecha-se ao fim de alguns minutos. Volte a {platform} e recomece.',
  end_back: 'Voltar a {platform}',
  end_leading: 'Voltará dentro de momentos.',

  leave: 'Quer parar aqui?',
  leave_text: 'Ainda nada foi confirmado. Se voltar agora a {platform}, terá de recomeçar a partir daí.',
  leave_stay: 'Ficar e continuar',
  leave_ways: 'Outras saídas',

  blocked: 'Aguarde um pouco',
  blocked_text:
    'Houve demasiadas tentativas falhadas. Para sua segurança, só pode tentar novamente a partir desta hora: {time}.',
  blocked_for_good: 'O seu acesso está bloqueado',
  blocked_for_good_text: 'Houve demasiadas tentativas falhadas ao longo de muito tempo. Peça ajuda a {platform}.',
  blocked_after: 'Se, entretanto, esta página se tiver fechado, volte a {platform} e recomece.',

  problem_email_different: 'Este não é o endereço que conhecemos. Compare-o com a pista e escreva-o novamente.',
  problem_pin_format: 'Introduza exatamente o número de algarismos pedido, os mesmos nos dois campos.',
  problem_pin_different: 'Os dois PIN não coincidem. Introduza novamente o seu PIN nos dois campos.',
  problem_pin_easy: 'Este PIN é demasiado fácil de adivinhar. Escolha outro.',
  problem_phone_invalid: 'Não podemos enviar um código para este número. Verifique o país e o número.',
  problem_phone_known: 'Esse é o número que já utiliza. Indique outro ou volte atrás.',
  problem_code_refused: 'Este código está errado ou já não é válido. Verifique-o ou peça um novo.',
  problem_not_right: 'O PIN ou o código está errado. Verifique ambos e introduza-os novamente.',
  problem_code_too_soon: 'Acabámos de lhe enviar um código. Aguarde um momento antes de pedir um novo.',
  problem_too_many_codes: 'Já lhe enviámos muitos códigos. Introduza o mais recente ou tente novamente mais tarde.',
  problem_code_unavailable: 'De momento, não podemos enviar-lhe um código. Tente novamente mais tarde.',
  problem_country_refused: 'Não podemos enviar códigos para números deste país.',
  problem_proof_refused: 'Este código está errado ou já não é válido. Verifique-o e introduza-o novamente.',
  problem_passkey_cancelled: 'Nada foi confirmado. Pode tentar novamente ou continuar de outra forma mais abaixo.',
  problem_passkey_unusable:
    'Este dispositivo não conseguiu fazê-lo. Tente novamente ou continue de outra forma mais abaixo.',
  problem_passkey_known:
    'Já existe uma chave de acesso sua neste dispositivo. Use outro dispositivo ou continue de outra forma.',
  problem_passkey_synced:
    'Esta chave de acesso poderia ser copiada para outros dispositivos, o que não é permitido aqui. Use uma chave de segurança física ou continue de outra forma.',
  problem_passkey_refused:
    'Não conseguimos confirmar a sua identidade com esta chave de acesso. Tente novamente ou continue de outra forma mais abaixo.',
  problem_passkey_too_often: 'Não funcionou após várias tentativas. Continue de outra forma.',
  problem_passkey_renamed: 'O novo nome foi guardado.',
  problem_code_undelivered:
    'De momento, os nossos SMS não chegam a este número. Enviámos-lhe um email que explica o que pode fazer.',
  problem_mail_code_undelivered:
    'De momento, os nossos emails não chegam a este endereço. Peça um novo código ou tente novamente mais tarde.',
  problem_changed_lately: 'Fez uma alteração há pouco tempo. Para sua segurança, aguarde antes de fazer outra.',
  problem_last_pair: 'Precisa desta chave de acesso: sem ela, deixaria de poder confirmar a sua identidade.',
  problem_enrolled_elsewhere:
    'Já protegeu a sua conta noutra janela. Confirme a sua identidade com o PIN que lá escolheu.',
  problem_details_changed: 'Entretanto, algo mudou na sua conta. Recomece aqui, por favor.',

  unknown_link: 'Este link não funciona',
  unknown_link_text: 'Pode ter expirado ou faltar-lhe uma parte. Volte ao site ou à app de onde veio e recomece.',
  return_url_missing: 'Este link está incompleto',
  return_url_missing_text:
    'Não indica para onde voltar no final. Volte ao site ou à app de onde veio e comunique o problema.',
  return_url_missing_developers: 'Para programadores: adicione o parâmetro returnUrl ao link.',
  return_url_refused: 'Não é possível voltar em segurança',
  return_url_refused_text:
    'Este link conduziria a um endereço que não é permitido. Volte ao site ou à app de onde veio e comunique o problema.',
  return_url_refused_developers: 'Para programadores: o valor do parâmetro returnUrl foi recusado.',
  opened_elsewhere: 'Continuou noutro lado',
  opened_elsewhere_text:
    'Esta página está agora aberta noutro navegador ou noutro dispositivo. Continue lá; pode fechar esta janela.',
  moved_too_often: 'Já não pode mudar de navegador',
  moved_too_often_text:
    'Mudou de navegador demasiadas vezes. Continue onde a página está aberta ou recomece a partir do site ou da app de onde veio.',
  not_this_page: 'Esta página não está disponível',
  not_this_page_text: 'Abra novamente o link a partir do site ou da app de onde veio.',
  went_wrong: 'Algo correu mal',
  went_wrong_text: 'O erro é nosso, não seu. Aguarde um momento e tente novamente.',
  no_link: 'Não há nada para confirmar',
  no_link_text: 'Esta página abre-se sozinha quando um site ou uma app lhe pede que confirme a sua identidade.',
} satisfies Translation<typeof english>;
