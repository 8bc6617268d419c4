// English words of the pages behind "this was not me".
import type { Section } from '../entry.ts';

export const report = {
  ask: 'Was this not you?',
  ask_when: 'What we told you ({time}):',
  enrolled: 'The security of your account was set up.',
  pin_changed: 'Your PIN was changed.',
  number_changed: 'Your phone number for codes was changed.',
  passkey_added: 'A passkey was added to your account.',
  passkey_removed: 'A passkey was removed from your account.',
  contact_change_asked: '{platform} told us a new email address or phone number for you.',
  blocked: 'There were too many wrong answers in your name.',
  reset_asked: 'Somebody asked to reset the security of your account.',
  effect:
    'If this was not you, press the button. Pages that are open in your name then end, and what was changed or asked for does not count until it is settled.',
  button: 'This was not me',
  was_you: 'If this was you, close this page: nothing happens.',

  done: 'Thank you for telling us',
  done_text:
    'Pages that were open in your name have ended. What you reported does not count until it is settled, even if it was you after all.',
  done_next: 'Please contact {platform} now: they will settle it with you.',

  expired: 'This link has ended',
  expired_text: 'It worked for a few days only. If something happened that was not you, please contact {platform}.',

  unknown: 'This link does not work',
  unknown_text:
    'A part of it may be missing. Please copy it once more from the message, or contact the site or app that the message is about.',
} as const satisfies Section;
