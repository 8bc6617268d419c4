// German words of the text messages: short, and within the GSM alphabet.
import type { sms as english } from '../en/sms.ts';
import type { Translation } from '../entry.ts';

export const sms = {
  enrolment_code:
    '{platform}: Ihr Code ist {code}. Damit bestätigen Sie diese Handynummer. {minutes} Minuten gültig. Nie weitergeben.',
  authentication_code:
    '{platform}: Ihr Code ist {code}. Damit bestätigen Sie, dass Sie es sind. {minutes} Minuten gültig. Nie weitergeben.',
  reset_asked:
    '{platform}: Jemand will die Sicherheit Ihres Kontos zurücksetzen lassen. Das geschieht am {time}. Wenn Sie das nicht waren, wenden Sie sich sofort an {platform}.',
  reset_done:
    '{platform}: Die Sicherheit Ihres Kontos wurde zurückgesetzt. Wenn Sie das nicht wollten, wenden Sie sich sofort an {platform}.',
  permanent_block_ahead:
    '{platform}: In Ihrem Namen gab es viele falsche Eingaben. Geht das so weiter, wird Ihr Konto gesperrt. Wenn Sie das nicht waren, wenden Sie sich sofort an {platform}.',
  notice:
    '{platform}: Bei der Sicherheit Ihres Kontos wurde etwas geändert oder verlangt. Wenn Sie das nicht waren, wenden Sie sich sofort an {platform}.',
} satisfies Translation<typeof english>;
