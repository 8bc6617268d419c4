// Italian words of the notices by email; a date never follows an article, which would depend on the day (il 7, l’8).
import type { mail as english } from '../en/mail.ts';
import type { Translation } from '../entry.ts';

export const mail = {
  enrolled: '{platform}: il tuo account ora è protetto',
  enrolled_text:
    'La sicurezza del tuo account {platform} è stata configurata. D’ora in poi ciò che è importante si conferma con il PIN, il telefono o la passkey che sono stati scelti.',
  pin_changed: '{platform}: il tuo PIN è stato cambiato',
  pin_changed_text: 'Il PIN con cui confermi la tua identità per {platform} è stato cambiato.',
  number_changed: '{platform}: il tuo numero di telefono è stato cambiato',
  number_changed_text:
    'I codici con cui confermi la tua identità per {platform} vengono ora inviati a un altro numero di telefono.',
  passkey_added: '{platform}: è stata aggiunta una passkey',
  passkey_added_text:
    'Una passkey è stata aggiunta al tuo account {platform}. Chi può sbloccarla può confermare a tuo nome.',
  passkey_removed: '{platform}: è stata eliminata una passkey',
  passkey_removed_text:
    'Una passkey è stata eliminata dal tuo account {platform}. Non può più essere usata per confermare la tua identità.',
  contact_change_asked: '{platform}: i tuoi dati di contatto stanno per cambiare',
  contact_change_asked_text:
    '{platform} ci ha comunicato un nuovo indirizzo email o un nuovo numero di telefono per te. I codici e i messaggi come questo continueranno ad arrivare dove arrivavano prima, finché non avrai confermato i nuovi dati.',
  blocked: '{platform}: troppi tentativi errati',
  blocked_text:
    'Ci sono stati troppi tentativi errati quando {platform} ha chiesto di confermare la tua identità. Per la tua sicurezza, al momento non si può confermare nulla.',
  blocked_at: 'Potrai riprovare a partire da questa data: {time}.',
  blocked_for_good: 'Il blocco resta finché {platform} non lo rimuove: contattali.',
  permanent_block_ahead: '{platform}: il tuo account potrebbe essere bloccato',
  permanent_block_ahead_text:
    'Ci sono stati moltissimi tentativi errati quando {platform} ha chiesto di confermare la tua identità. Se continuano, il tuo account verrà bloccato finché {platform} non ti aiuterà. Per evitarlo, conferma una volta la tua identità.',
  permanent_block_ahead_at: 'L’account non verrà bloccato prima di questa data: {time}.',
  reset_asked: '{platform}: la sicurezza del tuo account sta per essere reimpostata',
  reset_asked_text:
    'Qualcuno ha chiesto a {platform} di reimpostare la sicurezza del tuo account: il PIN, il numero di telefono e le passkey verranno eliminati e dovrai configurarli di nuovo.',
  reset_asked_at: 'Questo avverrà in data {time}.',
  reset_done: '{platform}: la sicurezza del tuo account è stata reimpostata',
  reset_done_text:
    'La sicurezza del tuo account {platform} è stata reimpostata: il PIN, il numero di telefono e le passkey sono stati eliminati. Per configurarli di nuovo, vai su {platform} e tieni a portata di mano il codice che hai ricevuto.',
  code_undeliverable: '{platform}: non siamo riusciti a inviarti un codice',
  code_undeliverable_text:
    'Non è stato possibile recapitare al tuo telefono un codice via SMS per {platform}. Controlla che il telefono sia acceso e possa ricevere SMS, poi ricomincia da {platform}. Se non hai più questo numero, contatta {platform}.',
  mail_code: '{platform}: il tuo codice',
  mail_code_text:
    'Il tuo codice è {code}. Inseriscilo nella pagina in cui stai confermando la tua identità. Vale {minutes} minuti. Non condividerlo mai.',
  mail_code_not_you:
    'Se ora non stai confermando nulla, forse qualcun altro conosce il tuo PIN: contatta subito {platform}.',

  when: 'Registrato in data {time}.',
  was_you: 'Se eri tu, non devi fare nulla.',
  not_you: 'Se non eri tu, apri questo link e confermalo nella pagina. Funziona una sola volta, per {days} giorni.',
  not_you_button: 'Non ero io',
  not_you_contact: 'Se non eri tu, contatta subito {platform}.',
  footer:
    'Questo messaggio è stato inviato automaticamente per conto di {platform}; non rispondere. Nessuno ti chiederà mai il PIN o un codice via email o per telefono.',
} satisfies Translation<typeof english>;
