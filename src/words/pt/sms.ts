// Portuguese words of the text messages: with their accents, which halve what one SMS holds, and so all the shorter.
import type { sms as english } from '../en/sms.ts';
import type { Translation } from '../entry.ts';

export const sms = {
  enrolment_code:
    '{platform}: o seu código para confirmar este número é {code}. Válido {minutes} minutos. Não o partilhe.',
  authentication_code:
    '{platform}: o código para confirmar a sua identidade é {code}. Válido {minutes} minutos. Não o partilhe.',
  reset_asked: '{platform}: a segurança da sua conta será redefinida em {time}. Não o pediu? Contacte já {platform}.',
  reset_done: '{platform}: a segurança da sua conta foi redefinida. Não o pediu? Contacte já {platform}.',
  permanent_block_ahead:
    '{platform}: muitas tentativas falhadas. Se continuarem, a sua conta será bloqueada. Não as reconhece? Contacte já {platform}.',
  notice: '{platform}: algo foi alterado ou pedido na segurança da sua conta. Não o reconhece? Contacte já {platform}.',
} satisfies Translation<typeof english>;
