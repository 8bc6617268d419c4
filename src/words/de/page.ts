// German words of the hosted pages, with the formal "Sie"; \u2011 is the hyphen that must not break, \u00a0 such a space.
import type { page as english } from '../en/page.ts';
import type { Translation } from '../entry.ts';

export const page = {
  testing: 'Sandbox: nur zum Testen',
  secured_by: 'Gesichert mit Strongroom',
  progress: 'Schritt {step} von {of}',
  title_with_problem: 'Fehler: {title}',
  continue: 'Weiter',
  confirm: 'Bestätigen',
  try_again: 'Erneut versuchen',
  session_ends:
    'Diese Seite läuft in einer Minute ab. Sie kehren dann zu {platform} zurück und können dort neu beginnen.',
  connection_lost: 'Im Moment besteht keine Verbindung. Ihre Eingaben bleiben hier erhalten, wir versuchen es weiter.',

  welcome_enrolment: 'Schützen Sie Ihr Konto',
  welcome_enrolment_text:
    '{platform} bittet Sie, die Sicherheit Ihres Kontos einzurichten. Das dauert etwa zwei Minuten.',
  welcome_authentication: 'Bestätigen Sie, dass Sie es sind',
  welcome_authentication_text:
    '{platform} bittet Sie zu bestätigen, dass Sie es wirklich sind. Das dauert etwa eine Minute.',
  welcome_re_enrolment: 'Bestätigen Sie Ihre neuen Kontaktdaten',
  welcome_re_enrolment_text:
    'Ihre Kontaktdaten haben sich geändert. {platform} bittet Sie, sie zu bestätigen. Das dauert etwa eine Minute.',
  asks_proof: 'Den Einmalcode eingeben, den Sie erhalten haben',
  asks_email: 'Ihre E\u2011Mail-Adresse eingeben',
  asks_new_pin: 'Eine PIN wählen',
  asks_passkey_or_phone: 'Einen Passkey erstellen oder Ihre Handynummer bestätigen',
  asks_phone: 'Ihre Handynummer bestätigen',
  asks_known: 'Ihren Passkey verwenden oder Ihre PIN und einen Code per SMS eingeben',
  asks_new_details: 'Ihre neuen Kontaktdaten bestätigen',
  welcome_steps: 'Das erwartet Sie',
  welcome_phone: 'Halten Sie Ihr Handy bereit.',
  welcome_time: {
    one: 'Zu Ihrer Sicherheit läuft dieser Link in einer Minute ab.',
    other: 'Zu Ihrer Sicherheit läuft dieser Link in {count}\u00a0Minuten ab.',
  },
  terms: 'Ich akzeptiere die {terms}, den {platform} nutzt.',
  terms_name: 'Bedingungen des Zahlungsdienstes',
  terms_new_window: 'öffnet sich in einem neuen Fenster',
  terms_missing: 'Bitte setzen Sie das Häkchen, um die Bedingungen zu akzeptieren. Danach können Sie starten.',
  start: 'Starten',
  elsewhere:
    'Diese Seite ist bereits in einem anderen Browser geöffnet. Wenn Sie hier weitermachen, wird sie dort geschlossen und Sie beginnen von vorn.',
  continue_here: 'Hier weitermachen',

  email_title: 'Geben Sie Ihre E\u2011Mail-Adresse ein',
  email_text:
    'Bitte tippen Sie sie vollständig ein, statt sie einzufügen: Ihr Tipprhythmus hilft uns, Sie zu erkennen.',
  email_text_plain: 'Bitte tippen Sie sie vollständig ein.',
  email: 'E\u2011Mail-Adresse',
  email_hint: 'So sieht Ihre Adresse aus: {hint}',
  typing_more: 'Was gemessen wird und warum',
  typing_what:
    'Wir messen, wie lange Sie jede Taste drücken und wie schnell die nächste folgt, und zwar nur in diesem Feld. So merken wir, wenn jemand anders an Ihrer Stelle tippt. Wir speichern die Zeiten, nie die Tasten: verschlüsselt und nur, bis Ihr Konto geschlossen wird oder Sie hier ablehnen.',
  typing_decline: 'Meine Tippweise nicht verwenden',
  typing_decline_hint:
    'Sie bestätigen dann mit Ihrer PIN und einem Code per SMS. Was gemessen wurde, wird gelöscht, sobald Sie bestätigt haben.',

  pin_title: 'Wählen Sie Ihre PIN',
  pin_text:
    'Wählen Sie {digits} Ziffern, die nur Sie kennen. {platform} fragt danach, wenn Sie bestätigen sollen, dass Sie es sind.',
  pin_advice: 'Vermeiden Sie Geburtsdaten und einfache Folgen wie 123456.',
  pin_easy: 'Diese PIN ist zu leicht zu erraten.',
  pin_fine: 'Diese PIN ist in Ordnung.',
  pin_new: 'PIN ({digits} Ziffern)',
  pin_again: 'PIN wiederholen',
  pin: 'PIN',
  pin_show: 'Anzeigen',
  pin_hide: 'Verbergen',

  phone_title: 'Ihre Handynummer',
  phone_text: 'Wir senden einen Code per SMS an diese Nummer.',
  phone_suggested: 'Ist das Ihre Nummer?',
  phone_yes: 'Ja, Code senden',
  phone_other: 'Andere Nummer verwenden',
  phone_only:
    'Das ist nicht Ihre Nummer? Bitte teilen Sie es {platform} mit: An eine andere Nummer können wir den Code nicht senden.',
  phone_country: 'Land',
  phone_country_choose: 'Land auswählen',
  phone_number: 'Handynummer',
  phone_private: 'Eine Nummer, die Sie hier eingeben, wird nicht an {platform} weitergegeben.',

  send_code: 'Code senden',
  code_title: 'Geben Sie den Code ein',
  code_text: 'Wir haben einen 6\u2011stelligen Code per SMS an {number} gesendet.',
  code: 'Code aus der SMS',
  code_newest: 'Noch keine SMS? Das kann eine Minute dauern. Nur der neueste Code gilt.',
  code_again: 'Neuen Code senden',
  code_wait: 'Neuer Code in {seconds}\u00a0s',

  proof_title: 'Bestätigen Sie, dass Sie es sind',
  proof_send: 'Zuerst senden wir einen 6\u2011stelligen Code per SMS an {number}.',
  proof_text: 'Geben Sie Ihre PIN ein und den Code, den wir per SMS an {number} gesendet haben.',
  pin_alone_text: 'Geben Sie die PIN ein, die Sie gewählt haben.',

  mail_code_title: 'Eine weitere Prüfung',
  mail_code_send:
    'Um sicherzugehen, dass Sie es sind, senden wir zusätzlich einen 6\u2011stelligen Code per E\u2011Mail an {email}.',
  mail_code_text:
    'Um sicherzugehen, dass Sie es sind, haben wir zusätzlich einen 6\u2011stelligen Code per E\u2011Mail an {email} gesendet.',
  mail_code: 'Code aus der E\u2011Mail',
  mail_code_newest:
    'Noch keine E\u2011Mail? Das kann eine Minute dauern. Bitte sehen Sie auch im Spam-Ordner nach. Nur der neueste Code gilt.',

  passkey_new: 'Erstellen Sie einen Passkey',
  passkey_another: 'Erstellen Sie einen weiteren Passkey',
  passkey_first_text:
    'Mit einem Passkey genügt zum Bestätigen Ihr Fingerabdruck, Ihr Gesicht oder der Code Ihres Geräts. Das ist sicherer als ein Code per SMS.',
  passkey_second_text:
    'Verwenden Sie ein anderes Gerät oder einen Sicherheitsschlüssel. So können Sie auch dann noch bestätigen, wenn Sie das erste Gerät verlieren.',
  passkey_added_text:
    'Verwenden Sie ein anderes Gerät oder einen Sicherheitsschlüssel. Wir informieren Sie per E\u2011Mail, wenn der Passkey hinzugefügt ist.',
  passkey_new_button: 'Passkey erstellen',
  passkey_use: 'Verwenden Sie Ihren Passkey',
  passkey_use_text: 'Bestätigen Sie mit Ihrem Fingerabdruck, Ihrem Gesicht oder dem Code Ihres Geräts.',
  passkey_use_button: 'Passkey verwenden',
  passkey_no_script:
    'Passkeys brauchen JavaScript, und das ist in diesem Browser ausgeschaltet. Bitte wählen Sie einen anderen Weg.',
  passkey_made: 'Erstellt am {date}',
  passkey_name: 'Name dieses Passkeys',
  passkey_rename: 'Namen speichern',
  passkey_remove: 'Passkey entfernen',
  passkey_keep:
    'Diesen Passkey können Sie noch nicht entfernen: Ohne ihn könnten Sie nicht mehr bestätigen, dass Sie es sind.',

  way_other: 'Stattdessen PIN und Code verwenden',
  way_no_passkey: 'Ohne Passkey weitermachen',
  way_not_now: 'Jetzt nicht',
  way_passkey: 'Stattdessen Passkey verwenden',
  way_lost: 'Ich kann meine PIN oder diese Nummer nicht nutzen',
  way_settings: 'Ändern, wie ich bestätige',
  way_back: 'Zurück, ohne etwas zu ändern',

  backup: 'Einen zweiten Weg hinzufügen?',
  backup_text:
    'Wenn Sie das Gerät mit Ihrem Passkey verlieren, reicht Ihre PIN allein nicht aus. Mit einem zweiten Weg können Sie trotzdem bestätigen, dass Sie es sind.',
  backup_number: 'Handynummer hinzufügen',
  backup_passkey: 'Zweiten Passkey erstellen',
  backup_none: 'Jetzt nicht',

  settings: 'So bestätigen Sie',
  settings_text: 'Sie können jeweils nur eine Sache ändern. Wir informieren Sie darüber per E\u2011Mail.',
  settings_first: 'Bestätigen Sie zuerst, dass Sie es sind. Danach können Sie ändern, wie Sie bestätigen.',
  settings_wait:
    'Sie haben vor Kurzem etwas geändert. Zu Ihrer Sicherheit ist die nächste Änderung erst ab {time} möglich.',
  settings_add_passkey: 'Passkey hinzufügen',
  settings_pin: 'PIN ändern',
  settings_number: 'Handynummer ändern',
  settings_add_number: 'Handynummer hinzufügen',
  settings_number_now: 'Codes werden an {number} gesendet.',
  settings_done: 'Weiter',
  removal: 'Diesen Passkey entfernen?',
  removal_text: 'Mit {passkey} können Sie dann nicht mehr bestätigen.',

  proof_code: 'Geben Sie Ihren Einmalcode ein',
  proof_code_text:
    '{platform} hat Ihnen auf anderem Weg einen Code gegeben, zum Beispiel in einem Brief oder persönlich.',
  proof_code_again: 'Bei der Prüfung Ihrer Identität haben Sie einen neuen Code erhalten. Er gilt nur einmal.',
  proof_code_label: 'Einmalcode',

  stranded_lost: 'Bestätigen ist hier nicht möglich',
  stranded_lost_text:
    'Zu Ihrem Schutz genügt eine PIN oder eine Nummer allein nicht. Versuchen Sie es auf dem Gerät mit Ihrem Passkey oder wenden Sie sich an {platform}: Dort wird geprüft, wer Sie sind, und Sie können neu beginnen.',
  stranded_no_number: 'Ihre Handynummer fehlt',
  stranded_no_number_text:
    '{platform} muss uns Ihre Handynummer mitteilen, bevor Sie weitermachen können. Bitte geben Sie sie dort an und beginnen Sie dann neu.',
  stranded_end: 'Zurück zu {platform}',
  original_pin: 'Ich habe meine PIN vergessen',
  original_number: 'Meine Nummer hat sich geändert',

  end_validated: 'Alles erledigt',
  end_validated_text: 'Sie haben bestätigt, dass Sie es sind. Sie können jetzt zu {platform} zurückkehren.',
  end_failed: 'Das hat nicht geklappt',
  end_failed_text:
    'Wir konnten nicht feststellen, dass Sie es sind. Bitte kehren Sie zu {platform} zurück und beginnen Sie neu.',
  end_recovery_asked: 'Ein Neuanfang ist nötig',
  end_recovery_asked_text:
    'Es wurde nichts geändert. Bitte wenden Sie sich an {platform}: Dort wird geprüft, wer Sie sind, damit Sie neu beginnen können.',
  end_changed_lately: 'Bitte haben Sie etwas Geduld',
  end_changed_lately_text:
    'Sie haben vor Kurzem etwas geändert. Zu Ihrer Sicherheit lässt sich drei Tage lang nichts anderes ändern. Bitte versuchen Sie es danach bei {platform} noch einmal.',
  end_left: 'Sie haben hier aufgehört',
  end_left_text: 'Es wurde nichts bestätigt. Sie können bei {platform} jederzeit neu beginnen.',
  end_expired: 'Die Zeit ist abgelaufen',
  end_expired_text:
    'Zu Ihrer Sicherheit läuft diese Seite nach einigen Minuten ab. Bitte kehren Sie zu {platform} zurück und beginnen Sie neu.',
  end_back: 'Zurück zu {platform}',
  end_leading: 'Sie werden gleich zurückgeleitet.',

  leave: 'Möchten Sie hier aufhören?',
  leave_text: 'Noch ist nichts bestätigt. Wenn Sie jetzt zu {platform} zurückkehren, müssen Sie dort neu beginnen.',
  leave_stay: 'Hier weitermachen',
  leave_ways: 'Seite verlassen',

  blocked: 'Bitte haben Sie etwas Geduld',
  blocked_text: 'Es gab zu viele falsche Eingaben. Zu Ihrer Sicherheit können Sie es erst ab {time} erneut versuchen.',
  blocked_for_good: 'Ihr Zugang ist gesperrt',
  blocked_for_good_text:
    'Es gab über längere Zeit zu viele falsche Eingaben. Bitte wenden Sie sich an {platform}, um Hilfe zu erhalten.',
  blocked_after: 'Falls diese Seite bis dahin abgelaufen ist, kehren Sie zu {platform} zurück und beginnen Sie neu.',

  problem_email_different:
    'Das ist nicht die Adresse, die wir kennen. Vergleichen Sie sie mit dem Hinweis und geben Sie sie noch einmal ein.',
  problem_pin_format:
    'Bitte geben Sie genau so viele Ziffern ein, wie angegeben sind, und in beiden Feldern dieselben.',
  problem_pin_different:
    'Die beiden PINs stimmen nicht überein. Bitte geben Sie Ihre PIN in beiden Feldern noch einmal ein.',
  problem_pin_easy: 'Diese PIN ist zu leicht zu erraten. Bitte wählen Sie eine andere.',
  problem_phone_invalid: 'An diese Nummer können wir keinen Code senden. Prüfen Sie das Land und die Nummer.',
  problem_phone_known: 'Diese Nummer verwenden Sie bereits. Bitte geben Sie eine andere ein oder gehen Sie zurück.',
  problem_code_refused:
    'Dieser Code ist falsch oder nicht mehr gültig. Prüfen Sie ihn oder fordern Sie einen neuen an.',
  problem_not_right: 'Die PIN oder der Code ist falsch. Prüfen Sie beides und geben Sie es noch einmal ein.',
  problem_code_too_soon:
    'Wir haben Ihnen gerade erst einen Code gesendet. Bitte warten Sie einen Moment, bevor Sie einen neuen anfordern.',
  problem_too_many_codes:
    'Wir haben Ihnen schon viele Codes gesendet. Bitte geben Sie den neuesten ein oder versuchen Sie es später erneut.',
  problem_code_unavailable: 'Wir können Ihnen im Moment keinen Code senden. Bitte versuchen Sie es später erneut.',
  problem_country_refused: 'An Nummern aus diesem Land können wir keine Codes senden.',
  problem_proof_refused:
    'Dieser Code ist falsch oder nicht mehr gültig. Prüfen Sie ihn und geben Sie ihn noch einmal ein.',
  problem_passkey_cancelled:
    'Es wurde nichts bestätigt. Sie können es erneut versuchen oder unten einen anderen Weg wählen.',
  problem_passkey_unusable:
    'Das hat mit diesem Gerät nicht geklappt. Versuchen Sie es erneut oder wählen Sie unten einen anderen Weg.',
  problem_passkey_known:
    'Auf diesem Gerät gibt es bereits einen Passkey von Ihnen. Verwenden Sie ein anderes Gerät oder wählen Sie einen anderen Weg.',
  problem_passkey_synced:
    'Dieser Passkey ließe sich auf andere Geräte kopieren, und das ist hier nicht erlaubt. Verwenden Sie einen Sicherheitsschlüssel oder wählen Sie einen anderen Weg.',
  problem_passkey_refused:
    'Mit diesem Passkey hat die Bestätigung nicht geklappt. Versuchen Sie es erneut oder wählen Sie unten einen anderen Weg.',
  problem_passkey_too_often: 'Das hat mehrmals nicht geklappt. Bitte wählen Sie einen anderen Weg.',
  problem_passkey_renamed: 'Der neue Name ist gespeichert.',
  problem_code_undelivered:
    'Unsere SMS kommen bei dieser Nummer im Moment nicht an. Wir haben Ihnen eine E\u2011Mail gesendet, in der steht, was Sie tun können.',
  problem_mail_code_undelivered:
    'Unsere E\u2011Mails kommen bei dieser Adresse im Moment nicht an. Bitte fordern Sie einen neuen Code an oder versuchen Sie es später erneut.',
  problem_changed_lately:
    'Sie haben vor Kurzem etwas geändert. Zu Ihrer Sicherheit warten Sie bitte mit der nächsten Änderung.',
  problem_last_pair: 'Das brauchen Sie noch: Sonst könnten Sie nicht mehr bestätigen, dass Sie es sind.',
  problem_enrolled_elsewhere:
    'Sie haben Ihr Konto bereits in einem anderen Fenster geschützt. Bitte bestätigen Sie mit der PIN, die Sie dort gewählt haben.',
  problem_details_changed: 'An Ihrem Konto hat sich inzwischen etwas geändert. Bitte beginnen Sie hier noch einmal.',

  unknown_link: 'Dieser Link funktioniert nicht',
  unknown_link_text:
    'Vielleicht ist er schon abgelaufen oder ein Teil davon fehlt. Bitte kehren Sie zu der Website oder App zurück, von der Sie kommen, und beginnen Sie neu.',
  return_url_missing: 'Dieser Link ist unvollständig',
  return_url_missing_text:
    'Er sagt nicht, wohin Sie danach zurückkehren. Bitte gehen Sie zurück zu der Website oder App, von der Sie kommen, und melden Sie es dort.',
  return_url_missing_developers: 'Für die Entwicklung: Ergänzen Sie den Link um den Parameter returnUrl.',
  return_url_refused: 'Wir können Sie nicht sicher zurückleiten',
  return_url_refused_text:
    'Dieser Link würde Sie zu einer Adresse führen, die nicht erlaubt ist. Bitte gehen Sie zurück zu der Website oder App, von der Sie kommen, und melden Sie es dort.',
  return_url_refused_developers: 'Für die Entwicklung: Der Wert des Parameters returnUrl wurde abgelehnt.',
  opened_elsewhere: 'Sie haben woanders weitergemacht',
  opened_elsewhere_text:
    'Diese Seite ist jetzt in einem anderen Browser oder auf einem anderen Gerät geöffnet. Bitte machen Sie dort weiter; dieses Fenster können Sie schließen.',
  moved_too_often: 'Diese Seite lässt sich nicht mehr verschieben',
  moved_too_often_text:
    'Sie hat den Browser zu oft gewechselt. Bitte machen Sie dort weiter, wo sie geöffnet ist, oder beginnen Sie neu bei der Website oder App, von der Sie kommen.',
  not_this_page: 'Diese Seite ist nicht verfügbar',
  not_this_page_text: 'Bitte öffnen Sie den Link noch einmal in der Website oder App, von der Sie kommen.',
  went_wrong: 'Etwas ist schiefgegangen',
  went_wrong_text:
    'Der Fehler liegt bei uns, nicht bei Ihnen. Bitte warten Sie einen Moment und versuchen Sie es erneut.',
  no_link: 'Hier gibt es nichts zu bestätigen',
  no_link_text:
    'Diese Seite öffnet sich von selbst, wenn eine Website oder App Sie bittet zu bestätigen, dass Sie es sind.',
} satisfies Translation<typeof english>;
