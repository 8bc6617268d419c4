// Greek words of the text messages: Greek letters leave 70 per part, so each is as short as it can be.
import type { sms as english } from '../en/sms.ts';
import type { Translation } from '../entry.ts';

export const sms = {
  enrolment_code:
    '{platform}: κωδικός {code} για να επιβεβαιώσετε αυτόν τον αριθμό. Ισχύει {minutes} λεπτά. Μην τον δώσετε πουθενά.',
  authentication_code:
    '{platform}: κωδικός {code} για να επιβεβαιώσετε ότι είστε εσείς. Ισχύει {minutes} λεπτά. Μην τον δώσετε πουθενά.',
  reset_asked: '{platform}: επαναφορά ασφάλειας στις {time}. Δεν τη ζητήσατε; Επικοινωνήστε με την {platform}.',
  reset_done:
    '{platform}: έγινε επαναφορά της ασφάλειάς σας. Αν δεν τη ζητήσατε, επικοινωνήστε αμέσως με την {platform}.',
  permanent_block_ahead:
    '{platform}: πολλές λάθος προσπάθειες, ίσως κλειδωθεί ο λογαριασμός σας. Δεν είστε εσείς; Επικοινωνήστε με την {platform}.',
  notice:
    '{platform}: αλλαγή ή αίτημα αλλαγής στην ασφάλειά σας. Αν δεν ήσασταν εσείς, επικοινωνήστε αμέσως με την {platform}.',
} satisfies Translation<typeof english>;
