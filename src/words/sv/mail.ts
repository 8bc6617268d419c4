// Swedish words of the notices by email, with "du".
import type { mail as english } from '../en/mail.ts';
import type { Translation } from '../entry.ts';

export const mail = {
  enrolled: '{platform}: ditt konto är nu skyddat',
  enrolled_text:
    'Säkerheten för ditt konto hos {platform} är inställd. Från och med nu bekräftar du det som är viktigt med den pinkod, telefon eller passkey som har valts.',
  pin_changed: '{platform}: din pinkod har ändrats',
  pin_changed_text: 'Pinkoden som du bekräftar med för {platform} har ändrats.',
  number_changed: '{platform}: ditt mobilnummer har ändrats',
  number_changed_text: 'Koderna som du bekräftar med för {platform} skickas nu till ett annat mobilnummer.',
  passkey_added: '{platform}: en passkey har lagts till',
  passkey_added_text:
    'En passkey har lagts till i ditt konto hos {platform}. Den som kan låsa upp den kan bekräfta i ditt namn.',
  passkey_removed: '{platform}: en passkey har tagits bort',
  passkey_removed_text:
    'En passkey har tagits bort från ditt konto hos {platform}. Den kan inte längre användas för att bekräfta att det är du.',
  contact_change_asked: '{platform}: dina kontaktuppgifter ska ändras',
  contact_change_asked_text:
    '{platform} har gett oss en ny e-postadress eller ett nytt mobilnummer till dig. Koder och meddelanden som det här skickas dit de skickades förut, tills du har bekräftat de nya uppgifterna.',
  blocked: '{platform}: för många felaktiga svar',
  blocked_text:
    'Det blev för många felaktiga svar när {platform} bad om bekräftelse på att det är du. För din säkerhet kan ingenting bekräftas just nu.',
  blocked_at: 'Du kan försöka igen från och med den {time}.',
  blocked_for_good: 'Det gäller tills {platform} har hjälpt dig: kontakta dem.',
  permanent_block_ahead: '{platform}: ditt konto kan komma att spärras',
  permanent_block_ahead_text:
    'Det blev väldigt många felaktiga svar när {platform} bad om bekräftelse på att det är du. Om det fortsätter spärras ditt konto tills {platform} hjälper dig. För att undvika det bekräftar du en gång att det är du.',
  permanent_block_ahead_at: 'Kontot är öppet åtminstone till den {time}.',
  reset_asked: '{platform}: din säkerhet ska återställas',
  reset_asked_text:
    'Någon har bett {platform} att återställa säkerheten för ditt konto: din pinkod, ditt mobilnummer och dina passkeys tas då bort, och du får ställa in dem på nytt.',
  reset_asked_at: 'Det sker den {time}.',
  reset_done: '{platform}: din säkerhet har återställts',
  reset_done_text:
    'Säkerheten för ditt konto hos {platform} har återställts: din pinkod, ditt mobilnummer och dina passkeys har tagits bort. Gå till {platform} för att ställa in dem på nytt, och ha koden som du har fått till hands.',
  code_undeliverable: '{platform}: vi kunde inte skicka någon kod till dig',
  code_undeliverable_text:
    'En kod för {platform} kunde inte levereras till din telefon via sms. Kontrollera att telefonen är på och kan ta emot sms, och börja sedan om hos {platform}. Om du inte har kvar numret kontaktar du {platform}.',
  mail_code: '{platform}: din kod',
  mail_code_text:
    'Din kod är {code}. Ange den på sidan där du bekräftar att det är du. Den gäller i {minutes} minuter. Lämna aldrig ut den.',
  mail_code_not_you:
    'Om du inte bekräftar något just nu kan någon annan känna till din pinkod: kontakta {platform} genast.',

  when: 'Registrerat den {time}.',
  was_you: 'Om det var du behöver du inte göra något.',
  not_you: 'Om det inte var du, öppna den här länken och bekräfta det där. Den fungerar en gång, i {days} dagar.',
  not_you_button: 'Det var inte jag',
  not_you_contact: 'Om det inte var du, kontakta {platform} genast.',
  footer:
    'Det här meddelandet har skickats automatiskt för {platform} och går inte att svara på. Ingen kommer någonsin att be dig om din pinkod eller en kod via e-post eller telefon.',
} satisfies Translation<typeof english>;
