// Dutch words of the hosted pages, with the informal "je"; \u2011 is the hyphen that must not break, \u00a0 such a space.
import type { page as english } from '../en/page.ts';
import type { Translation } from '../entry.ts';

export const page = {
  testing: 'Sandbox: alleen om te testen',
  secured_by: 'Beveiligd met Strongroom',
  progress: 'Stap {step} van {of}',
  title_with_problem: 'Fout: {title}',
  continue: 'Verder',
  confirm: 'Bevestigen',
  try_again: 'Opnieuw proberen',
  session_ends:
    'Deze pagina verloopt over een minuut. Je gaat dan terug naar {platform} en kunt daar opnieuw beginnen.',
  connection_lost: 'Er is nu geen verbinding. Wat je hebt ingevuld, blijft hier staan. We blijven het proberen.',

  welcome_enrolment: 'Bescherm je account',
  welcome_enrolment_text:
    '{platform} vraagt je om de beveiliging van je account in te stellen. Dat duurt ongeveer twee minuten.',
  welcome_authentication: 'Bevestig dat jij het bent',
  welcome_authentication_text:
    '{platform} vraagt je om te bevestigen dat jij het echt bent. Dat duurt ongeveer een minuut.',
  welcome_re_enrolment: 'Bevestig je nieuwe gegevens',
  welcome_re_enrolment_text:
    'Je contactgegevens zijn gewijzigd. {platform} vraagt je om ze te bevestigen. Dat duurt ongeveer een minuut.',
  asks_proof: 'De eenmalige code invullen die je hebt gekregen',
  asks_email: 'Je e\u2011mailadres invullen',
  asks_new_pin: 'Een pincode kiezen',
  asks_passkey_or_phone: 'Een passkey maken of je mobiele nummer bevestigen',
  asks_phone: 'Je mobiele nummer bevestigen',
  asks_known: 'Je passkey gebruiken, of je pincode en een code per sms',
  asks_new_details: 'Je nieuwe gegevens bevestigen',
  welcome_steps: 'Dit ga je doen',
  welcome_phone: 'Houd je telefoon bij de hand.',
  welcome_time: {
    one: 'Voor je veiligheid verloopt deze link over een minuut.',
    other: 'Voor je veiligheid verloopt deze link over {count}\u00a0minuten.',
  },
  terms: 'Ik ga akkoord met de {terms} die {platform} gebruikt.',
  terms_name: 'voorwaarden van de betaaldienst',
  terms_new_window: 'opent in een nieuw venster',
  terms_missing: 'Vink het vakje aan om akkoord te gaan met de voorwaarden. Daarna kun je beginnen.',
  start: 'Beginnen',
  elsewhere:
    'Deze pagina is al open in een andere browser. Als je hier verdergaat, wordt de pagina daar gesloten en begin je opnieuw.',
  continue_here: 'Hier verdergaan',

  email_title: 'Vul je e\u2011mailadres in',
  email_text: 'Typ het helemaal zelf, zonder te plakken: aan het ritme van je typen kunnen we je herkennen.',
  email_text_plain: 'Typ het volledig in.',
  email: 'E\u2011mailadres',
  email_hint: 'Je adres ziet er zo uit: {hint}',
  typing_more: 'Wat er wordt gemeten, en waarom',
  typing_what:
    'We meten hoelang je elke toets ingedrukt houdt en hoe snel de volgende komt, alleen in dit veld. Zo merken we het als iemand anders in jouw plaats typt. We bewaren de tijden, nooit de toetsen: versleuteld, tot je account wordt gesloten of je hier weigert.',
  typing_decline: 'Mijn manier van typen niet gebruiken',
  typing_decline_hint:
    'Je bevestigt dan met je pincode en een code per sms. Wat er is gemeten, wordt verwijderd zodra je hebt bevestigd.',

  pin_title: 'Kies je pincode',
  pin_text:
    'Kies {digits} cijfers die alleen jij weet. {platform} vraagt erom als je moet bevestigen dat jij het bent.',
  pin_advice: 'Kies geen geboortedatum of makkelijke reeks zoals 123456.',
  pin_easy: 'Deze pincode is te makkelijk te raden.',
  pin_fine: 'Deze pincode is goed.',
  pin_new: 'Pincode ({digits} cijfers)',
  pin_again: 'Pincode, nog een keer',
  pin: 'Pincode',
  pin_show: 'Tonen',
  pin_hide: 'Verbergen',

  phone_title: 'Je mobiele nummer',
  phone_text: 'We sturen een code per sms naar dit nummer.',
  phone_suggested: 'Is dit je nummer?',
  phone_yes: 'Ja, stuur me een code',
  phone_other: 'Ander nummer gebruiken',
  phone_only: 'Is dit niet je nummer? Laat het {platform} weten: we kunnen de code niet naar een ander nummer sturen.',
  phone_country: 'Land',
  phone_country_choose: 'Kies een land',
  phone_number: 'Mobiel nummer',
  phone_private: 'Een nummer dat je hier invult, geven we niet door aan {platform}.',

  send_code: 'Stuur me een code',
  code_title: 'Vul de code in',
  code_text: 'We hebben een code van 6 cijfers per sms gestuurd naar {number}.',
  code: 'Code uit de sms',
  code_newest: 'Nog geen sms? Het kan een minuut duren. Alleen de nieuwste code werkt.',
  code_again: 'Nieuwe code sturen',
  code_wait: 'Nieuwe code over {seconds}\u00a0s',

  proof_title: 'Bevestig dat jij het bent',
  proof_send: 'Eerst sturen we een code van 6 cijfers per sms naar {number}.',
  proof_text: 'Vul je pincode in en de code die we per sms hebben gestuurd naar {number}.',
  pin_alone_text: 'Vul de pincode in die je hebt gekozen.',

  mail_code_title: 'Nog één controle',
  mail_code_send:
    'Om zeker te weten dat jij het bent, sturen we ook een code van 6 cijfers per e\u2011mail naar {email}.',
  mail_code_text:
    'Om zeker te weten dat jij het bent, hebben we ook een code van 6 cijfers per e\u2011mail gestuurd naar {email}.',
  mail_code: 'Code uit de e\u2011mail',
  mail_code_newest:
    'Nog geen e\u2011mail? Het kan een minuut duren; kijk ook in je spammap. Alleen de nieuwste code werkt.',

  passkey_new: 'Maak een passkey',
  passkey_another: 'Maak nog een passkey',
  passkey_first_text:
    'Met een passkey bevestig je met alleen je vingerafdruk, je gezicht of de code van je apparaat. Dat is veiliger dan codes per sms.',
  passkey_second_text:
    'Gebruik een ander apparaat of een beveiligingssleutel. Dan kun je nog steeds bevestigen als je het eerste apparaat kwijtraakt.',
  passkey_added_text:
    'Gebruik een ander apparaat of een beveiligingssleutel. We laten je per e\u2011mail weten dat de passkey is toegevoegd.',
  passkey_new_button: 'Passkey maken',
  passkey_use: 'Gebruik je passkey',
  passkey_use_text: 'Bevestig met je vingerafdruk, je gezicht of de code van je apparaat.',
  passkey_use_button: 'Passkey gebruiken',
  passkey_no_script:
    'Voor passkeys is JavaScript nodig en dat staat in deze browser uit. Ga verder op een andere manier.',
  passkey_made: 'Gemaakt op {date}',
  passkey_name: 'Naam van deze passkey',
  passkey_rename: 'Naam opslaan',
  passkey_remove: 'Deze passkey verwijderen',
  passkey_keep:
    'Je kunt deze passkey nog niet verwijderen: zonder deze passkey zou je niet meer kunnen bevestigen dat jij het bent.',

  way_other: 'Liever mijn pincode en een code gebruiken',
  way_no_passkey: 'Verder zonder passkey',
  way_not_now: 'Niet nu',
  way_passkey: 'Liever een passkey gebruiken',
  way_lost: 'Ik kan mijn pincode of dit nummer niet gebruiken',
  way_settings: 'Wijzigen hoe ik bevestig',
  way_back: 'Terug, zonder iets te wijzigen',

  backup: 'Een tweede manier toevoegen?',
  backup_text:
    'Als je het apparaat met je passkey kwijtraakt, is alleen je pincode niet genoeg. Met een tweede manier kun je dan toch bevestigen dat jij het bent.',
  backup_number: 'Mijn mobiele nummer toevoegen',
  backup_passkey: 'Tweede passkey maken',
  backup_none: 'Niet nu',

  settings: 'Hoe je bevestigt',
  settings_text: 'Je kunt één ding tegelijk wijzigen. We sturen je daarover een e\u2011mail.',
  settings_first: 'Bevestig eerst dat jij het bent. Daarna kun je wijzigen hoe je bevestigt.',
  settings_wait: 'Je hebt kort geleden iets gewijzigd. Voor je veiligheid kun je pas vanaf {time} weer iets wijzigen.',
  settings_add_passkey: 'Passkey toevoegen',
  settings_pin: 'Mijn pincode wijzigen',
  settings_number: 'Mijn mobiele nummer wijzigen',
  settings_add_number: 'Mobiel nummer toevoegen',
  settings_number_now: 'Codes gaan naar {number}.',
  settings_done: 'Verder',
  removal: 'Deze passkey verwijderen?',
  removal_text: 'Je kunt dan niet meer bevestigen met {passkey}.',

  proof_code: 'Vul je eenmalige code in',
  proof_code_text:
    '{platform} heeft je op een andere manier een code gegeven, bijvoorbeeld met een brief of persoonlijk.',
  proof_code_again: 'Je hebt een nieuwe code gekregen toen je identiteit werd gecontroleerd. Die werkt één keer.',
  proof_code_label: 'Eenmalige code',

  stranded_lost: 'Je kunt hier niet bevestigen',
  stranded_lost_text:
    'Om je te beschermen is alleen een pincode of alleen een nummer niet genoeg. Probeer het op het apparaat met je passkey, of vraag {platform} om hulp: daar controleren ze wie je bent en kun je opnieuw beginnen.',
  stranded_no_number: 'Je mobiele nummer ontbreekt',
  stranded_no_number_text:
    '{platform} moet ons je mobiele nummer doorgeven voordat je verder kunt. Geef het daar op en begin dan opnieuw.',
  stranded_end: 'Terug naar {platform}',
  original_pin: 'Ik ben mijn pincode vergeten',
  original_number: 'Ik heb een ander nummer',

  end_validated: 'Klaar',
  end_validated_text: 'Je hebt bevestigd dat jij het bent. Je kunt terug naar {platform}.',
  end_failed: 'Dat is niet gelukt',
  end_failed_text: 'We konden niet vaststellen dat jij het bent. Ga terug naar {platform} en begin opnieuw.',
  end_recovery_asked: 'Je moet opnieuw beginnen',
  end_recovery_asked_text:
    'Er is niets gewijzigd. Vraag {platform} om hulp: daar controleren ze wie je bent, zodat je opnieuw kunt beginnen.',
  end_changed_lately: 'Nog even geduld',
  end_changed_lately_text:
    'Je hebt kort geleden iets gewijzigd. Voor je veiligheid kan er drie dagen lang niets anders worden gewijzigd. Probeer het daarna nog eens bij {platform}.',
  end_left: 'Je bent hier gestopt',
  end_left_text: 'Er is niets bevestigd. Je kunt op elk moment opnieuw beginnen bij {platform}.',
  end_expired: 'De tijd is om',
  end_expired_text:
    'Voor je veiligheid verloopt deze pagina na een paar minuten. Ga terug naar {platform} en begin opnieuw.',
  end_back: 'Terug naar {platform}',
  end_leading: 'Je gaat zo terug.',

  leave: 'Wil je hier stoppen?',
  leave_text: 'Er is nog niets bevestigd. Als je nu teruggaat naar {platform}, moet je daar opnieuw beginnen.',
  leave_stay: 'Blijven en verdergaan',
  leave_ways: 'Deze pagina verlaten',

  blocked: 'Nog even geduld',
  blocked_text:
    'Er zijn te veel foute antwoorden gegeven. Voor je veiligheid kun je het pas vanaf {time} weer proberen.',
  blocked_for_good: 'Je toegang is geblokkeerd',
  blocked_for_good_text: 'Er zijn over een lange tijd te veel foute antwoorden gegeven. Vraag {platform} om hulp.',
  blocked_after: 'Is deze pagina dan verlopen? Ga terug naar {platform} en begin opnieuw.',

  problem_email_different:
    'Dit is niet het adres dat we kennen. Vergelijk het met het voorbeeld en vul het opnieuw in.',
  problem_pin_format: 'Vul precies zoveel cijfers in als we vragen, in beide velden dezelfde.',
  problem_pin_different: 'De twee pincodes zijn niet gelijk. Vul je pincode opnieuw in, in beide velden.',
  problem_pin_easy: 'Deze pincode is te makkelijk te raden. Kies een andere.',
  problem_phone_invalid: 'Naar dit nummer kunnen we geen code sturen. Controleer het land en het nummer.',
  problem_phone_known: 'Dit is het nummer dat je al gebruikt. Vul een ander nummer in of ga terug.',
  problem_code_refused: 'Deze code is fout of niet meer geldig. Controleer de code of vraag een nieuwe aan.',
  problem_not_right: 'De pincode of de code is fout. Controleer ze allebei en vul ze opnieuw in.',
  problem_code_too_soon: 'We hebben je net een code gestuurd. Wacht even voordat je een nieuwe aanvraagt.',
  problem_too_many_codes: 'We hebben je al veel codes gestuurd. Vul de nieuwste in of probeer het later nog eens.',
  problem_code_unavailable: 'We kunnen je nu geen code sturen. Probeer het later nog eens.',
  problem_country_refused: 'Naar nummers uit dit land kunnen we geen codes sturen.',
  problem_proof_refused: 'Deze code is fout of niet meer geldig. Controleer de code en vul hem opnieuw in.',
  problem_passkey_cancelled:
    'Er is niets bevestigd. Je kunt het opnieuw proberen of hieronder een andere manier kiezen.',
  problem_passkey_unusable:
    'Het is met dit apparaat niet gelukt. Probeer het opnieuw of kies hieronder een andere manier.',
  problem_passkey_known:
    'Op dit apparaat staat al een passkey van jou. Gebruik een ander apparaat of kies een andere manier.',
  problem_passkey_synced:
    'Deze passkey kan naar andere apparaten worden gekopieerd en dat mag hier niet. Gebruik een beveiligingssleutel of kies een andere manier.',
  problem_passkey_refused:
    'Bevestigen met deze passkey is niet gelukt. Probeer het opnieuw of kies hieronder een andere manier.',
  problem_passkey_too_often: 'Dit is een paar keer niet gelukt. Kies een andere manier.',
  problem_passkey_renamed: 'De nieuwe naam is opgeslagen.',
  problem_code_undelivered:
    'Onze sms’jes komen nu niet aan op dit nummer. We hebben je een e\u2011mail gestuurd waarin staat wat je kunt doen.',
  problem_mail_code_undelivered:
    'Onze e\u2011mails komen nu niet aan op dit adres. Vraag een nieuwe code aan of probeer het later nog eens.',
  problem_changed_lately: 'Je hebt kort geleden iets gewijzigd. Wacht voor je veiligheid met de volgende wijziging.',
  problem_last_pair: 'Deze heb je nodig: anders zou je niet meer kunnen bevestigen dat jij het bent.',
  problem_enrolled_elsewhere:
    'Je hebt je account al beschermd in een ander venster. Bevestig met de pincode die je daar hebt gekozen.',
  problem_details_changed: 'Er is intussen iets aan je account gewijzigd. Begin hier opnieuw.',

  unknown_link: 'Deze link werkt niet',
  unknown_link_text:
    'Misschien is hij verlopen of ontbreekt er een stuk. Ga terug naar de site of app waar je vandaan komt en begin opnieuw.',
  return_url_missing: 'Deze link is niet compleet',
  return_url_missing_text:
    'Er staat niet in waar je daarna naartoe gaat. Ga terug naar de site of app waar je vandaan komt en meld het daar.',
  return_url_missing_developers: 'Voor ontwikkelaars: voeg de parameter returnUrl toe aan de link.',
  return_url_refused: 'We kunnen je niet veilig terugbrengen',
  return_url_refused_text:
    'Deze link zou je naar een adres brengen dat niet is toegestaan. Ga terug naar de site of app waar je vandaan komt en meld het daar.',
  return_url_refused_developers: 'Voor ontwikkelaars: de waarde van de parameter returnUrl is geweigerd.',
  opened_elsewhere: 'Je bent ergens anders verdergegaan',
  opened_elsewhere_text:
    'Deze pagina is nu open in een andere browser of op een ander apparaat. Ga daar verder; dit venster kun je sluiten.',
  moved_too_often: 'Deze pagina kan niet meer verplaatst worden',
  moved_too_often_text:
    'De pagina is te vaak van browser gewisseld. Ga verder waar de pagina open is, of begin opnieuw vanaf de site of app waar je vandaan komt.',
  not_this_page: 'Deze pagina is niet beschikbaar',
  not_this_page_text: 'Open de link opnieuw vanaf de site of app waar je vandaan komt.',
  went_wrong: 'Er ging iets mis',
  went_wrong_text: 'De fout ligt bij ons, niet bij jou. Wacht even en probeer het dan opnieuw.',
  no_link: 'Hier valt niets te bevestigen',
  no_link_text: 'Deze pagina opent vanzelf als een site of app je vraagt te bevestigen dat jij het bent.',
} satisfies Translation<typeof english>;
