// Swedish words of the text messages: short, and within the GSM alphabet.
import type { sms as english } from '../en/sms.ts';
import type { Translation } from '../entry.ts';

export const sms = {
  enrolment_code:
    '{platform}: din kod är {code}. Ange den för att bekräfta det här numret. Gäller i {minutes} minuter. Lämna aldrig ut den.',
  authentication_code:
    '{platform}: din kod är {code}. Ange den för att bekräfta att det är du. Gäller i {minutes} minuter. Lämna aldrig ut den.',
  reset_asked:
    '{platform}: någon har bett om att säkerheten för ditt konto ska återställas. Det sker den {time}. Om det inte var du, kontakta {platform} genast.',
  reset_done:
    '{platform}: säkerheten för ditt konto har återställts. Om du inte har bett om det, kontakta {platform} genast.',
  permanent_block_ahead:
    '{platform}: det har varit många felaktiga svar i ditt namn. Om det fortsätter spärras ditt konto. Om det inte var du, kontakta {platform} genast.',
  notice:
    '{platform}: något i säkerheten för ditt konto har ändrats eller begärts. Om det inte var du, kontakta {platform} genast.',
} satisfies Translation<typeof english>;
