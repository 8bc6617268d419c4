// Dutch words of the text messages: short, and within the GSM alphabet (no ë or ï).
import type { sms as english } from '../en/sms.ts';
import type { Translation } from '../entry.ts';

export const sms = {
  enrolment_code:
    '{platform}: je code is {code}. Vul hem in om dit nummer te bevestigen. {minutes} minuten geldig. Deel hem met niemand.',
  authentication_code:
    '{platform}: je code is {code}. Vul hem in om te bevestigen dat jij het bent. {minutes} minuten geldig. Deel hem met niemand.',
  reset_asked:
    '{platform}: iemand wil de beveiliging van je account laten resetten. Dit gebeurt op {time}. Was jij dit niet, neem dan meteen contact op met {platform}.',
  reset_done:
    '{platform}: de beveiliging van je account is gereset. Heb jij dit niet gevraagd, neem dan meteen contact op met {platform}.',
  permanent_block_ahead:
    '{platform}: er zijn namens jou veel foute antwoorden gegeven. Gaat dat door, dan wordt je account geblokkeerd. Was jij dit niet, neem dan meteen contact op met {platform}.',
  notice:
    '{platform}: er is iets gewijzigd of gevraagd voor de beveiliging van je account. Was jij dit niet, neem dan meteen contact op met {platform}.',
} satisfies Translation<typeof english>;
