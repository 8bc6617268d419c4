// English words of the text messages: short, and within the GSM alphabet, so that each fits one SMS.
import type { Section } from '../entry.ts';

export const sms = {
  enrolment_code:
    '{platform}: your code is {code}. Enter it to confirm this phone number. Valid for {minutes} minutes. Never share it.',
  authentication_code:
    '{platform}: your code is {code}. Enter it to confirm that it is you. Valid for {minutes} minutes. Never share it.',
} as const satisfies Section;
