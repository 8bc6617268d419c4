// Swedish words of the pages behind "this was not me".
import type { report as english } from '../en/report.ts';
import type { Translation } from '../entry.ts';

export const report = {
  ask: 'Var det inte du?',
  ask_when: 'Det här meddelade vi dig ({time}):',
  enrolled: 'Säkerheten för ditt konto ställdes in.',
  pin_changed: 'Din pinkod ändrades.',
  number_changed: 'Ditt mobilnummer för koder ändrades.',
  passkey_added: 'En passkey lades till i ditt konto.',
  passkey_removed: 'En passkey togs bort från ditt konto.',
  contact_change_asked: '{platform} gav oss en ny e-postadress eller ett nytt mobilnummer till dig.',
  blocked: 'Det blev för många felaktiga svar i ditt namn.',
  reset_asked: 'Någon bad om att säkerheten för ditt konto skulle återställas.',
  effect:
    'Om det inte var du, tryck på knappen. Sidor som är öppna i ditt namn avslutas då, och det som har ändrats eller begärts gäller inte förrän allt är utrett.',
  button: 'Det var inte jag',
  was_you: 'Om det var du, stäng den här sidan: ingenting händer.',

  done: 'Tack för att du sa till',
  done_text:
    'Sidor som var öppna i ditt namn har avslutats. Det du har anmält gäller inte förrän allt är utrett, även om det var du trots allt.',
  done_next: 'Kontakta {platform} nu: de reder ut det tillsammans med dig.',

  expired: 'Länken har gått ut',
  expired_text: 'Den fungerade bara i några dagar. Om något har hänt som inte var du, kontakta {platform}.',

  unknown: 'Länken fungerar inte',
  unknown_text:
    'En del av den kan saknas. Kopiera den en gång till från meddelandet, eller kontakta webbplatsen eller appen som meddelandet handlar om.',
} satisfies Translation<typeof english>;
