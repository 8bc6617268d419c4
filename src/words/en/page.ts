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
  connection_lost: 'There is no connection at the moment. What you entered is still here, and we keep trying.',

  welcome_enrolment: 'Protect your account',
  welcome_enrolment_text: '{platform} asks you to set up the security of your account. It takes about two minutes.',
  welcome_authentication: 'Confirm that it’s you',
  welcome_authentication_text: '{platform} asks you to confirm that it is really you. It takes about a minute.',
  welcome_re_enrolment: 'Confirm your new details',
  welcome_re_enrolment_text:
    'Your contact details have changed, so {platform} asks you to confirm them. It takes about a minute.',
  asks_proof: 'Enter the one-time code that you were given',
  asks_email: 'Type your email address',
  asks_new_pin: 'Choose a PIN',
  asks_passkey_or_phone: 'Set up a passkey, or confirm your mobile number',
  asks_phone: 'Confirm your mobile number',
  asks_known: 'Use your passkey, or your PIN and a code sent by SMS',
  asks_new_details: 'Confirm your new details',
  welcome_steps: 'What you will do',
  welcome_phone: 'Keep your phone at hand.',
  welcome_time: {
    one: 'For your safety, this link ends in one minute.',
    other: 'For your safety, this link ends in {count}\u00a0minutes.',
  },
  terms: 'I accept the {terms} used by {platform}.',
  terms_name: 'terms of the payment service',
  terms_new_window: 'opens in a new window',
  terms_missing: 'Please tick the box to accept the terms, then start.',
  start: 'Start',
  elsewhere:
    'This page is already open in another browser. If you continue here, it closes there and you start from the beginning.',
  continue_here: 'Continue here',

  email_title: 'Type your email address',
  email_text: 'Please type it in full, without pasting: the rhythm of your typing helps us recognise you.',
  email_text_plain: 'Please type it in full.',
  email: 'Email address',
  email_hint: 'Your address looks like this: {hint}',
  typing_more: 'What is measured, and why',
  typing_what:
    'We measure how long you hold each key and how soon the next one follows, in this field only, to notice when somebody else types in your place. We keep the times, never the keys: encrypted, until your account is closed or you say no here.',
  typing_decline: 'Do not use how I type',
  typing_decline_hint:
    'You then confirm with your PIN and a code by SMS. What was measured is deleted once you have confirmed.',

  pin_title: 'Choose your PIN',
  pin_text:
    'Choose {digits} digits that only you know. {platform} will ask for them when you need to confirm that it’s you.',
  pin_advice: 'Avoid dates of birth and easy ones such as 123456.',
  pin_easy: 'This PIN is too easy to guess.',
  pin_fine: 'This PIN is fine.',
  pin_new: 'PIN ({digits} digits)',
  pin_again: 'PIN, once more',
  pin: 'PIN',
  pin_show: 'Show',
  pin_hide: 'Hide',

  phone_title: 'Your mobile phone',
  phone_text: 'We will send a code to this number by SMS.',
  phone_suggested: 'Is this your number?',
  phone_yes: 'Yes, send me a code',
  phone_other: 'Use another number',
  phone_only: 'Is this not your number? Please tell {platform}: the code can go to no other one.',
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
  pin_alone_text: 'Enter the PIN that you chose.',

  mail_code_title: 'One more check',
  mail_code_send: 'To be sure that it’s you, we will also send a code of 6 digits by email to {email}.',
  mail_code_text: 'To be sure that it’s you, we have also sent a code of 6 digits by email to {email}.',
  mail_code: 'Code received by email',
  mail_code_newest:
    'No email yet? It can take a minute; please look in your spam folder too. Only the newest code works.',

  passkey_new: 'Create a passkey',
  passkey_another: 'Create another passkey',
  passkey_first_text:
    'With a passkey, you confirm with your fingerprint, your face or the code of your device, and nothing else. It is safer than codes sent by SMS.',
  passkey_second_text: 'Use another device or a security key, so that you can still confirm if you lose the first one.',
  passkey_added_text: 'Use another device or a security key. We will email you to say that it was added.',
  passkey_new_button: 'Create a passkey',
  passkey_use: 'Use your passkey',
  passkey_use_text: 'Confirm with your fingerprint, your face or the code of your device.',
  passkey_use_button: 'Use my passkey',
  passkey_no_script: 'Passkeys need JavaScript, which is switched off in this browser. Please go on another way.',
  passkey_made: 'Created on {date}',
  passkey_name: 'Name of this passkey',
  passkey_rename: 'Save the name',
  passkey_remove: 'Remove this passkey',
  passkey_keep: 'You cannot remove this passkey yet: without it you could no longer confirm that it’s you.',

  way_other: 'Use my PIN and a code instead',
  way_no_passkey: 'Continue without a passkey',
  way_not_now: 'Not now',
  way_passkey: 'Use a passkey instead',
  way_lost: 'I can’t use my PIN or this number',
  way_settings: 'Change how I confirm',
  way_back: 'Back, without changing anything',

  backup: 'Add a second way?',
  backup_text:
    'If you lose the device with your passkey, your PIN alone will not be enough. A second way lets you still confirm that it’s you.',
  backup_number: 'Add my mobile number',
  backup_passkey: 'Create a second passkey',
  backup_none: 'Not now',

  settings: 'How you confirm',
  settings_text: 'You can change one thing at a time. We will email you about it.',
  settings_first: 'First confirm that it’s you. Then you can change how you confirm.',
  settings_wait: 'You have changed something lately. For your safety, you can change the next thing from {time}.',
  settings_add_passkey: 'Add a passkey',
  settings_pin: 'Change my PIN',
  settings_number: 'Change my mobile number',
  settings_add_number: 'Add a mobile number',
  settings_number_now: 'Codes are sent to {number}.',
  settings_done: 'Continue',
  removal: 'Remove this passkey?',
  removal_text: 'You will no longer be able to confirm with {passkey}.',

  proof_code: 'Enter your one-time code',
  proof_code_text: '{platform} has given you a code in another way, for example by letter or in person.',
  proof_code_again: 'You were given a new code when your identity was checked. It works once.',
  proof_code_label: 'One-time code',

  stranded_lost: 'You can’t confirm here',
  stranded_lost_text:
    'To keep others out, a PIN or a number alone is not enough. Try on the device with your passkey, or ask {platform} for help: they will check who you are and give you a fresh start.',
  stranded_no_number: 'Your mobile number is missing',
  stranded_no_number_text:
    '{platform} has to tell us your mobile number before you can go on. Please give it to them and start again.',
  stranded_end: 'Back to {platform}',
  original_pin: 'I forgot my PIN',
  original_number: 'My number has changed',

  end_validated: 'All done',
  end_validated_text: 'You have confirmed that it’s you. You can go back to {platform}.',
  end_failed: 'That did not work',
  end_failed_text: 'We could not confirm that it’s you. Please go back to {platform} and start again.',
  end_recovery_asked: 'You need a fresh start',
  end_recovery_asked_text:
    'Nothing was changed. Please ask {platform} for help: they will check who you are, so that you can start again.',
  end_changed_lately: 'Please wait a little',
  end_changed_lately_text:
    'You have changed something lately. For your safety, nothing else can change for three days. Please come back to {platform} then.',
  end_left: 'You stopped here',
  end_left_text: 'Nothing was confirmed. You can start again from {platform} at any time.',
  end_expired: 'Time is up',
  end_expired_text:
    'For your safety, this page ends after a few minutes. Please go back to {platform} and start again.',
  end_back: 'Back to {platform}',
  end_leading: 'You will go back in a moment.',

  leave: 'Do you want to stop here?',
  leave_text:
    'Nothing has been confirmed yet. If you go back to {platform} now, you will have to start again from there.',
  leave_stay: 'Stay and go on',
  leave_ways: 'Other ways out',

  blocked: 'Please wait a little',
  blocked_text: 'There were too many wrong answers. For your safety, you can try again from {time}.',
  blocked_for_good: 'Your access is blocked',
  blocked_for_good_text: 'There were too many wrong answers over a long time. Please ask {platform} for help.',
  blocked_after: 'If this page has ended by then, go back to {platform} and start again.',

  problem_email_different: 'This is not the address we know. Compare it with the hint, then type it again.',
  problem_pin_format: 'Please enter exactly as many digits as we ask for, the same in both fields.',
  problem_pin_different: 'The two PINs are not the same. Please enter your PIN again in both fields.',
  problem_pin_easy: 'This PIN is too easy to guess. Please choose another one.',
  problem_phone_invalid: 'We cannot send a code to this number. Check the country and the number.',
  problem_phone_known: 'This is the number you already use. Please enter another one, or go back.',
  problem_code_refused: 'This code is wrong or no longer valid. Check it, or ask for a new one.',
  problem_not_right: 'The PIN or the code is wrong. Check both, then enter them again.',
  problem_code_too_soon: 'We have just sent you a code. Please wait a moment before you ask for a new one.',
  problem_too_many_codes: 'We have sent you many codes already. Please enter the newest one, or try again later.',
  problem_code_unavailable: 'We cannot send you a code at the moment. Please try again later.',
  problem_country_refused: 'We cannot send codes to numbers of this country.',
  problem_proof_refused: 'This code is wrong or no longer valid. Check it, then enter it again.',
  problem_passkey_cancelled: 'Nothing was confirmed. You can try again, or go on another way below.',
  problem_passkey_unusable: 'This device could not do it. Try again, or go on another way below.',
  problem_passkey_known:
    'There is a passkey of yours on this device already. Use another device, or go on another way.',
  problem_passkey_synced:
    'This passkey could be copied to other devices, which is not allowed here. Use a security key, or go on another way.',
  problem_passkey_refused: 'We could not confirm with this passkey. Try again, or go on another way below.',
  problem_passkey_too_often: 'This did not work several times. Please go on another way.',
  problem_passkey_renamed: 'The new name is saved.',
  problem_code_undelivered:
    'Our SMS cannot reach this number at the moment. We have sent you an email that says what you can do.',
  problem_mail_code_undelivered:
    'Our email cannot reach this address at the moment. Please ask for a new code, or try again later.',
  problem_changed_lately: 'You have changed something lately. For your safety, please wait before the next change.',
  problem_last_pair: 'You need this one: without it you could no longer confirm that it’s you.',
  problem_enrolled_elsewhere:
    'You have already protected your account in another window. Please confirm with the PIN that you chose there.',
  problem_details_changed: 'Something about your account has changed meanwhile. Please begin again here.',

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
