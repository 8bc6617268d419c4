// English words of the mails: notices, and a code. The title of each is the subject too: it tells no secret.
import type { Section } from '../entry.ts';

export const mail = {
  enrolled: '{platform}: your account is protected now',
  enrolled_text:
    'The security of your account with {platform} has been set up. From now on you confirm what is important with the PIN, phone or passkey that was chosen.',
  pin_changed: '{platform}: your PIN was changed',
  pin_changed_text: 'The PIN with which you confirm that it’s you for {platform} was changed.',
  number_changed: '{platform}: your phone number was changed',
  number_changed_text: 'The codes with which you confirm that it’s you for {platform} now go to another phone number.',
  passkey_added: '{platform}: a passkey was added',
  passkey_added_text:
    'A passkey was added to your account with {platform}. Whoever can unlock it can confirm in your name.',
  passkey_removed: '{platform}: a passkey was removed',
  passkey_removed_text:
    'A passkey was removed from your account with {platform}. It can no longer be used to confirm that it’s you.',
  contact_change_asked: '{platform}: your contact details are to be changed',
  contact_change_asked_text:
    '{platform} has told us a new email address or phone number for you. Codes and messages like this one go where they went before, until you have confirmed the new details.',
  blocked: '{platform}: too many wrong answers',
  blocked_text:
    'There were too many wrong answers when {platform} asked to confirm that it’s you. For your safety, nothing can be confirmed now.',
  blocked_at: 'You can try again from {time}.',
  blocked_for_good: 'This lasts until {platform} has helped you: please contact them.',
  permanent_block_ahead: '{platform}: your account may be blocked',
  permanent_block_ahead_text:
    'There were very many wrong answers when {platform} asked to confirm that it’s you. If they go on, your account will be blocked until {platform} helps you. To prevent this, confirm once that it’s you.',
  permanent_block_ahead_at: 'The account stays open until {time} at least.',
  reset_asked: '{platform}: your security is to be reset',
  reset_asked_text:
    'Somebody asked {platform} to reset the security of your account: your PIN, phone number and passkeys are then removed, and you set them up again.',
  reset_asked_at: 'This happens on {time}.',
  reset_done: '{platform}: your security was reset',
  reset_done_text:
    'The security of your account with {platform} was reset: your PIN, phone number and passkeys were removed. To set them up again, go to {platform} and keep the code at hand that you were given.',
  code_undeliverable: '{platform}: we could not send you a code',
  code_undeliverable_text:
    'A code for {platform} could not be delivered to your phone by SMS. Check that your phone is on and can receive SMS, then start again at {platform}. If you no longer have this number, contact {platform}.',
  mail_code: '{platform}: your code',
  mail_code_text:
    'Your code is {code}. Enter it on the page where you are confirming that it’s you. It is valid for {minutes} minutes. Never share it.',
  mail_code_not_you:
    'If you are not confirming anything now, somebody else may know your PIN: contact {platform} at once.',

  when: 'Recorded on {time}.',
  was_you: 'If this was you, there is nothing to do.',
  not_you: 'If this was not you, open this link and confirm there. It works once, for {days} days.',
  not_you_button: 'This was not me',
  not_you_contact: 'If this was not you, contact {platform} at once.',
  footer:
    'This message was sent automatically for {platform}; please do not reply. Nobody will ever ask you for your PIN or a code by email or by phone.',
} as const satisfies Section;
