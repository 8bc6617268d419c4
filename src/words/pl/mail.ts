// Polish words of the notices by email; the word serwis is declined where the name of a platform cannot be.
import type { mail as english } from '../en/mail.ts';
import type { Translation } from '../entry.ts';

export const mail = {
  enrolled: '{platform}: Twoje konto jest już chronione',
  enrolled_text:
    'Zabezpieczenia Twojego konta w\u00a0serwisie {platform} zostały ustawione. Od teraz to, co ważne, potwierdzasz wybranym PIN-em, telefonem lub kluczem dostępu.',
  pin_changed: '{platform}: zmieniono Twój PIN',
  pin_changed_text: 'Zmieniono PIN, którym potwierdzasz w\u00a0serwisie {platform}, że to Ty.',
  number_changed: '{platform}: zmieniono Twój numer telefonu',
  number_changed_text:
    'Kody, którymi potwierdzasz w\u00a0serwisie {platform}, że to Ty, są teraz wysyłane na inny numer telefonu.',
  passkey_added: '{platform}: dodano klucz dostępu',
  passkey_added_text:
    'Do Twojego konta w\u00a0serwisie {platform} dodano klucz dostępu. Każdy, kto może go odblokować, może potwierdzać w\u00a0Twoim imieniu.',
  passkey_removed: '{platform}: usunięto klucz dostępu',
  passkey_removed_text:
    'Z\u00a0Twojego konta w\u00a0serwisie {platform} usunięto klucz dostępu. Nie można już nim potwierdzić, że to Ty.',
  contact_change_asked: '{platform}: Twoje dane kontaktowe mają się zmienić',
  contact_change_asked_text:
    'Serwis {platform} przekazał nam nowy adres e-mail lub numer telefonu dla Twojego konta. Kody i\u00a0wiadomości takie jak ta będą wysyłane tak jak dotychczas, dopóki nie potwierdzisz nowych danych.',
  blocked: '{platform}: zbyt wiele błędnych prób',
  blocked_text:
    'Gdy serwis {platform} poprosił o\u00a0potwierdzenie, że to Ty, było zbyt wiele błędnych prób. Dla Twojego bezpieczeństwa nie można teraz niczego potwierdzić.',
  blocked_at: 'Możesz spróbować ponownie od {time}.',
  blocked_for_good: 'Blokada potrwa, dopóki nie pomoże Ci serwis {platform}: skontaktuj się z\u00a0jego obsługą.',
  permanent_block_ahead: '{platform}: Twoje konto może zostać zablokowane',
  permanent_block_ahead_text:
    'Gdy serwis {platform} prosił o\u00a0potwierdzenie, że to Ty, było bardzo wiele błędnych prób. Jeśli się powtórzą, Twoje konto zostanie zablokowane i\u00a0będzie można je odblokować tylko z\u00a0pomocą serwisu {platform}. Aby temu zapobiec, potwierdź raz, że to Ty.',
  permanent_block_ahead_at: 'Konto pozostanie dostępne co najmniej do {time}.',
  reset_asked: '{platform}: Twoje zabezpieczenia mają zostać zresetowane',
  reset_asked_text:
    'Ktoś poprosił serwis {platform} o\u00a0zresetowanie zabezpieczeń Twojego konta: Twój PIN, numer telefonu i\u00a0klucze dostępu zostaną wtedy usunięte i\u00a0ustawisz je od nowa.',
  reset_asked_at: 'Stanie się to {time}.',
  reset_done: '{platform}: Twoje zabezpieczenia zostały zresetowane',
  reset_done_text:
    'Zabezpieczenia Twojego konta w\u00a0serwisie {platform} zostały zresetowane: usunięto Twój PIN, numer telefonu i\u00a0klucze dostępu. Aby ustawić je od nowa, przejdź do serwisu {platform} i\u00a0przygotuj otrzymany kod.',
  code_undeliverable: '{platform}: nie udało się wysłać Ci kodu',
  code_undeliverable_text:
    'Nie udało się dostarczyć na Twój telefon SMS-a z\u00a0kodem do serwisu {platform}. Sprawdź, czy telefon jest włączony i\u00a0może odbierać SMS-y, a\u00a0potem zacznij od nowa w\u00a0serwisie {platform}. Jeśli nie masz już tego numeru, skontaktuj się z\u00a0serwisem {platform}.',
  mail_code: '{platform}: Twój kod',
  mail_code_text:
    'Twój kod to {code}. Wpisz go na stronie, na której potwierdzasz, że to Ty. Jest ważny przez {minutes} minut. Nie podawaj go nikomu.',
  mail_code_not_you:
    'Jeśli teraz niczego nie potwierdzasz, być może ktoś inny zna Twój PIN: od razu skontaktuj się z\u00a0serwisem {platform}.',

  when: 'Zarejestrowano {time}.',
  was_you: 'Jeśli to Twoje działanie, nie musisz nic robić.',
  not_you: 'Jeśli to nie Ty, otwórz ten link i\u00a0potwierdź to na stronie. Działa tylko raz, przez {days}\u00a0dni.',
  not_you_button: 'To nie ja',
  not_you_contact: 'Jeśli to nie Ty, od razu skontaktuj się z\u00a0serwisem {platform}.',
  footer:
    'Ta wiadomość została wysłana automatycznie w\u00a0imieniu serwisu {platform}; prosimy na nią nie odpowiadać. Nikt nigdy nie poprosi Cię o\u00a0PIN ani o\u00a0kod e-mailem lub przez telefon.',
} satisfies Translation<typeof english>;
