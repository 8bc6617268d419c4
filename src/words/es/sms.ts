// Spanish words of the text messages: the notices within the GSM alphabet; the ó of “código” is outside, so those are the shorter.
import type { sms as english } from '../en/sms.ts';
import type { Translation } from '../entry.ts';

export const sms = {
  enrolment_code:
    '{platform}: tu código para confirmar este número es {code}. Vale {minutes} minutos. No lo compartas.',
  authentication_code:
    '{platform}: tu código para confirmar que eres tú es {code}. Vale {minutes} minutos. No lo compartas.',
  reset_asked:
    '{platform}: el {time} se va a restablecer la seguridad de tu cuenta. Si no lo has pedido, contacta ya con {platform}.',
  reset_done:
    '{platform}: se ha restablecido la seguridad de tu cuenta. Si no lo has pedido, contacta ya con {platform}.',
  permanent_block_ahead:
    '{platform}: muchos intentos fallidos en tu nombre. Si siguen, tu cuenta se bloquea. Si no los reconoces, contacta ya con {platform}.',
  notice:
    '{platform}: se ha cambiado o pedido algo en la seguridad de tu cuenta. Si no lo reconoces, contacta ya con {platform}.',
} satisfies Translation<typeof english>;
