// Spanish words of the hosted pages, as in Spain: “tú”; a passkey is a “llave”, since a “clave de acceso” is a password.
import type { page as english } from '../en/page.ts';
import type { Translation } from '../entry.ts';

export const page = {
  testing: 'Sandbox: solo para pruebas',
  secured_by: 'Protegido por Strongroom',
  progress: 'Paso {step} de {of}',
  title_with_problem: 'Error: {title}',
  continue: 'Continuar',
  confirm: 'Confirmar',
  try_again: 'Reintentar',
  session_ends: 'Esta página se cerrará en un minuto. Volverás a {platform}, donde podrás empezar de nuevo.',
  connection_lost: 'Ahora mismo no hay conexión. Lo que has escrito sigue aquí y lo seguimos intentando.',

  welcome_enrolment: 'Protege tu cuenta',
  welcome_enrolment_text: '{platform} te pide que configures la seguridad de tu cuenta. Tardarás unos dos minutos.',
  welcome_authentication: 'Confirma que eres tú',
  welcome_authentication_text: '{platform} te pide que confirmes que eres tú. Tardarás alrededor de un minuto.',
  welcome_re_enrolment: 'Confirma tus nuevos datos',
  welcome_re_enrolment_text:
    'Tus datos de contacto han cambiado y {platform} te pide que los confirmes. Tardarás alrededor de un minuto.',
  asks_proof: 'Introducir el código de un solo uso que te han dado',
  asks_email: 'Escribir tu correo electrónico',
  asks_new_pin: 'Elegir un PIN',
  asks_passkey_or_phone: 'Crear una llave de acceso o confirmar tu número de móvil',
  asks_phone: 'Confirmar tu número de móvil',
  asks_known: 'Usar tu llave de acceso, o tu PIN y un código enviado por SMS',
  asks_new_details: 'Confirmar tus nuevos datos',
  welcome_steps: 'Qué vas a hacer',
  welcome_phone: 'Ten el móvil a mano.',
  welcome_time: {
    one: 'Por tu seguridad, este enlace caduca en un minuto.',
    other: 'Por tu seguridad, este enlace caduca en {count}\u00a0minutos.',
  },
  terms: 'Acepto las {terms} que utiliza {platform}.',
  terms_name: 'condiciones del servicio de pago',
  terms_new_window: 'ventana nueva',
  terms_missing: 'Marca la casilla para aceptar las condiciones antes de empezar.',
  start: 'Empezar',
  elsewhere:
    'Esta página ya está abierta en otro navegador. Si continúas aquí, se cerrará allí y empezarás desde el principio.',
  continue_here: 'Continuar aquí',

  email_title: 'Escribe tu correo electrónico',
  email_text: 'Escríbelo completo, sin pegarlo: el ritmo con el que tecleas nos ayuda a reconocerte.',
  email_text_plain: 'Escríbelo completo.',
  email: 'Correo electrónico',
  email_hint: 'Tu correo electrónico se parece a este: {hint}',
  typing_more: 'Qué se mide y por qué',
  typing_what:
    'Medimos cuánto tiempo mantienes pulsada cada tecla y cuánto tardas en pulsar la siguiente, solo en este campo, para notar si otra persona escribe en tu lugar. Guardamos los tiempos, nunca las teclas: cifrados, hasta que se cierre tu cuenta o lo rechaces aquí.',
  typing_decline: 'No usar mi forma de teclear',
  typing_decline_hint:
    'Entonces confirmas que eres tú con tu PIN y un código por SMS. Lo que se ha medido se elimina en cuanto lo hayas confirmado.',

  pin_title: 'Elige tu PIN',
  pin_text:
    'Elige {digits} cifras que solo tú conozcas. {platform} te las pedirá cuando tengas que confirmar que eres tú.',
  pin_advice: 'Evita las fechas de nacimiento y las combinaciones fáciles, como 123456.',
  pin_easy: 'Este PIN es demasiado fácil de adivinar.',
  pin_fine: 'Este PIN es adecuado.',
  pin_new: 'PIN ({digits} cifras)',
  pin_again: 'Repite el PIN',
  pin: 'PIN',
  pin_show: 'Mostrar',
  pin_hide: 'Ocultar',

  phone_title: 'Tu teléfono móvil',
  phone_text: 'Te enviaremos un código por SMS a este número.',
  phone_suggested: '¿Es este tu número?',
  phone_yes: 'Sí, enviar un código',
  phone_other: 'Usar otro número',
  phone_only: '¿No es tu número? Avisa a {platform}: no podemos enviar el código a ningún otro.',
  phone_country: 'País',
  phone_country_choose: 'Elige un país',
  phone_number: 'Número de móvil',
  phone_private: 'No comunicaremos a {platform} el número que escribas aquí.',

  send_code: 'Enviar un código',
  code_title: 'Introduce el código',
  code_text: 'Te hemos enviado un código de 6 cifras por SMS al {number}.',
  code: 'Código recibido por SMS',
  code_newest: '¿Aún no te ha llegado el SMS? Puede tardar un minuto. Solo vale el código más reciente.',
  code_again: 'Enviar un código nuevo',
  code_wait: 'Código nuevo en {seconds}\u00a0s',

  proof_title: 'Confirma que eres tú',
  proof_send: 'Primero te enviaremos un código de 6 cifras por SMS al {number}.',
  proof_text: 'Introduce tu PIN y el código que te hemos enviado por SMS al {number}.',
  pin_alone_text: 'Introduce el PIN que elegiste.',

  mail_code_title: 'Una comprobación más',
  mail_code_send:
    'Para asegurarnos de que eres tú, también te enviaremos un código de 6 cifras por correo electrónico a {email}.',
  mail_code_text:
    'Para asegurarnos de que eres tú, también te hemos enviado un código de 6 cifras por correo electrónico a {email}.',
  mail_code: 'Código recibido por correo electrónico',
  mail_code_newest:
    '¿Aún no te ha llegado el correo electrónico? Puede tardar un minuto; mira también en la carpeta de spam. Solo vale el código más reciente.',

  passkey_new: 'Crea una llave de acceso',
  passkey_another: 'Crea otra llave de acceso',
  passkey_first_text:
    'Con una llave de acceso, confirmas que eres tú con tu huella, tu cara o el código de desbloqueo de tu dispositivo, y nada más. Es más segura que los códigos por SMS.',
  passkey_second_text:
    'Usa otro dispositivo o una llave de seguridad física: así podrás seguir confirmando que eres tú si pierdes el primero.',
  passkey_added_text:
    'Usa otro dispositivo o una llave de seguridad física. Te avisaremos por correo electrónico cuando se haya añadido.',
  passkey_new_button: 'Crear una llave de acceso',
  passkey_use: 'Usa tu llave de acceso',
  passkey_use_text: 'Confirma que eres tú con tu huella, tu cara o el código de desbloqueo de tu dispositivo.',
  passkey_use_button: 'Usar mi llave de acceso',
  passkey_no_script:
    'Las llaves de acceso necesitan JavaScript, que está desactivado en este navegador. Continúa de otra forma.',
  passkey_made: 'Creada el {date}',
  passkey_name: 'Nombre de esta llave de acceso',
  passkey_rename: 'Guardar el nombre',
  passkey_remove: 'Eliminar esta llave de acceso',
  passkey_keep: 'Aún no puedes eliminar esta llave de acceso: sin ella ya no podrías confirmar que eres tú.',

  way_other: 'Usar mi PIN y un código por SMS',
  way_no_passkey: 'Continuar sin llave de acceso',
  way_not_now: 'Ahora no',
  way_passkey: 'Usar una llave de acceso',
  way_lost: 'No puedo usar mi PIN o este número',
  way_settings: 'Cambiar métodos de confirmación',
  way_back: 'Volver sin cambiar nada',

  backup: '¿Añadir un segundo método?',
  backup_text:
    'Si pierdes el dispositivo que tiene tu llave de acceso, no bastará solo con tu PIN. Con un segundo método podrás seguir confirmando que eres tú.',
  backup_number: 'Añadir mi número de móvil',
  backup_passkey: 'Crear una segunda llave de acceso',
  backup_none: 'Ahora no',

  settings: 'Tus métodos de confirmación',
  settings_text: 'Puedes hacer un cambio cada vez. Te avisaremos por correo electrónico.',
  settings_first: 'Primero confirma que eres tú. Después podrás cambiar tus métodos de confirmación.',
  settings_wait:
    'Has hecho un cambio hace poco. Por tu seguridad, tienes que esperar antes de hacer otro. Próximo cambio posible: {time}.',
  settings_add_passkey: 'Añadir una llave de acceso',
  settings_pin: 'Cambiar mi PIN',
  settings_number: 'Cambiar mi número de móvil',
  settings_add_number: 'Añadir un número de móvil',
  settings_number_now: 'Los códigos se envían al {number}.',
  settings_done: 'Continuar',
  removal: '¿Eliminar esta llave de acceso?',
  removal_text: 'Ya no podrás confirmar que eres tú con {passkey}.',

  proof_code: 'Introduce tu código de un solo uso',
  proof_code_text: '{platform} te ha dado un código por otra vía, por ejemplo por carta o en persona.',
  proof_code_again: 'Te dieron un código nuevo cuando se comprobó tu identidad. Solo funciona una vez.',
  proof_code_label: 'Código de un solo uso',

  stranded_lost: 'Aquí no puedes confirmar que eres tú',
  stranded_lost_text:
    'Para impedir el acceso a otras personas, no basta solo con un PIN o un número. Inténtalo en el dispositivo que tiene tu llave de acceso o pide ayuda a {platform}: comprobarán tu identidad y podrás empezar de cero.',
  stranded_no_number: 'Falta tu número de móvil',
  stranded_no_number_text:
    '{platform} tiene que comunicarnos tu número de móvil para que puedas continuar. Facilítaselo y empieza de nuevo.',
  stranded_end: 'Volver a {platform}',
  original_pin: 'He olvidado mi PIN',
  original_number: 'Mi número ha cambiado',

  end_validated: 'Todo listo',
  end_validated_text: 'Has confirmado que eres tú. Ya puedes volver a {platform}.',
  end_failed: 'No ha funcionado',
  end_failed_text: 'No hemos podido confirmar que eres tú. Vuelve a {platform} y empieza de nuevo.',
  end_recovery_asked: 'Tienes que empezar de cero',
  end_recovery_asked_text:
    'No se ha cambiado nada. Pide ayuda a {platform}: comprobarán tu identidad para que puedas empezar de cero.',
  end_changed_lately: 'Espera un poco',
  end_changed_lately_text:
    'Has hecho un cambio hace poco. Por tu seguridad, no se puede cambiar nada más durante tres días. Vuelve entonces a {platform}.',
  end_left: 'Lo has dejado aquí',
  end_left_text: 'No se ha confirmado nada. Puedes empezar de nuevo desde {platform} en cualquier momento.',
  end_expired: 'Se ha acabado el tiempo',
  end_expired_text:
    'Por tu seguridad, esta página se cierra al cabo de unos minutos. Vuelve a {platform} y empieza de nuevo.',
  end_back: 'Volver a {platform}',
  end_leading: 'Volverás en un momento.',

  leave: '¿Quieres dejarlo aquí?',
  leave_text:
    'Todavía no se ha confirmado nada. Si vuelves ahora a {platform}, tendrás que empezar de nuevo desde allí.',
  leave_stay: 'Quedarme y continuar',
  leave_ways: 'Otras salidas',

  blocked: 'Espera un poco',
  blocked_text:
    'Ha habido demasiados intentos fallidos. Por tu seguridad, podrás volver a intentarlo a partir de esta hora: {time}.',
  blocked_for_good: 'Tu acceso está bloqueado',
  blocked_for_good_text: 'Ha habido demasiados intentos fallidos durante mucho tiempo. Pide ayuda a {platform}.',
  blocked_after: 'Si para entonces esta página se ha cerrado, vuelve a {platform} y empieza de nuevo.',

  problem_email_different:
    'Este no es el correo electrónico que conocemos. Compáralo con la pista y vuelve a escribirlo.',
  problem_pin_format: 'Introduce exactamente el número de cifras que te pedimos, las mismas en los dos campos.',
  problem_pin_different: 'Los dos PIN no coinciden. Vuelve a introducir tu PIN en los dos campos.',
  problem_pin_easy: 'Este PIN es demasiado fácil de adivinar. Elige otro.',
  problem_phone_invalid: 'No podemos enviar un código a este número. Comprueba el país y el número.',
  problem_phone_known: 'Ese es el número que ya usas. Escribe otro o vuelve atrás.',
  problem_code_refused: 'Este código es incorrecto o ya no es válido. Compruébalo o pide uno nuevo.',
  problem_not_right: 'El PIN o el código no es correcto. Comprueba los dos y vuelve a introducirlos.',
  problem_code_too_soon: 'Acabamos de enviarte un código. Espera un momento antes de pedir uno nuevo.',
  problem_too_many_codes: 'Ya te hemos enviado muchos códigos. Introduce el más reciente o inténtalo más tarde.',
  problem_code_unavailable: 'En este momento no podemos enviarte un código. Inténtalo más tarde.',
  problem_country_refused: 'No podemos enviar códigos a números de este país.',
  problem_proof_refused: 'Este código es incorrecto o ya no es válido. Compruébalo y vuelve a introducirlo.',
  problem_passkey_cancelled:
    'No se ha confirmado nada. Puedes volver a intentarlo o continuar de otra forma más abajo.',
  problem_passkey_unusable:
    'Este dispositivo no ha podido hacerlo. Vuelve a intentarlo o continúa de otra forma más abajo.',
  problem_passkey_known:
    'Ya tienes una llave de acceso en este dispositivo. Usa otro dispositivo o continúa de otra forma.',
  problem_passkey_synced:
    'Esta llave de acceso se podría copiar a otros dispositivos y eso no está permitido aquí. Usa una llave de seguridad física o continúa de otra forma.',
  problem_passkey_refused:
    'No hemos podido confirmar que eres tú con esta llave de acceso. Vuelve a intentarlo o continúa de otra forma más abajo.',
  problem_passkey_too_often: 'No ha funcionado después de varios intentos. Continúa de otra forma.',
  problem_passkey_renamed: 'Hemos guardado el nuevo nombre.',
  problem_code_undelivered:
    'En este momento nuestros SMS no llegan a este número. Te hemos enviado un correo electrónico que explica qué puedes hacer.',
  problem_mail_code_undelivered:
    'En este momento nuestros correos electrónicos no llegan a esta dirección. Pide un código nuevo o inténtalo más tarde.',
  problem_changed_lately: 'Has hecho un cambio hace poco. Por tu seguridad, espera antes de hacer otro.',
  problem_last_pair: 'Necesitas esta llave de acceso: sin ella ya no podrías confirmar que eres tú.',
  problem_enrolled_elsewhere:
    'Ya has protegido tu cuenta en otra ventana. Confirma que eres tú con el PIN que elegiste allí.',
  problem_details_changed: 'Algo ha cambiado en tu cuenta mientras tanto. Empieza de nuevo aquí.',

  unknown_link: 'Este enlace no funciona',
  unknown_link_text:
    'Puede que haya caducado o que le falte una parte. Vuelve al sitio web o a la app de donde vienes y empieza de nuevo.',
  return_url_missing: 'Este enlace está incompleto',
  return_url_missing_text:
    'No indica adónde llevarte después. Vuelve al sitio web o a la app de donde vienes y avisa del problema.',
  return_url_missing_developers: 'Para desarrolladores: añade el parámetro returnUrl al enlace.',
  return_url_refused: 'No podemos llevarte de vuelta de forma segura',
  return_url_refused_text:
    'Este enlace te llevaría a una dirección no permitida. Vuelve al sitio web o a la app de donde vienes y avisa del problema.',
  return_url_refused_developers: 'Para desarrolladores: se ha rechazado el valor del parámetro returnUrl.',
  opened_elsewhere: 'Has continuado en otro lugar',
  opened_elsewhere_text:
    'Esta página está abierta ahora en otro navegador o en otro dispositivo. Continúa allí; puedes cerrar esta ventana.',
  moved_too_often: 'Ya no puedes cambiar de navegador',
  moved_too_often_text:
    'Has cambiado de navegador demasiadas veces. Continúa donde está abierta la página o empieza de nuevo desde el sitio web o la app de donde vienes.',
  not_this_page: 'Esta página no está disponible',
  not_this_page_text: 'Vuelve a abrir el enlace desde el sitio web o la app de donde vienes.',
  went_wrong: 'Algo ha ido mal',
  went_wrong_text: 'El error es nuestro, no tuyo. Espera un momento y vuelve a intentarlo.',
  no_link: 'No hay nada que confirmar',
  no_link_text: 'Esta página se abre sola cuando un sitio web o una app te pide que confirmes que eres tú.',
} satisfies Translation<typeof english>;
