// German words of the notices by email, with the formal "Sie".
import type { mail as english } from '../en/mail.ts';
import type { Translation } from '../entry.ts';

export const mail = {
  enrolled: '{platform}: Ihr Konto ist jetzt geschützt',
  enrolled_text:
    'Die Sicherheit Ihres Kontos bei {platform} ist eingerichtet. Ab jetzt bestätigen Sie Wichtiges mit der PIN, dem Handy oder dem Passkey, die dabei gewählt wurden.',
  pin_changed: '{platform}: Ihre PIN wurde geändert',
  pin_changed_text: 'Die PIN, mit der Sie für {platform} bestätigen, dass Sie es sind, wurde geändert.',
  number_changed: '{platform}: Ihre Handynummer wurde geändert',
  number_changed_text:
    'Die Codes, mit denen Sie für {platform} bestätigen, dass Sie es sind, gehen jetzt an eine andere Handynummer.',
  passkey_added: '{platform}: Ein Passkey wurde hinzugefügt',
  passkey_added_text:
    'Zu Ihrem Konto bei {platform} wurde ein Passkey hinzugefügt. Wer ihn entsperren kann, kann in Ihrem Namen bestätigen.',
  passkey_removed: '{platform}: Ein Passkey wurde entfernt',
  passkey_removed_text:
    'Aus Ihrem Konto bei {platform} wurde ein Passkey entfernt. Mit ihm lässt sich nicht mehr bestätigen, dass Sie es sind.',
  contact_change_asked: '{platform}: Ihre Kontaktdaten sollen geändert werden',
  contact_change_asked_text:
    '{platform} hat uns eine neue E-Mail-Adresse oder Handynummer für Sie mitgeteilt. Codes und Nachrichten wie diese gehen weiter an die bisherigen, bis Sie die neuen Kontaktdaten bestätigt haben.',
  blocked: '{platform}: zu viele falsche Eingaben',
  blocked_text:
    'Es gab zu viele falsche Eingaben, als {platform} um die Bestätigung bat, dass Sie es sind. Zu Ihrer Sicherheit lässt sich im Moment nichts bestätigen.',
  blocked_at: 'Sie können es ab dem {time} erneut versuchen.',
  blocked_for_good: 'Das bleibt so, bis {platform} Ihnen geholfen hat: Bitte wenden Sie sich dorthin.',
  permanent_block_ahead: '{platform}: Ihr Konto wird vielleicht gesperrt',
  permanent_block_ahead_text:
    'Es gab sehr viele falsche Eingaben, als {platform} um die Bestätigung bat, dass Sie es sind. Wenn das so weitergeht, wird Ihr Konto gesperrt, bis {platform} Ihnen hilft. Um das zu verhindern, bestätigen Sie einmal, dass Sie es sind.',
  permanent_block_ahead_at: 'Das Konto bleibt mindestens bis zum {time} offen.',
  reset_asked: '{platform}: Ihre Sicherheit soll zurückgesetzt werden',
  reset_asked_text:
    'Jemand hat {platform} gebeten, die Sicherheit Ihres Kontos zurückzusetzen: Ihre PIN, Ihre Handynummer und Ihre Passkeys werden dann entfernt, und Sie richten sie neu ein.',
  reset_asked_at: 'Das geschieht am {time}.',
  reset_done: '{platform}: Ihre Sicherheit wurde zurückgesetzt',
  reset_done_text:
    'Die Sicherheit Ihres Kontos bei {platform} wurde zurückgesetzt: Ihre PIN, Ihre Handynummer und Ihre Passkeys wurden entfernt. Um sie neu einzurichten, gehen Sie zu {platform} und halten Sie den Code bereit, den Sie erhalten haben.',
  code_undeliverable: '{platform}: Wir konnten Ihnen keinen Code senden',
  code_undeliverable_text:
    'Ein Code für {platform} konnte Ihrem Handy nicht per SMS zugestellt werden. Prüfen Sie, ob Ihr Handy eingeschaltet ist und SMS empfangen kann, und beginnen Sie dann bei {platform} neu. Wenn Sie diese Nummer nicht mehr haben, wenden Sie sich an {platform}.',
  mail_code: '{platform}: Ihr Code',
  mail_code_text:
    'Ihr Code ist {code}. Geben Sie ihn auf der Seite ein, auf der Sie gerade bestätigen, dass Sie es sind. Er ist {minutes} Minuten gültig. Teilen Sie ihn niemandem mit.',
  mail_code_not_you:
    'Wenn Sie gerade nichts bestätigen, kennt möglicherweise jemand anders Ihre PIN: Wenden Sie sich sofort an {platform}.',

  when: 'Erfasst am {time}.',
  was_you: 'Wenn Sie das waren, müssen Sie nichts tun.',
  not_you:
    'Wenn Sie das nicht waren, öffnen Sie diesen Link und bestätigen Sie es dort. Er funktioniert einmal, {days} Tage lang.',
  not_you_button: 'Das war ich nicht',
  not_you_contact: 'Wenn Sie das nicht waren, wenden Sie sich sofort an {platform}.',
  footer:
    'Diese Nachricht wurde automatisch für {platform} gesendet; bitte antworten Sie nicht darauf. Niemand wird Sie je per E-Mail oder am Telefon nach Ihrer PIN oder einem Code fragen.',
} satisfies Translation<typeof english>;
