// French words of the text messages: within the GSM alphabet (no ê, ç or curly apostrophe), so that they stay short.
import type { sms as english } from '../en/sms.ts';
import type { Translation } from '../entry.ts';

export const sms = {
  enrolment_code:
    '{platform} : votre code est {code}. Saisissez-le pour confirmer ce numéro. Valable {minutes} minutes. Ne le donnez à personne.',
  authentication_code:
    "{platform} : votre code est {code}. Saisissez-le pour confirmer qu'il s'agit de vous. Valable {minutes} minutes. Ne le donnez à personne.",
  reset_asked:
    "{platform} : quelqu'un a demandé de réinitialiser la sécurité de votre compte. Cela aura lieu le {time}. Si ce n'était pas vous, contactez {platform} sans attendre.",
  reset_done:
    "{platform} : la sécurité de votre compte a été réinitialisée. Si vous ne l'avez pas demandé, contactez {platform} sans attendre.",
  permanent_block_ahead:
    "{platform} : il y a eu beaucoup de réponses erronées en votre nom. Si cela continue, votre compte sera bloqué. Si ce n'était pas vous, contactez {platform} sans attendre.",
  notice:
    "{platform} : la sécurité de votre compte a été modifiée, ou quelqu'un l'a demandé. Si ce n'était pas vous, contactez {platform} sans attendre.",
} satisfies Translation<typeof english>;
