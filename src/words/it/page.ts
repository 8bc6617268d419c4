// Italian words of the hosted pages: “tu”, as in the apps of banks; a passkey is feminine.
import type { page as english } from '../en/page.ts';
import type { Translation } from '../entry.ts';

export const page = {
  testing: 'Sandbox: solo per test',
  secured_by: 'Protetto da Strongroom',
  progress: 'Passaggio {step} di {of}',
  title_with_problem: 'Errore: {title}',
  continue: 'Continua',
  confirm: 'Conferma',
  try_again: 'Riprova',
  session_ends: 'Questa pagina si chiuderà tra un minuto. Tornerai a {platform}, dove potrai ricominciare.',
  connection_lost: 'Al momento non c’è connessione. Quello che hai inserito è ancora qui e continuiamo a riprovare.',

  welcome_enrolment: 'Proteggi il tuo account',
  welcome_enrolment_text:
    '{platform} ti chiede di configurare la sicurezza del tuo account. Ci vorranno circa due minuti.',
  welcome_authentication: 'Conferma la tua identità',
  welcome_authentication_text: '{platform} ti chiede di confermare che sei proprio tu. Ci vorrà circa un minuto.',
  welcome_re_enrolment: 'Conferma i tuoi nuovi dati',
  welcome_re_enrolment_text:
    'I tuoi dati di contatto sono cambiati e {platform} ti chiede di confermarli. Ci vorrà circa un minuto.',
  asks_proof: 'Inserire il codice monouso che hai ricevuto',
  asks_email: 'Digitare il tuo indirizzo email',
  asks_new_pin: 'Scegliere un PIN',
  asks_passkey_or_phone: 'Creare una passkey o confermare il tuo numero di cellulare',
  asks_phone: 'Confermare il tuo numero di cellulare',
  asks_known: 'Usare la tua passkey, oppure il PIN e un codice inviato via SMS',
  asks_new_details: 'Confermare i tuoi nuovi dati',
  welcome_steps: 'Che cosa dovrai fare',
  welcome_phone: 'Tieni il telefono a portata di mano.',
  welcome_time: {
    one: 'Per la tua sicurezza, questo link scade tra un minuto.',
    other: 'Per la tua sicurezza, questo link scade tra {count}\u00a0minuti.',
  },
  terms: 'Accetto le {terms} utilizzato da {platform}.',
  terms_name: 'condizioni del servizio di pagamento',
  terms_new_window: 'nuova finestra',
  terms_missing: 'Seleziona la casella per accettare le condizioni prima di iniziare.',
  start: 'Inizia',
  elsewhere:
    'Questa pagina è già aperta in un altro browser. Se continui qui, lì si chiuderà e ricomincerai dall’inizio.',
  continue_here: 'Continua qui',

  email_title: 'Digita il tuo indirizzo email',
  email_text: 'Digitalo per intero, senza incollarlo: il ritmo con cui scrivi ci aiuta a riconoscerti.',
  email_text_plain: 'Digitalo per intero.',
  email: 'Indirizzo email',
  email_hint: 'Il tuo indirizzo è simile a questo: {hint}',
  typing_more: 'Che cosa viene misurato e perché',
  typing_what:
    'Misuriamo per quanto tempo tieni premuto ogni tasto e dopo quanto premi il successivo, solo in questo campo, per accorgerci se qualcun altro scrive al posto tuo. Conserviamo i tempi, mai i tasti: cifrati, finché il tuo account non viene chiuso o finché non rifiuti qui.',
  typing_decline: 'Non usare il mio modo di scrivere',
  typing_decline_hint:
    'In questo caso confermi la tua identità con il PIN e un codice via SMS. Ciò che è stato misurato viene eliminato non appena avrai confermato.',

  pin_title: 'Scegli il tuo PIN',
  pin_text: 'Scegli {digits} cifre che conosci solo tu. {platform} te le chiederà per confermare la tua identità.',
  pin_advice: 'Evita le date di nascita e le sequenze facili come 123456.',
  pin_easy: 'Questo PIN è troppo facile da indovinare.',
  pin_fine: 'Questo PIN va bene.',
  pin_new: 'PIN ({digits} cifre)',
  pin_again: 'Ripeti il PIN',
  pin: 'PIN',
  pin_show: 'Mostra',
  pin_hide: 'Nascondi',

  phone_title: 'Il tuo cellulare',
  phone_text: 'Invieremo un codice via SMS a questo numero.',
  phone_suggested: 'È questo il tuo numero?',
  phone_yes: 'Sì, invia un codice',
  phone_other: 'Usa un altro numero',
  phone_only: 'Non è il tuo numero? Avvisa {platform}: non possiamo inviare il codice a nessun altro numero.',
  phone_country: 'Paese',
  phone_country_choose: 'Scegli un Paese',
  phone_number: 'Numero di cellulare',
  phone_private: 'Il numero che inserisci qui non viene comunicato a {platform}.',

  send_code: 'Invia un codice',
  code_title: 'Inserisci il codice',
  code_text: 'Abbiamo inviato un codice di 6 cifre via SMS al numero {number}.',
  code: 'Codice ricevuto via SMS',
  code_newest: 'Non hai ancora ricevuto l’SMS? Può volerci un minuto. Vale solo il codice più recente.',
  code_again: 'Invia un nuovo codice',
  code_wait: 'Nuovo codice tra {seconds}\u00a0s',

  proof_title: 'Conferma la tua identità',
  proof_send: 'Per prima cosa invieremo un codice di 6 cifre via SMS al numero {number}.',
  proof_text: 'Inserisci il PIN e il codice che abbiamo inviato via SMS al numero {number}.',
  pin_alone_text: 'Inserisci il PIN che hai scelto.',

  mail_code_title: 'Ancora una verifica',
  mail_code_send: 'Per essere certi della tua identità, invieremo anche un codice di 6 cifre via email a {email}.',
  mail_code_text:
    'Per essere certi della tua identità, abbiamo inviato anche un codice di 6 cifre via email a {email}.',
  mail_code: 'Codice ricevuto via email',
  mail_code_newest:
    'Non hai ancora ricevuto l’email? Può volerci un minuto; controlla anche la cartella dello spam. Vale solo il codice più recente.',

  passkey_new: 'Crea una passkey',
  passkey_another: 'Crea un’altra passkey',
  passkey_first_text:
    'Con una passkey confermi la tua identità con l’impronta, il volto o il codice di sblocco del dispositivo, e nient’altro. È più sicura dei codici via SMS.',
  passkey_second_text:
    'Usa un altro dispositivo o una chiave di sicurezza fisica: così, se perdi il primo, potrai ancora confermare la tua identità.',
  passkey_added_text:
    'Usa un altro dispositivo o una chiave di sicurezza fisica. Ti avviseremo via email quando sarà stata aggiunta.',
  passkey_new_button: 'Crea una passkey',
  passkey_use: 'Usa la tua passkey',
  passkey_use_text: 'Conferma la tua identità con l’impronta, il volto o il codice di sblocco del dispositivo.',
  passkey_use_button: 'Usa la mia passkey',
  passkey_no_script:
    'Le passkey richiedono JavaScript, che è disattivato in questo browser. Continua in un altro modo.',
  passkey_made: 'Creata: {date}',
  passkey_name: 'Nome di questa passkey',
  passkey_rename: 'Salva il nome',
  passkey_remove: 'Elimina questa passkey',
  passkey_keep: 'Non puoi ancora eliminare questa passkey: senza, non potresti più confermare la tua identità.',

  way_other: 'Usa il PIN e un codice via SMS',
  way_no_passkey: 'Continua senza passkey',
  way_not_now: 'Non ora',
  way_passkey: 'Usa una passkey',
  way_lost: 'Non posso usare il PIN o questo numero',
  way_settings: 'Cambia i metodi di conferma',
  way_back: 'Torna indietro senza modifiche',

  backup: 'Aggiungere un secondo metodo?',
  backup_text:
    'Se perdi il dispositivo con la tua passkey, il PIN da solo non basterà. Con un secondo metodo potrai ancora confermare la tua identità.',
  backup_number: 'Aggiungi il mio numero di cellulare',
  backup_passkey: 'Crea una seconda passkey',
  backup_none: 'Non ora',

  settings: 'I tuoi metodi di conferma',
  settings_text: 'Puoi fare una modifica alla volta. Ti avviseremo via email.',
  settings_first: 'Prima conferma la tua identità. Poi potrai cambiare i metodi di conferma.',
  settings_wait:
    'Hai fatto una modifica di recente. Per la tua sicurezza, devi attendere prima della prossima. Prossima modifica possibile: {time}.',
  settings_add_passkey: 'Aggiungi una passkey',
  settings_pin: 'Cambia il mio PIN',
  settings_number: 'Cambia il mio numero di cellulare',
  settings_add_number: 'Aggiungi un numero di cellulare',
  settings_number_now: 'I codici vengono inviati al numero {number}.',
  settings_done: 'Continua',
  removal: 'Eliminare questa passkey?',
  removal_text: 'Non potrai più confermare la tua identità con {passkey}.',

  proof_code: 'Inserisci il codice monouso',
  proof_code_text: '{platform} ti ha dato un codice in un altro modo, per esempio per lettera o di persona.',
  proof_code_again: 'Hai ricevuto un nuovo codice quando è stata verificata la tua identità. Funziona una sola volta.',
  proof_code_label: 'Codice monouso',

  stranded_lost: 'Qui non puoi confermare la tua identità',
  stranded_lost_text:
    'Per impedire l’accesso ad altre persone, un PIN o un numero da soli non bastano. Prova sul dispositivo con la tua passkey o chiedi aiuto a {platform}: verificheranno la tua identità e potrai ripartire da zero.',
  stranded_no_number: 'Manca il tuo numero di cellulare',
  stranded_no_number_text:
    '{platform} deve comunicarci il tuo numero di cellulare prima che tu possa continuare. Forniscilo a {platform} e ricomincia.',
  stranded_end: 'Torna a {platform}',
  original_pin: 'Ho dimenticato il PIN',
  original_number: 'Il mio numero è cambiato',

  end_validated: 'Tutto fatto',
  end_validated_text: 'Hai confermato la tua identità. Puoi tornare a {platform}.',
  end_failed: 'Non ha funzionato',
  end_failed_text: 'Non siamo riusciti a confermare la tua identità. Torna a {platform} e ricomincia.',
  end_recovery_asked: 'Devi ripartire da zero',
  end_recovery_asked_text:
    'Non è stato cambiato nulla. Chiedi aiuto a {platform}: verificheranno la tua identità, così potrai ripartire da zero.',
  end_changed_lately: 'Un po’ di pazienza',
  end_changed_lately_text:
    'Hai fatto una modifica di recente. Per la tua sicurezza, non si può cambiare altro per tre giorni. Torna poi a {platform}.',
  end_left: 'Hai interrotto qui',
  end_left_text: 'Non è stato confermato nulla. Puoi ricominciare da {platform} in qualsiasi momento.',
  end_expired: 'Tempo scaduto',
  end_expired_text: 'Per la tua sicurezza, questa pagina si chiude dopo pochi minuti. Torna a {platform} e ricomincia.',
  end_back: 'Torna a {platform}',
  end_leading: 'Ci tornerai tra un momento.',

  leave: 'Vuoi interrompere qui?',
  leave_text: 'Non è ancora stato confermato nulla. Se torni ora a {platform}, dovrai ricominciare da lì.',
  leave_stay: 'Resta e continua',
  leave_ways: 'Altre uscite',

  blocked: 'Un po’ di pazienza',
  blocked_text:
    'Ci sono stati troppi tentativi errati. Per la tua sicurezza, potrai riprovare a partire da quest’ora: {time}.',
  blocked_for_good: 'Il tuo accesso è bloccato',
  blocked_for_good_text: 'Ci sono stati troppi tentativi errati per un lungo periodo. Chiedi aiuto a {platform}.',
  blocked_after: 'Se nel frattempo questa pagina si è chiusa, torna a {platform} e ricomincia.',

  problem_email_different: 'Non è l’indirizzo che conosciamo. Confrontalo con il suggerimento e digitalo di nuovo.',
  problem_pin_format: 'Inserisci esattamente il numero di cifre richiesto, le stesse in entrambi i campi.',
  problem_pin_different: 'I due PIN non coincidono. Inserisci di nuovo il PIN in entrambi i campi.',
  problem_pin_easy: 'Questo PIN è troppo facile da indovinare. Scegline un altro.',
  problem_phone_invalid: 'Non possiamo inviare un codice a questo numero. Controlla il Paese e il numero.',
  problem_phone_known: 'È il numero che usi già. Inseriscine un altro o torna indietro.',
  problem_code_refused: 'Questo codice è errato o non è più valido. Controllalo o chiedine uno nuovo.',
  problem_not_right: 'Il PIN o il codice è errato. Controllali entrambi e inseriscili di nuovo.',
  problem_code_too_soon: 'Ti abbiamo appena inviato un codice. Attendi un momento prima di chiederne uno nuovo.',
  problem_too_many_codes: 'Ti abbiamo già inviato molti codici. Inserisci il più recente o riprova più tardi.',
  problem_code_unavailable: 'Al momento non possiamo inviarti un codice. Riprova più tardi.',
  problem_country_refused: 'Non possiamo inviare codici a numeri di questo Paese.',
  problem_proof_refused: 'Questo codice è errato o non è più valido. Controllalo e inseriscilo di nuovo.',
  problem_passkey_cancelled: 'Non è stato confermato nulla. Puoi riprovare o continuare in un altro modo qui sotto.',
  problem_passkey_unusable: 'Questo dispositivo non ci è riuscito. Riprova o continua in un altro modo qui sotto.',
  problem_passkey_known:
    'Su questo dispositivo c’è già una tua passkey. Usa un altro dispositivo o continua in un altro modo.',
  problem_passkey_synced:
    'Questa passkey potrebbe essere copiata su altri dispositivi e qui non è consentito. Usa una chiave di sicurezza fisica o continua in un altro modo.',
  problem_passkey_refused:
    'Non siamo riusciti a confermare la tua identità con questa passkey. Riprova o continua in un altro modo qui sotto.',
  problem_passkey_too_often: 'Non ha funzionato dopo vari tentativi. Continua in un altro modo.',
  problem_passkey_renamed: 'Il nuovo nome è stato salvato.',
  problem_code_undelivered:
    'Al momento i nostri SMS non arrivano a questo numero. Ti abbiamo inviato un’email che spiega che cosa puoi fare.',
  problem_mail_code_undelivered:
    'Al momento le nostre email non arrivano a questo indirizzo. Chiedi un nuovo codice o riprova più tardi.',
  problem_changed_lately: 'Hai fatto una modifica di recente. Per la tua sicurezza, attendi prima della prossima.',
  problem_last_pair: 'Questa passkey ti serve: senza, non potresti più confermare la tua identità.',
  problem_enrolled_elsewhere:
    'Hai già protetto il tuo account in un’altra finestra. Conferma la tua identità con il PIN che hai scelto lì.',
  problem_details_changed: 'Nel frattempo qualcosa è cambiato nel tuo account. Ricomincia da qui.',

  unknown_link: 'Questo link non funziona',
  unknown_link_text: 'Forse è scaduto o ne manca una parte. Torna al sito o all’app da cui provieni e ricomincia.',
  return_url_missing: 'Questo link è incompleto',
  return_url_missing_text:
    'Non indica dove riportarti alla fine. Torna al sito o all’app da cui provieni e segnala il problema.',
  return_url_missing_developers: 'Per gli sviluppatori: aggiungere al link il parametro returnUrl.',
  return_url_refused: 'Non possiamo riportarti indietro in sicurezza',
  return_url_refused_text:
    'Questo link ti porterebbe a un indirizzo non consentito. Torna al sito o all’app da cui provieni e segnala il problema.',
  return_url_refused_developers: 'Per gli sviluppatori: il valore del parametro returnUrl è stato rifiutato.',
  opened_elsewhere: 'Hai continuato altrove',
  opened_elsewhere_text:
    'Questa pagina è ora aperta in un altro browser o su un altro dispositivo. Continua lì; puoi chiudere questa finestra.',
  moved_too_often: 'Non puoi più cambiare browser',
  moved_too_often_text:
    'Hai cambiato browser troppe volte. Continua dove la pagina è aperta o ricomincia dal sito o dall’app da cui provieni.',
  not_this_page: 'Questa pagina non è disponibile',
  not_this_page_text: 'Apri di nuovo il link dal sito o dall’app da cui provieni.',
  went_wrong: 'Qualcosa è andato storto',
  went_wrong_text: 'L’errore è nostro, non tuo. Attendi un momento e riprova.',
  no_link: 'Non c’è nulla da confermare',
  no_link_text: 'Questa pagina si apre da sola quando un sito o un’app ti chiede di confermare la tua identità.',
} satisfies Translation<typeof english>;
