// Dutch words of the pages behind "this was not me".
import type { report as english } from '../en/report.ts';
import type { Translation } from '../entry.ts';

export const report = {
  ask: 'Was jij dit niet?',
  ask_when: 'Wat we je hebben gemeld ({time}):',
  enrolled: 'De beveiliging van je account is ingesteld.',
  pin_changed: 'Je pincode is gewijzigd.',
  number_changed: 'Je mobiele nummer voor codes is gewijzigd.',
  passkey_added: 'Er is een passkey toegevoegd aan je account.',
  passkey_removed: 'Er is een passkey verwijderd uit je account.',
  contact_change_asked: '{platform} heeft ons een nieuw e\u2011mailadres of mobiel nummer van je doorgegeven.',
  blocked: 'Er zijn namens jou te veel foute antwoorden gegeven.',
  reset_asked: 'Iemand heeft gevraagd om de beveiliging van je account te resetten.',
  effect:
    'Was jij dit niet, druk dan op de knop. Pagina’s die namens jou open zijn, stoppen dan, en wat is gewijzigd of gevraagd, telt niet tot alles is uitgezocht.',
  button: 'Dit was ik niet',
  was_you: 'Was jij dit, sluit dan deze pagina: er gebeurt niets.',

  done: 'Bedankt voor je melding',
  done_text:
    'Pagina’s die namens jou open waren, zijn gestopt. Wat je hebt gemeld, telt niet tot alles is uitgezocht, ook als jij het toch was.',
  done_next: 'Neem nu contact op met {platform} om het samen op te lossen.',

  expired: 'Deze link is verlopen',
  expired_text:
    'Hij werkte maar een paar dagen. Is er iets gebeurd wat jij niet was? Neem dan contact op met {platform}.',

  unknown: 'Deze link werkt niet',
  unknown_text:
    'Misschien ontbreekt er een stuk. Kopieer de link nog eens uit het bericht, of neem contact op met de site of app waar het bericht over gaat.',
} satisfies Translation<typeof english>;
