// Polish words of the text messages: letters such as ż leave 70 per part, so each is as short as it can be.
import type { sms as english } from '../en/sms.ts';
import type { Translation } from '../entry.ts';

export const sms = {
  enrolment_code: '{platform}: kod {code} do potwierdzenia tego numeru. Ważny {minutes} min. Nie podawaj go nikomu.',
  authentication_code: '{platform}: kod {code} do potwierdzenia, że to Ty. Ważny {minutes} min. Nie podawaj go nikomu.',
  reset_asked:
    '{platform}: reset zabezpieczeń nastąpi {time}. To nie Ty? Od razu skontaktuj się z serwisem {platform}.',
  reset_done:
    '{platform}: zresetowano zabezpieczenia Twojego konta. To nie Twoja prośba? Od razu skontaktuj się z serwisem {platform}.',
  permanent_block_ahead:
    '{platform}: wiele błędnych prób, konto może zostać zablokowane. To nie Ty? Od razu skontaktuj się z serwisem {platform}.',
  notice:
    '{platform}: zmiana lub prośba o zmianę zabezpieczeń konta. To nie Ty? Od razu skontaktuj się z serwisem {platform}.',
} satisfies Translation<typeof english>;
