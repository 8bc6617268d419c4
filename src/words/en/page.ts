// English words of the hosted pages; the source that other languages translate.
import type { Section } from '../entry.ts';

export const page = {
  testing: 'Sandbox: for tests only',
  secured_by: 'Secured by Strongroom',
  progress: 'Step {step} of {of}',
  title_with_problem: 'Error: {title}',
  continue: 'Continue',
  confirm: 'Confirm',
  try_again: 'Try again',
  session_ends: 'This page ends in one minute. You will then go back to {platform}, where you can start again.',

  welcome_enrolment: 'Protect your account',
  welcome_enrolment_text: '{platform} asks you to set up the security of your account. It takes about two minutes.',
  welcome_enrolment_1: 'Type your email address',
  welcome_enrolment_2: 'Choose a PIN of 6 digits',
  welcome_enrolment_3: 'Confirm your mobile number',
  welcome_enrolment_4: 'Enter the code that we send you by SMS',
  welcome_authentication: 'Confirm that it’s you',
  welcome_authentication_text: '{platform} asks you to confirm that it is really you. It takes about a minute.',
  welcome_re_enrolment: 'Confirm your new details',
  welcome_re_enrolment_text:
    'Your contact details have changed, so {platform} asks you to confirm them. It takes about a minute.',
  welcome_known_1: 'Type your email address',
  welcome_known_2: 'Enter your PIN and a code sent by SMS',
  welcome_steps: 'What you will do',
  welcome_phone: 'Keep your phone at hand.',
  terms: 'I accept the {terms} used by {platform}.',
  terms_name: 'terms of the payment service',
  terms_new_window: 'opens in a new window',
  terms_missing: 'Please tick the box to accept the terms, then start.',
  start: 'Start',
  elsewhere:
    'This page is already open in another browser. If you continue here, it closes there and you start from the beginning.',
  continue_here: 'Continue here',

  email_title: 'Type your email address',
  email_text:
    'Please type it in full, without pasting: the rhythm of your typing helps us recognise you. No code is sent by email.',
  email: 'Email address',
  email_hint: 'Your address looks like this: {hint}',

  pin_title: 'Choose your PIN',
  pin_text: 'Choose 6 digits that only you know. {platform} will ask for them when you need to confirm that it’s you.',
  pin_advice: 'Avoid dates of birth and easy ones such as 123456.',
  pin_easy: 'This PIN is too easy to guess.',
  pin_fine: 'This PIN is fine.',
  pin_new: 'PIN (6 digits)',
  pin_again: 'PIN, once more',
  pin: 'PIN',
  pin_show: 'Show',
  pin_hide: 'Hide',

  phone_title: 'Your mobile phone',
  phone_text: 'We will send a code to this number by SMS.',
  phone_suggested: 'Is this your number?',
  phone_yes: 'Yes, send me a code',
  phone_other: 'Use another number',
  phone_country: 'Country',
  phone_country_choose: 'Choose a country',
  phone_number: 'Mobile number',
  phone_private: 'A number that you enter here is not passed on to {platform}.',

  send_code: 'Send me a code',
  code_title: 'Enter the code',
  code_text: 'We have sent a code of 6 digits by SMS to {number}.',
  code: 'Code received by SMS',
  code_newest: 'No SMS yet? It can take a minute. Only the newest code works.',
  code_again: 'Send a new code',
  code_wait: 'New code in {seconds} s',

  proof_title: 'Confirm that it’s you',
  proof_send: 'First, we will send a code of 6 digits by SMS to {number}.',
  proof_text: 'Enter your PIN, and the code that we have sent by SMS to {number}.',

  end_validated: 'All done',
  end_validated_text: 'You have confirmed that it’s you. You can go back to {platform}.',
  end_failed: 'That did not work',
  end_failed_text: 'We could not confirm that it’s you. Please go back to {platform} and start again.',
  end_expired: 'Time is up',
  end_expired_text:
    'For your safety, this page ends after a few minutes. Please go back to {platform} and start again.',
  end_back: 'Back to {platform}',
  end_leading: 'You will go back in a moment.',

  blocked: 'Please wait a little',
  blocked_text: 'There were too many wrong answers. For your safety, you can try again from {time}.',
  blocked_after: 'If this page has ended by then, go back to {platform} and start again.',

  problem_email_different: 'This is not the address we know. Compare it with the hint, then type it again.',
  problem_pin_format: 'The PIN must be exactly 6 digits, the same in both fields.',
  problem_pin_different: 'The two PINs are not the same. Please enter your PIN again in both fields.',
  problem_pin_easy: 'This PIN is too easy to guess. Please choose another one.',
  problem_phone_invalid: 'We cannot send a code to this number. Check the country and the number.',
  problem_code_refused: 'This code is wrong or no longer valid. Check it, or ask for a new one.',
  problem_not_right: 'The PIN or the code is wrong. Check both, then enter them again.',
  problem_code_too_soon: 'We have just sent you a code. Please wait a moment before you ask for a new one.',
  problem_too_many_codes: 'We have sent you many codes already. Please enter the newest one, or try again later.',
  problem_code_unavailable: 'We cannot send you a code at the moment. Please try again later.',
  problem_country_refused: 'We cannot send codes to numbers of this country.',
  problem_enrolled_elsewhere:
    'You have already protected your account in another window. Please confirm with the PIN that you chose there.',
  problem_details_changed: 'Your contact details have changed meanwhile. Please begin again here.',

  unknown_link: 'This link does not work',
  unknown_link_text:
    'It may have ended already, or a part of it is missing. Please go back to the site or app that you came from and start again.',
  return_url_missing: 'This link is not complete',
  return_url_missing_text:
    'It does not say where to take you afterwards. Please go back to the site or app that you came from and tell them.',
  return_url_missing_developers: 'For developers: add the parameter returnUrl to the link.',
  return_url_refused: 'We cannot take you back safely',
  return_url_refused_text:
    'This link would take you to an address that is not allowed. Please go back to the site or app that you came from and tell them.',
  return_url_refused_developers: 'For developers: the value of the parameter returnUrl was refused.',
  opened_elsewhere: 'You continued elsewhere',
  opened_elsewhere_text:
    'This page is now open in another browser or on another device. Please go on there; you can close this window.',
  moved_too_often: 'This page cannot move again',
  moved_too_often_text:
    'It has changed browsers too often. Please go on where it is open, or start again from the site or app that you came from.',
  not_this_page: 'This page is not available',
  not_this_page_text: 'Please open the link again from the site or app that you came from.',
  went_wrong: 'Something went wrong',
  went_wrong_text: 'The mistake is ours, not yours. Please wait a moment, then try again.',
  no_link: 'Nothing to confirm here',
  no_link_text: 'This page opens by itself when a site or an app asks you to confirm that it’s you.',
} as const satisfies Section;
