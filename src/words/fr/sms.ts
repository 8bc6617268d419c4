// French words of the text messages: within the GSM alphabet (no ê, ç or curly apostrophe), so that they stay short.
import type { sms as english } from '../en/sms.ts';
import type { Translation } from '../entry.ts';

export const sms = {
  enrolment_code:
    '{platform} : votre code est {code}. Saisissez-le pour confirmer ce numéro. Valable {minutes} minutes. Ne le donnez à personne.',
  authentication_code:
    "{platform} : votre code est {code}. Saisissez-le pour confirmer qu'il s'agit de vous. Valable {minutes} minutes. Ne le donnez à personne.",
} satisfies Translation<typeof english>;
