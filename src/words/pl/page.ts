// Polish words of the hosted pages; the word serwis is declined where the name of a platform cannot be.
// \u00a0 keeps a word of one letter with the next word, \u2011 is the hyphen that must not break.
import type { page as english } from '../en/page.ts';
import type { Translation } from '../entry.ts';

export const page = {
  testing: 'Środowisko testowe: tylko do testów',
  secured_by: 'Chronione przez Strongroom',
  progress: 'Krok {step} z\u00a0{of}',
  title_with_problem: 'Błąd: {title}',
  continue: 'Dalej',
  confirm: 'Potwierdź',
  try_again: 'Spróbuj ponownie',
  session_ends:
    'Ta strona zamknie się za minutę. Wrócisz wtedy do serwisu {platform} i\u00a0możesz tam zacząć od nowa.',
  connection_lost: 'W\u00a0tej chwili nie ma połączenia. Wpisane dane pozostają na stronie, a\u00a0my próbujemy dalej.',

  welcome_enrolment: 'Zabezpiecz swoje konto',
  welcome_enrolment_text:
    'Serwis {platform} prosi o\u00a0ustawienie zabezpieczeń Twojego konta. Zajmie to około dwóch minut.',
  welcome_authentication: 'Potwierdź, że to Ty',
  welcome_authentication_text:
    'Serwis {platform} prosi o\u00a0potwierdzenie, że to naprawdę Ty. Zajmie to około minuty.',
  welcome_re_enrolment: 'Potwierdź nowe dane',
  welcome_re_enrolment_text:
    'Twoje dane kontaktowe się zmieniły, dlatego serwis {platform} prosi o\u00a0ich potwierdzenie. Zajmie to około minuty.',
  asks_proof: 'Wpisz otrzymany kod jednorazowy',
  asks_email: 'Wpisz swój adres e\u2011mail',
  asks_new_pin: 'Wybierz PIN',
  asks_passkey_or_phone: 'Utwórz klucz dostępu albo potwierdź swój numer telefonu',
  asks_phone: 'Potwierdź swój numer telefonu',
  asks_known: 'Użyj klucza dostępu albo PIN\u2011u i\u00a0kodu z\u00a0SMS\u2011a',
  asks_new_details: 'Potwierdź nowe dane',
  welcome_steps: 'Co Cię czeka',
  welcome_phone: 'Miej telefon pod ręką.',
  welcome_time: {
    one: 'Dla bezpieczeństwa ten link wygaśnie za minutę.',
    few: 'Dla bezpieczeństwa ten link wygaśnie za {count}\u00a0minuty.',
    many: 'Dla bezpieczeństwa ten link wygaśnie za {count}\u00a0minut.',
    other: 'Dla bezpieczeństwa ten link wygaśnie za {count}\u00a0minuty.',
  },
  terms: 'Akceptuję {terms}, z\u00a0której korzysta serwis {platform}.',
  terms_name: 'warunki usługi płatniczej',
  terms_new_window: 'w\u00a0nowym oknie',
  terms_missing: 'Zaznacz pole, aby zaakceptować warunki, a\u00a0potem rozpocznij.',
  start: 'Rozpocznij',
  elsewhere:
    'Ta strona jest już otwarta w\u00a0innej przeglądarce. Jeśli przejdziesz dalej tutaj, tam strona się zamknie, a\u00a0Ty zaczniesz od początku.',
  continue_here: 'Kontynuuj tutaj',

  email_title: 'Wpisz swój adres e\u2011mail',
  email_text: 'Wpisz go w\u00a0całości, bez wklejania: rytm Twojego pisania pomaga nam Cię rozpoznać.',
  email_text_plain: 'Wpisz go w\u00a0całości.',
  email: 'Adres e\u2011mail',
  email_hint: 'Twój adres wygląda tak: {hint}',
  typing_more: 'Co jest mierzone i\u00a0dlaczego',
  typing_what:
    'Mierzymy, jak długo przytrzymujesz każdy klawisz i\u00a0jak szybko naciskasz następny, tylko w\u00a0tym polu, aby zauważyć, gdy ktoś inny pisze zamiast Ciebie. Przechowujemy czasy, nigdy klawisze: w\u00a0postaci zaszyfrowanej, do zamknięcia Twojego konta lub do chwili, gdy tutaj odmówisz.',
  typing_decline: 'Nie używaj mojego sposobu pisania',
  typing_decline_hint:
    'Potwierdzasz wtedy PIN\u2011em i\u00a0kodem z\u00a0SMS\u2011a. To, co zmierzono, usuniemy, gdy tylko potwierdzisz.',

  pin_title: 'Wybierz swój PIN',
  pin_text:
    'Wybierz {digits}\u00a0cyfr, które znasz tylko Ty. Serwis {platform} poprosi o\u00a0nie, gdy trzeba będzie potwierdzić, że to Ty.',
  pin_advice: 'Unikaj dat urodzenia i\u00a0łatwych ciągów, takich jak 123456.',
  pin_easy: 'Ten PIN zbyt łatwo odgadnąć.',
  pin_fine: 'Ten PIN jest odpowiedni.',
  pin_new: 'PIN ({digits}\u00a0cyfr)',
  pin_again: 'PIN jeszcze raz',
  pin: 'PIN',
  pin_show: 'Pokaż',
  pin_hide: 'Ukryj',

  phone_title: 'Twój telefon komórkowy',
  phone_text: 'Na ten numer wyślemy SMS z\u00a0kodem.',
  phone_suggested: 'Czy to Twój numer?',
  phone_yes: 'Tak, wyślij mi kod',
  phone_other: 'Użyj innego numeru',
  phone_only: 'To nie Twój numer? Zgłoś to w\u00a0serwisie {platform}: nie można wysłać kodu na inny numer.',
  phone_country: 'Kraj',
  phone_country_choose: 'Wybierz kraj',
  phone_number: 'Numer telefonu',
  phone_private: 'Wpisanego tu numeru nie przekazujemy serwisowi {platform}.',

  send_code: 'Wyślij mi kod',
  code_title: 'Wpisz kod',
  code_text: 'Na numer {number} wysłaliśmy SMS z\u00a06\u2011cyfrowym kodem.',
  code: 'Kod z\u00a0SMS\u2011a',
  code_newest: 'Nie ma jeszcze SMS\u2011a? Może to potrwać minutę. Ważny jest tylko najnowszy kod.',
  code_again: 'Wyślij nowy kod',
  code_wait: 'Nowy kod za {seconds}\u00a0s',

  proof_title: 'Potwierdź, że to Ty',
  proof_send: 'Najpierw wyślemy na numer {number} SMS z\u00a06\u2011cyfrowym kodem.',
  proof_text: 'Wpisz swój PIN i\u00a0kod z\u00a0SMS\u2011a wysłanego na numer {number}.',
  pin_alone_text: 'Wpisz swój wybrany PIN.',

  mail_code_title: 'Jeszcze jedno sprawdzenie',
  mail_code_send: 'Aby mieć pewność, że to Ty, wyślemy też na adres {email} e\u2011mail z\u00a06\u2011cyfrowym kodem.',
  mail_code_text:
    'Aby mieć pewność, że to Ty, wysłaliśmy też na adres {email} e\u2011mail z\u00a06\u2011cyfrowym kodem.',
  mail_code: 'Kod z\u00a0e\u2011maila',
  mail_code_newest:
    'Nie ma jeszcze e\u2011maila? Może to potrwać minutę. Zajrzyj też do folderu ze spamem. Ważny jest tylko najnowszy kod.',

  passkey_new: 'Utwórz klucz dostępu',
  passkey_another: 'Utwórz jeszcze jeden klucz dostępu',
  passkey_first_text:
    'Z\u00a0kluczem dostępu potwierdzasz odciskiem palca, twarzą lub kodem urządzenia i\u00a0nic więcej nie jest potrzebne. To bezpieczniejsze niż kody z\u00a0SMS\u2011ów.',
  passkey_second_text:
    'Użyj innego urządzenia lub klucza bezpieczeństwa, aby móc potwierdzać także po utracie pierwszego.',
  passkey_added_text:
    'Użyj innego urządzenia lub klucza bezpieczeństwa. O\u00a0dodaniu klucza powiadomimy Cię e\u2011mailem.',
  passkey_new_button: 'Utwórz klucz dostępu',
  passkey_use: 'Użyj klucza dostępu',
  passkey_use_text: 'Potwierdź odciskiem palca, twarzą lub kodem urządzenia.',
  passkey_use_button: 'Użyj mojego klucza dostępu',
  passkey_no_script:
    'Klucze dostępu wymagają JavaScriptu, który jest wyłączony w\u00a0tej przeglądarce. Wybierz inny sposób.',
  passkey_made: 'Utworzono {date}',
  passkey_name: 'Nazwa tego klucza dostępu',
  passkey_rename: 'Zapisz nazwę',
  passkey_remove: 'Usuń ten klucz dostępu',
  passkey_keep: 'Nie można jeszcze usunąć tego klucza dostępu: bez niego nie będzie już można potwierdzić, że to Ty.',

  way_other: 'Użyj zamiast tego PIN\u2011u i\u00a0kodu z\u00a0SMS\u2011a',
  way_no_passkey: 'Kontynuuj bez klucza dostępu',
  way_not_now: 'Nie teraz',
  way_passkey: 'Użyj zamiast tego klucza dostępu',
  way_lost: 'Nie mogę użyć PIN\u2011u lub tego numeru',
  way_settings: 'Zmień sposób potwierdzania',
  way_back: 'Wróć bez zmian',

  backup: 'Dodać drugi sposób?',
  backup_text:
    'Jeśli zgubisz urządzenie z\u00a0kluczem dostępu, sam PIN nie wystarczy. Drugi sposób pozwoli Ci mimo to potwierdzić, że to Ty.',
  backup_number: 'Dodaj mój numer telefonu',
  backup_passkey: 'Utwórz drugi klucz dostępu',
  backup_none: 'Nie teraz',

  settings: 'Twoje sposoby potwierdzania',
  settings_text: 'Za jednym razem możesz zmienić jedną rzecz. Powiadomimy Cię o\u00a0tym e\u2011mailem.',
  settings_first: 'Najpierw potwierdź, że to Ty. Potem możesz zmienić sposób potwierdzania.',
  settings_wait: 'Niedawno wprowadzono zmianę. Dla Twojego bezpieczeństwa kolejna zmiana będzie możliwa od {time}.',
  settings_add_passkey: 'Dodaj klucz dostępu',
  settings_pin: 'Zmień mój PIN',
  settings_number: 'Zmień mój numer telefonu',
  settings_add_number: 'Dodaj numer telefonu',
  settings_number_now: 'Kody wysyłamy na numer {number}.',
  settings_done: 'Dalej',
  removal: 'Usunąć ten klucz dostępu?',
  removal_text: 'Nie będzie już można potwierdzać kluczem {passkey}.',

  proof_code: 'Wpisz kod jednorazowy',
  proof_code_text: 'Serwis {platform} przekazał Ci kod w\u00a0inny sposób, na przykład listownie lub osobiście.',
  proof_code_again: 'Przy sprawdzaniu Twojej tożsamości przekazano Ci nowy kod. Działa tylko raz.',
  proof_code_label: 'Kod jednorazowy',

  stranded_lost: 'Tutaj nie można potwierdzić',
  stranded_lost_text:
    'Aby nikt inny nie mógł potwierdzać za Ciebie, sam PIN lub sam numer nie wystarczy. Spróbuj na urządzeniu z\u00a0kluczem dostępu albo poproś o\u00a0pomoc serwis {platform}: po sprawdzeniu Twojej tożsamości możesz zacząć od nowa.',
  stranded_no_number: 'Brakuje Twojego numeru telefonu',
  stranded_no_number_text:
    'Zanim przejdziesz dalej, serwis {platform} musi przekazać nam Twój numer telefonu. Podaj go w\u00a0tym serwisie i\u00a0zacznij od nowa.',
  stranded_end: 'Wróć do {platform}',
  original_pin: 'Nie pamiętam PIN\u2011u',
  original_number: 'Mam nowy numer',

  end_validated: 'Gotowe',
  end_validated_text: 'Potwierdziliśmy, że to Ty. Możesz wrócić do serwisu {platform}.',
  end_failed: 'Nie udało się',
  end_failed_text: 'Nie mogliśmy potwierdzić, że to Ty. Wróć do serwisu {platform} i\u00a0zacznij od nowa.',
  end_recovery_asked: 'Trzeba zacząć od nowa',
  end_recovery_asked_text:
    'Nic nie zostało zmienione. Poproś o\u00a0pomoc serwis {platform}: po sprawdzeniu Twojej tożsamości możesz zacząć od nowa.',
  end_changed_lately: 'Poczekaj trochę',
  end_changed_lately_text:
    'Niedawno wprowadzono zmianę. Dla Twojego bezpieczeństwa przez trzy dni nie można zmienić nic innego. Wróć potem do serwisu {platform}.',
  end_left: 'Przerwano w\u00a0tym miejscu',
  end_left_text: 'Nic nie zostało potwierdzone. W\u00a0każdej chwili możesz zacząć od nowa w\u00a0serwisie {platform}.',
  end_expired: 'Czas minął',
  end_expired_text:
    'Dla Twojego bezpieczeństwa ta strona zamyka się po kilku minutach. Wróć do serwisu {platform} i\u00a0zacznij od nowa.',
  end_back: 'Wróć do {platform}',
  end_leading: 'Za chwilę tam wrócisz.',

  leave: 'Czy chcesz tu przerwać?',
  leave_text:
    'Nic nie zostało jeszcze potwierdzone. Jeśli teraz wrócisz do serwisu {platform}, trzeba będzie zacząć tam od nowa.',
  leave_stay: 'Zostań i\u00a0kontynuuj',
  leave_ways: 'Inne wyjścia',

  blocked: 'Poczekaj trochę',
  blocked_text: 'Było zbyt wiele błędnych prób. Dla Twojego bezpieczeństwa możesz spróbować ponownie od {time}.',
  blocked_for_good: 'Twój dostęp jest zablokowany',
  blocked_for_good_text: 'Przez dłuższy czas było zbyt wiele błędnych prób. Poproś o\u00a0pomoc serwis {platform}.',
  blocked_after: 'Jeśli do tego czasu ta strona się zamknie, wróć do serwisu {platform} i\u00a0zacznij od nowa.',

  problem_email_different: 'To nie jest adres, który znamy. Porównaj go z\u00a0podpowiedzią i\u00a0wpisz ponownie.',
  problem_pin_format: 'Wpisz dokładnie tyle cyfr, o\u00a0ile prosimy, takich samych w\u00a0obu polach.',
  problem_pin_different: 'PIN\u2011y nie są takie same. Wpisz swój PIN ponownie w\u00a0obu polach.',
  problem_pin_easy: 'Ten PIN zbyt łatwo odgadnąć. Wybierz inny.',
  problem_phone_invalid: 'Nie możemy wysłać kodu na ten numer. Sprawdź kraj i\u00a0numer.',
  problem_phone_known: 'Z\u00a0tego numeru już korzystasz. Wpisz inny albo się cofnij.',
  problem_code_refused: 'Ten kod jest błędny lub już nieważny. Sprawdź go albo poproś o\u00a0nowy.',
  problem_not_right: 'PIN lub kod jest błędny. Sprawdź oba i\u00a0wpisz je ponownie.',
  problem_code_too_soon: 'Właśnie wysłaliśmy Ci kod. Poczekaj chwilę, zanim poprosisz o\u00a0nowy.',
  problem_too_many_codes: 'Wysłaliśmy Ci już wiele kodów. Wpisz najnowszy albo spróbuj później.',
  problem_code_unavailable: 'W\u00a0tej chwili nie możemy wysłać Ci kodu. Spróbuj później.',
  problem_country_refused: 'Nie możemy wysyłać kodów na numery z\u00a0tego kraju.',
  problem_proof_refused: 'Ten kod jest błędny lub już nieważny. Sprawdź go i\u00a0wpisz ponownie.',
  problem_passkey_cancelled: 'Nic nie zostało potwierdzone. Spróbuj ponownie albo wybierz poniżej inny sposób.',
  problem_passkey_unusable: 'Na tym urządzeniu to się nie udało. Spróbuj ponownie albo wybierz poniżej inny sposób.',
  problem_passkey_known:
    'Na tym urządzeniu jest już Twój klucz dostępu. Użyj innego urządzenia albo wybierz inny sposób.',
  problem_passkey_synced:
    'Ten klucz dostępu można by skopiować na inne urządzenia, a\u00a0tutaj nie jest to dozwolone. Użyj klucza bezpieczeństwa albo wybierz inny sposób.',
  problem_passkey_refused:
    'Nie udało się potwierdzić tym kluczem dostępu. Spróbuj ponownie albo wybierz poniżej inny sposób.',
  problem_passkey_too_often: 'Kilka prób się nie udało. Wybierz inny sposób.',
  problem_passkey_renamed: 'Nowa nazwa jest zapisana.',
  problem_code_undelivered:
    'Nasze SMS\u2011y nie docierają teraz na ten numer. Wysłaliśmy Ci e\u2011mail z\u00a0informacją, co możesz zrobić.',
  problem_mail_code_undelivered:
    'Nasze e\u2011maile nie docierają teraz na ten adres. Poproś o\u00a0nowy kod albo spróbuj później.',
  problem_changed_lately: 'Niedawno wprowadzono zmianę. Dla Twojego bezpieczeństwa poczekaj z\u00a0następną.',
  problem_last_pair: 'Ten klucz jest Ci potrzebny: bez niego nie będzie już można potwierdzić, że to Ty.',
  problem_enrolled_elsewhere:
    'Twoje konto zostało już zabezpieczone w\u00a0innym oknie. Potwierdź PIN\u2011em, który został tam wybrany.',
  problem_details_changed: 'W\u00a0międzyczasie coś się zmieniło na Twoim koncie. Zacznij od nowa tutaj.',

  unknown_link: 'Ten link nie działa',
  unknown_link_text:
    'Mógł już stracić ważność lub brakuje jego części. Wróć do strony lub aplikacji, z\u00a0której Cię tu skierowano, i\u00a0zacznij od nowa.',
  return_url_missing: 'Ten link jest niepełny',
  return_url_missing_text:
    'Nie podano w\u00a0nim, dokąd Cię potem skierować. Wróć do strony lub aplikacji, z\u00a0której Cię tu skierowano, i\u00a0zgłoś to.',
  return_url_missing_developers: 'Dla programistów: dodaj do linku parametr returnUrl.',
  return_url_refused: 'Nie możemy bezpiecznie Cię odesłać',
  return_url_refused_text:
    'Ten link prowadziłby pod adres, który nie jest dozwolony. Wróć do strony lub aplikacji, z\u00a0której Cię tu skierowano, i\u00a0zgłoś to.',
  return_url_refused_developers: 'Dla programistów: wartość parametru returnUrl została odrzucona.',
  opened_elsewhere: 'Strona otwarta gdzie indziej',
  opened_elsewhere_text:
    'Ta strona jest teraz otwarta w\u00a0innej przeglądarce lub na innym urządzeniu. Kontynuuj tam; to okno możesz zamknąć.',
  moved_too_often: 'Tej strony nie można znowu przenieść',
  moved_too_often_text:
    'Zbyt często zmieniano przeglądarkę. Kontynuuj tam, gdzie strona jest otwarta, albo zacznij od nowa na stronie lub w\u00a0aplikacji, z\u00a0której Cię tu skierowano.',
  not_this_page: 'Ta strona jest niedostępna',
  not_this_page_text: 'Otwórz ponownie link na stronie lub w\u00a0aplikacji, z\u00a0której Cię tu skierowano.',
  went_wrong: 'Coś poszło nie tak',
  went_wrong_text: 'To nasz błąd, nie Twój. Poczekaj chwilę i\u00a0spróbuj ponownie.',
  no_link: 'Nie ma nic do potwierdzenia',
  no_link_text:
    'Ta strona otwiera się sama, gdy strona internetowa lub aplikacja prosi o\u00a0potwierdzenie, że to Ty.',
} satisfies Translation<typeof english>;
