// English words of the text messages: short, and within the GSM alphabet, so that each fits one SMS.
import type { Section } from '../entry.ts';

export const sms = {
  enrolment_code:
    '{platform}: your code is {code}. Enter it to confirm this phone number. Valid for {minutes} minutes. Never share it.',
  authentication_code:
    '{platform}: your code is {code}. Enter it to confirm that it is you. Valid for {minutes} minutes. Never share it.',
  reset_asked:
    '{platform}: somebody asked to reset the security of your account. It happens on {time}. If this was not you, contact {platform} at once.',
  reset_done:
    '{platform}: the security of your account was reset. If you did not ask for this, contact {platform} at once.',
  permanent_block_ahead:
    '{platform}: there were many wrong answers in your name. If they go on, your account is blocked. If this was not you, contact {platform} at once.',
  notice:
    '{platform}: something about the security of your account was changed or asked for. If this was not you, contact {platform} at once.',
} as const satisfies Section;
