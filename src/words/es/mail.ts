// Spanish words of the notices by email.
import type { mail as english } from '../en/mail.ts';
import type { Translation } from '../entry.ts';

export const mail = {
  enrolled: '{platform}: tu cuenta ya está protegida',
  enrolled_text:
    'Se ha configurado la seguridad de tu cuenta de {platform}. A partir de ahora, lo importante se confirma con el PIN, el teléfono o la llave de acceso que se hayan elegido.',
  pin_changed: '{platform}: se ha cambiado tu PIN',
  pin_changed_text: 'Se ha cambiado el PIN con el que confirmas que eres tú para {platform}.',
  number_changed: '{platform}: se ha cambiado tu número de teléfono',
  number_changed_text:
    'Los códigos con los que confirmas que eres tú para {platform} se envían ahora a otro número de teléfono.',
  passkey_added: '{platform}: se ha añadido una llave de acceso',
  passkey_added_text:
    'Se ha añadido una llave de acceso a tu cuenta de {platform}. Quien pueda desbloquearla puede confirmar en tu nombre.',
  passkey_removed: '{platform}: se ha eliminado una llave de acceso',
  passkey_removed_text:
    'Se ha eliminado una llave de acceso de tu cuenta de {platform}. Ya no sirve para confirmar que eres tú.',
  contact_change_asked: '{platform}: tus datos de contacto van a cambiar',
  contact_change_asked_text:
    '{platform} nos ha comunicado una nueva dirección de correo electrónico o un nuevo número de teléfono para ti. Los códigos y los mensajes como este se seguirán enviando adonde hasta ahora, hasta que confirmes los nuevos datos.',
  blocked: '{platform}: demasiados intentos fallidos',
  blocked_text:
    'Ha habido demasiados intentos fallidos cuando {platform} pidió confirmar que eres tú. Por tu seguridad, ahora no se puede confirmar nada.',
  blocked_at: 'Podrás volver a intentarlo a partir del {time}.',
  blocked_for_good: 'Seguirá así hasta que {platform} te ayude: ponte en contacto con ellos.',
  permanent_block_ahead: '{platform}: tu cuenta podría bloquearse',
  permanent_block_ahead_text:
    'Ha habido muchísimos intentos fallidos cuando {platform} pidió confirmar que eres tú. Si continúan, tu cuenta quedará bloqueada hasta que {platform} te ayude. Para evitarlo, confirma una vez que eres tú.',
  permanent_block_ahead_at: 'La cuenta no se bloqueará antes del {time}.',
  reset_asked: '{platform}: se va a restablecer la seguridad de tu cuenta',
  reset_asked_text:
    'Alguien ha pedido a {platform} que restablezca la seguridad de tu cuenta: se eliminarán tu PIN, tu número de teléfono y tus llaves de acceso, y tendrás que configurarlos de nuevo.',
  reset_asked_at: 'Se hará el {time}.',
  reset_done: '{platform}: se ha restablecido la seguridad de tu cuenta',
  reset_done_text:
    'Se ha restablecido la seguridad de tu cuenta de {platform}: se han eliminado tu PIN, tu número de teléfono y tus llaves de acceso. Para configurarlos de nuevo, ve a {platform} y ten a mano el código que te han dado.',
  code_undeliverable: '{platform}: no hemos podido enviarte un código',
  code_undeliverable_text:
    'No hemos podido entregar en tu teléfono un código por SMS para {platform}. Comprueba que tu teléfono está encendido y puede recibir SMS, y empieza de nuevo en {platform}. Si ya no tienes este número, ponte en contacto con {platform}.',
  mail_code: '{platform}: tu código',
  mail_code_text:
    'Tu código es {code}. Introdúcelo en la página en la que estás confirmando que eres tú. Vale {minutes} minutos. No lo compartas nunca.',
  mail_code_not_you:
    'Si no estás confirmando nada ahora, puede que otra persona conozca tu PIN: ponte en contacto con {platform} de inmediato.',

  when: 'Registrado el {time}.',
  was_you: 'Si has sido tú, no tienes que hacer nada.',
  not_you: 'Si no has sido tú, abre este enlace y confírmalo en la página. Funciona una sola vez, durante {days} días.',
  not_you_button: 'No he sido yo',
  not_you_contact: 'Si no has sido tú, ponte en contacto con {platform} de inmediato.',
  footer:
    'Este mensaje se ha enviado automáticamente en nombre de {platform}; no respondas a él. Nadie te pedirá nunca tu PIN ni un código por correo electrónico o por teléfono.',
} satisfies Translation<typeof english>;
