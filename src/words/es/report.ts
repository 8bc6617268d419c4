// Spanish words of the pages behind “this was not me”.
import type { report as english } from '../en/report.ts';
import type { Translation } from '../entry.ts';

export const report = {
  ask: '¿No has sido tú?',
  ask_when: 'Esto es lo que te comunicamos ({time}):',
  enrolled: 'Se ha configurado la seguridad de tu cuenta.',
  pin_changed: 'Se ha cambiado tu PIN.',
  number_changed: 'Se ha cambiado tu número de teléfono para los códigos.',
  passkey_added: 'Se ha añadido una llave de acceso a tu cuenta.',
  passkey_removed: 'Se ha eliminado una llave de acceso de tu cuenta.',
  contact_change_asked:
    '{platform} nos ha comunicado una nueva dirección de correo electrónico o un nuevo número de teléfono para ti.',
  blocked: 'Ha habido demasiados intentos fallidos en tu nombre.',
  reset_asked: 'Alguien ha pedido restablecer la seguridad de tu cuenta.',
  effect:
    'Si no has sido tú, pulsa el botón. Se cerrarán las páginas abiertas en tu nombre, y lo que se haya cambiado o pedido no será válido hasta que se aclare.',
  button: 'No he sido yo',
  was_you: 'Si has sido tú, cierra esta página: no pasará nada.',

  done: 'Gracias por avisarnos',
  done_text:
    'Se han cerrado las páginas abiertas en tu nombre. Lo que nos has comunicado no será válido hasta que se aclare, aunque al final hayas sido tú.',
  done_next: 'Ponte ahora en contacto con {platform}: lo aclararán contigo.',

  expired: 'Este enlace ha caducado',
  expired_text:
    'Solo funcionaba durante unos días. Si ha ocurrido algo que no has hecho tú, ponte en contacto con {platform}.',

  unknown: 'Este enlace no funciona',
  unknown_text:
    'Puede que le falte una parte. Vuelve a copiarlo del mensaje o ponte en contacto con el sitio web o la app que menciona el mensaje.',
} satisfies Translation<typeof english>;
