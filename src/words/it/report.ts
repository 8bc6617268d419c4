// Italian words of the pages behind “this was not me”.
import type { report as english } from '../en/report.ts';
import type { Translation } from '../entry.ts';

export const report = {
  ask: 'Non eri tu?',
  ask_when: 'Ecco che cosa ti abbiamo comunicato ({time}):',
  enrolled: 'La sicurezza del tuo account è stata configurata.',
  pin_changed: 'Il tuo PIN è stato cambiato.',
  number_changed: 'Il tuo numero di telefono per i codici è stato cambiato.',
  passkey_added: 'Una passkey è stata aggiunta al tuo account.',
  passkey_removed: 'Una passkey è stata eliminata dal tuo account.',
  contact_change_asked: '{platform} ci ha comunicato un nuovo indirizzo email o un nuovo numero di telefono per te.',
  blocked: 'Ci sono stati troppi tentativi errati a tuo nome.',
  reset_asked: 'Qualcuno ha chiesto di reimpostare la sicurezza del tuo account.',
  effect:
    'Se non eri tu, premi il pulsante. Le pagine aperte a tuo nome verranno chiuse e ciò che è stato cambiato o richiesto non sarà valido finché non verrà chiarito.',
  button: 'Non ero io',
  was_you: 'Se eri tu, chiudi questa pagina: non succederà nulla.',

  done: 'Grazie della segnalazione',
  done_text:
    'Le pagine aperte a tuo nome sono state chiuse. Ciò che hai segnalato non sarà valido finché non verrà chiarito, anche se alla fine eri tu.',
  done_next: 'Contatta ora {platform}: chiariranno la situazione con te.',

  expired: 'Questo link è scaduto',
  expired_text: 'Funzionava solo per alcuni giorni. Se è successo qualcosa che non hai fatto tu, contatta {platform}.',

  unknown: 'Questo link non funziona',
  unknown_text:
    'Forse ne manca una parte. Copialo di nuovo dal messaggio o contatta il sito o l’app di cui parla il messaggio.',
} satisfies Translation<typeof english>;
