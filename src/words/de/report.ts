// German words of the pages behind "this was not me".
import type { report as english } from '../en/report.ts';
import type { Translation } from '../entry.ts';

export const report = {
  ask: 'Waren Sie das nicht?',
  ask_when: 'Das haben wir Ihnen gemeldet ({time}):',
  enrolled: 'Die Sicherheit Ihres Kontos wurde eingerichtet.',
  pin_changed: 'Ihre PIN wurde geändert.',
  number_changed: 'Ihre Handynummer für Codes wurde geändert.',
  passkey_added: 'Zu Ihrem Konto wurde ein Passkey hinzugefügt.',
  passkey_removed: 'Aus Ihrem Konto wurde ein Passkey entfernt.',
  contact_change_asked: '{platform} hat uns eine neue E\u2011Mail-Adresse oder Handynummer für Sie mitgeteilt.',
  blocked: 'In Ihrem Namen gab es zu viele falsche Eingaben.',
  reset_asked: 'Jemand wollte die Sicherheit Ihres Kontos zurücksetzen lassen.',
  effect:
    'Wenn Sie das nicht waren, bestätigen Sie es mit der Schaltfläche. Seiten, die in Ihrem Namen geöffnet sind, werden dann beendet, und was geändert oder verlangt wurde, gilt nicht, bis alles geklärt ist.',
  button: 'Das war ich nicht',
  was_you: 'Wenn Sie das waren, schließen Sie diese Seite: Es passiert nichts.',

  done: 'Danke für Ihre Meldung',
  done_text:
    'Seiten, die in Ihrem Namen geöffnet waren, sind beendet. Was Sie gemeldet haben, gilt nicht, bis alles geklärt ist, auch wenn Sie es doch selbst waren.',
  done_next: 'Bitte wenden Sie sich jetzt an {platform}, um die Sache zu klären.',

  expired: 'Dieser Link ist abgelaufen',
  expired_text:
    'Er hat nur einige Tage funktioniert. Wenn etwas geschehen ist, das nicht von Ihnen kam, wenden Sie sich bitte an {platform}.',

  unknown: 'Dieser Link funktioniert nicht',
  unknown_text:
    'Vielleicht fehlt ein Teil davon. Bitte kopieren Sie ihn noch einmal aus der Nachricht oder wenden Sie sich an die Website oder App, um die es in der Nachricht geht.',
} satisfies Translation<typeof english>;
