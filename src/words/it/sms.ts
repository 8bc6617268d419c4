// Italian words of the text messages: within the GSM alphabet (no È or curly apostrophe), so that they stay short.
import type { sms as english } from '../en/sms.ts';
import type { Translation } from '../entry.ts';

export const sms = {
  enrolment_code:
    '{platform}: il tuo codice è {code}. Inseriscilo per confermare questo numero. Vale {minutes} minuti. Non condividerlo.',
  authentication_code:
    '{platform}: il tuo codice è {code}. Inseriscilo per confermare la tua identità. Vale {minutes} minuti. Non condividerlo.',
  reset_asked:
    "{platform}: la sicurezza del tuo account verrà reimpostata in data {time}. Se non l'hai chiesto, contatta subito {platform}.",
  reset_done:
    "{platform}: la sicurezza del tuo account è stata reimpostata. Se non l'hai chiesto, contatta subito {platform}.",
  permanent_block_ahead:
    '{platform}: molti tentativi errati a tuo nome. Se continuano, il tuo account verrà bloccato. Se non eri tu, contatta subito {platform}.',
  notice:
    '{platform}: qualcosa è stato cambiato o richiesto nella sicurezza del tuo account. Se non eri tu, contatta subito {platform}.',
} satisfies Translation<typeof english>;
