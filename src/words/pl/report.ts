// Polish words of the pages behind "this was not me".
import type { report as english } from '../en/report.ts';
import type { Translation } from '../entry.ts';

export const report = {
  ask: 'To nie Ty?',
  ask_when: 'Informacja od nas ({time}):',
  enrolled: 'Ustawiono zabezpieczenia Twojego konta.',
  pin_changed: 'Zmieniono Twój PIN.',
  number_changed: 'Zmieniono numer telefonu, na który otrzymujesz kody.',
  passkey_added: 'Do Twojego konta dodano klucz dostępu.',
  passkey_removed: 'Z\u00a0Twojego konta usunięto klucz dostępu.',
  contact_change_asked: 'Serwis {platform} przekazał nam nowy adres e-mail lub numer telefonu dla Twojego konta.',
  blocked: 'W\u00a0Twoim imieniu było zbyt wiele błędnych prób.',
  reset_asked: 'Ktoś poprosił o\u00a0zresetowanie zabezpieczeń Twojego konta.',
  effect:
    'Jeśli to nie Ty, naciśnij przycisk. Strony otwarte w\u00a0Twoim imieniu zostaną wtedy zamknięte, a\u00a0to, co zmieniono lub o\u00a0co poproszono, nie będzie ważne do czasu wyjaśnienia sprawy.',
  button: 'To nie ja',
  was_you: 'Jeśli to Twoje działanie, zamknij tę stronę: nic się nie stanie.',

  done: 'Dziękujemy za zgłoszenie',
  done_text:
    'Strony otwarte w\u00a0Twoim imieniu zostały zamknięte. To, co zgłoszono, nie będzie ważne do czasu wyjaśnienia sprawy, nawet jeśli to jednak Twoje działanie.',
  done_next: 'Skontaktuj się teraz z\u00a0serwisem {platform}, aby wyjaśnić sprawę.',

  expired: 'Ten link stracił ważność',
  expired_text:
    'Działał tylko przez kilka dni. Jeśli coś stało się bez Twojej wiedzy, skontaktuj się z\u00a0serwisem {platform}.',

  unknown: 'Ten link nie działa',
  unknown_text:
    'Może brakować jego części. Skopiuj go jeszcze raz z\u00a0wiadomości albo skontaktuj się ze stroną lub aplikacją, której dotyczy wiadomość.',
} satisfies Translation<typeof english>;
