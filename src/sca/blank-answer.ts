// Who presses the button before anything is entered has guessed nothing: it costs no try.
import type { Answer } from './answer.ts';
import type { Notice } from './session.ts';

/** What the page says then, as of a wrong answer; undefined for an answer in which anything stands. */
export function noticeOfBlank(answer: Answer): Notice | undefined {
  switch (answer.step) {
    case 'email':
      return isBlank(answer.email) ? 'email_different' : undefined;
    case 'proof':
      return isBlank(answer.code) ? 'proof_refused' : undefined;
    case 'new_phone_code':
    case 'code_alone':
    case 'mail_code':
      return isBlank(answer.code) ? 'code_refused' : undefined;
    case 'pin_alone':
    case 'pin_and_typing':
      return isBlank(answer.pin) ? 'not_right' : undefined;
    case 'pin_and_code':
      // One of the two is an answer: which one was right must not show.
      return isBlank(answer.pin) && isBlank(answer.code) ? 'not_right' : undefined;
    default:
      return undefined;
  }
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}
