// Every screen that the hosted pages have, with every problem that it can tell, as data for the gallery and its tests.
import type {
  EndScreen,
  NoticeScreen,
  OpenScreen,
  Problem,
  Screen,
  StepScreen,
  Ways,
  WelcomeScreen,
} from '#hosted/screen.ts';
import type { ReportableKind } from '#sca/notices/notice.ts';

const LONG_NAME = 'Compagnie Méridionale des Marchés Artisanaux et Associés SAS';
const UNBROKEN_NAME = 'Zusammenarbeitsgenossenschaftsverwaltungsgesellschaftshaus60';
const platform = 'Acme Market';
const number = '+33 6 •• •• •• 11';
const noWays: Ways = { passkey: false, other: false, settings: false, lost: false, back: false };

function step(at: number, screen: StepScreen, problem?: Problem, endsInS = 540): OpenScreen {
  const common = { platform, progress: { step: at, of: 4 }, ways: noWays, beforeSettings: false, endsInS, version: 1 };
  return { kind: 'step', sessionId: 'scas_preview', ...common, problem, screen };
}

function withWays(open: OpenScreen, ways: Partial<Ways>, beforeSettings = false): OpenScreen {
  return { ...open, ways: { ...noWays, ...ways }, beforeSettings };
}

function welcome(flow: WelcomeScreen['flow'], more: Partial<WelcomeScreen> = {}): WelcomeScreen {
  const fields = { token: 'sca_preview', returnUrl: 'https://shop.example/', lang: 'en' };
  return {
    kind: 'welcome',
    platform,
    flow,
    asks: flow === 'enrolment' ? ['email', 'new_pin', 'passkey_or_phone'] : ['known'],
    elsewhere: false,
    termsMissing: false,
    termsUrl: undefined,
    minutes: 9,
    fields,
    ...more,
  };
}

function end(outcome: EndScreen['outcome'], why?: EndScreen['why']): EndScreen {
  // No program knows this scheme here, so the page stays where it is.
  return { kind: 'end', platform, outcome, why, target: 'previewapp://back?controlStatus=VALIDATED' };
}

type NewPhone = Extract<StepScreen, { name: 'new_phone' }>;

function report(about: ReportableKind) {
  const madeAt = new Date('2026-03-01T14:32:00Z');
  return { kind: 'report', state: 'open', platform, about, madeAt, token: 'preview' } as const;
}

const email: StepScreen = { name: 'email', hint: 'a••@e••••••.com', typing: 'measured' };
const longEmail: StepScreen = {
  name: 'email',
  hint: 'm••••••••••.••••••••••••••••@c••••••••••••••••••••••••••••.example',
  typing: 'declined',
};
const pin: StepScreen = { name: 'new_pin', digits: 6 };
const phone: NewPhone = { name: 'new_phone', suggested: undefined, only: false, country: 'FR', typed: undefined };
const suggested: NewPhone = { name: 'new_phone', suggested: number, only: false, country: 'FR', typed: undefined };
const code = (resendInS: number): StepScreen => ({ name: 'new_phone_code', number, only: false, resendInS });
const proof = (codeSent: boolean, resendInS: number, pinEntered = false): StepScreen => ({
  name: 'pin_and_code',
  number,
  pinEntered,
  codeSent,
  resendInS,
});
const mailCode = (codeSent: boolean, resendInS: number): StepScreen => ({
  name: 'mail_code',
  number: 'a••@e••••••.com',
  codeSent,
  resendInS,
});

const ceremony = '{}';
const usePasskey: StepScreen = { name: 'passkey', options: ceremony };
const newPasskey = (purpose: 'first' | 'second' | 'added'): StepScreen => ({
  name: 'new_passkey',
  options: ceremony,
  step: purpose === 'second' ? 'second_passkey' : 'new_passkey',
  purpose,
});
const settings = (changeableAt?: Date): StepScreen => ({
  name: 'settings',
  passkeys: [
    { id: 'pk_1', name: 'iCloud Keychain', madeAt: new Date('2026-03-01T14:32:00Z'), removable: true },
    {
      id: 'pk_2',
      name: 'The blue security key in the drawer',
      madeAt: new Date('2026-10-01T08:00:00Z'),
      removable: false,
    },
  ],
  number,
  changeableAt,
  changes: changeableAt === undefined ? ['add_passkey', 'pin', 'number'] : [],
  canAdd: true,
});

const NOTICES: readonly NoticeScreen['notice'][] = [
  'unknown_link',
  'return_url_missing',
  'return_url_refused',
  'opened_elsewhere',
  'moved_too_often',
  'not_this_page',
  'went_wrong',
  'no_link',
];

/** By a name that begins with its place in the gallery; what is folded away is open where it ends with `-open`. */
export const screens: Readonly<Record<string, Screen>> = {
  '01-welcome': welcome('enrolment'),
  '02-welcome-terms': welcome('enrolment', { termsMissing: true }),
  '03-welcome-elsewhere': welcome('enrolment', { elsewhere: true }),
  '04-welcome-known': welcome('authentication'),
  '05-welcome-again': welcome('re_enrolment'),
  '06-welcome-long': welcome('enrolment', { platform: LONG_NAME }),
  '07-welcome-unbroken': welcome('enrolment', { platform: UNBROKEN_NAME }),
  '10-email': step(1, email),
  '11-email-wrong': step(1, email, 'email_different'),
  '12-email-long': { ...step(1, longEmail), platform: LONG_NAME },
  '13-email-why-open': step(1, email),
  '14-email-declined-open': step(1, { ...email, typing: 'declined' }),
  '15-email-unmeasured': step(1, { ...email, typing: undefined }),
  '20-pin': step(2, pin),
  '21-pin-format': step(2, pin, 'pin_format'),
  '22-pin-different': step(2, pin, 'pin_different'),
  '23-pin-easy': step(2, pin, 'pin_easy'),
  '30-phone': step(3, phone),
  '31-phone-wrong': step(3, phone, 'phone_invalid'),
  '32-phone-no-country': step(3, { ...phone, country: undefined }),
  '33-phone-suggested': step(3, suggested),
  '34-phone-suggested-wrong': step(3, suggested, 'phone_invalid'),
  '35-phone-too-many': step(3, suggested, 'too_many_codes'),
  '36-phone-known': step(3, { ...phone, typed: '0612345678' }, 'phone_known'),
  '37-phone-country': step(3, { ...phone, typed: '0612345678' }, 'country_refused'),
  '40-code': step(4, code(23)),
  '41-code-wrong': step(4, code(0), 'code_refused'),
  '42-code-soon': step(4, code(5), 'code_too_soon'),
  '43-code-ending': step(4, code(0), undefined, 50),
  '44-code-undelivered': step(4, code(0), 'code_undelivered'),
  '45-code-many': step(4, code(0), 'too_many_codes'),
  '46-code-unavailable': step(4, code(0), 'code_unavailable'),
  '47-code-alone': step(1, { name: 'code_alone', number, codeSent: true, resendInS: 0 }, 'code_refused'),
  '48-pin-alone': step(1, { name: 'pin_alone' }, 'not_right'),
  '50-proof-send': step(2, proof(false, 0)),
  '51-proof': step(2, proof(true, 23)),
  '52-proof-wrong': step(2, proof(true, 0), 'not_right'),
  '53-proof-elsewhere': step(2, proof(false, 0), 'enrolled_elsewhere'),
  '54-proof-ways': withWays(step(2, proof(true, 0)), { passkey: true, lost: true, settings: true }, true),
  '55-proof-undelivered': withWays(step(2, proof(true, 0), 'code_undelivered'), { lost: true }),
  '55a-pin-known': withWays(step(2, { name: 'pin_and_typing' }), { lost: true, settings: true }),
  '55b-proof-after-pin': step(2, proof(true, 23, true)),
  '55c-mail-code-send': step(3, mailCode(false, 0), 'mail_code_undelivered'),
  '55d-mail-code': step(3, mailCode(true, 23)),
  '55e-mail-code-wrong': step(3, mailCode(true, 0), 'code_refused'),
  '56-passkey': withWays(step(1, usePasskey), { other: true, settings: true }),
  '57-passkey-cancelled': withWays(step(1, usePasskey, 'passkey_cancelled'), { other: true, settings: true }),
  '58-passkey-new': withWays(step(1, newPasskey('first')), { other: true }),
  '58a-passkey-unusable': withWays(step(1, newPasskey('first'), 'passkey_unusable'), { other: true }),
  '58b-passkey-second': withWays(step(4, newPasskey('second')), { other: true }),
  '58c-passkey-added': withWays(step(3, newPasskey('added')), { back: true }),
  '58d-backup': step(4, { name: 'backup' }),
  '58e-settings': step(2, settings()),
  '58f-settings-wait': step(2, settings(new Date('2026-11-26T14:32:00Z'))),
  '58g-removal': withWays(step(3, { name: 'removal', passkey: 'iCloud Keychain' }), { back: true }),
  '58h-proof-code': step(1, { name: 'proof', again: false }),
  '58i-proof-code-wrong': step(1, { name: 'proof', again: true }, 'proof_refused'),
  '58j-passkey-known': withWays(step(4, newPasskey('second'), 'passkey_known'), { other: true }),
  '58k-passkey-synced': withWays(step(1, newPasskey('first'), 'passkey_synced'), { other: true }),
  '58l-passkey-refused': withWays(step(1, usePasskey, 'passkey_refused'), { other: true }),
  '58m-passkey-too-often': withWays(step(1, usePasskey, 'passkey_too_often'), { other: true }),
  '58n-settings-renamed': step(2, settings(), 'passkey_renamed'),
  '58o-settings-lately': step(2, settings(), 'changed_lately'),
  '58p-settings-last': step(2, settings(), 'last_pair'),
  '58q-details-changed': step(1, email, 'details_changed'),
  '59-stranded': withWays(step(2, { name: 'stranded', why: 'lost', original: false }), { passkey: true }),
  '59a-stranded-original': step(2, { name: 'stranded', why: 'lost', original: true }),
  '59b-no-number': step(1, { name: 'stranded', why: 'no_number', original: false }),
  '59c-phone-only': step(3, { ...suggested, only: true }),
  '59e-code-only': step(4, { name: 'new_phone_code', number, only: true, resendInS: 0 }),
  '60-blocked': {
    kind: 'blocked',
    sessionId: 'scas_preview',
    platform,
    until: { at: new Date('2026-03-01T14:32:00Z'), inS: 1_800 },
  },
  '61-blocked-for-good': { kind: 'blocked', sessionId: 'scas_preview', platform, until: undefined },
  '62-leave': { kind: 'leave', sessionId: 'scas_preview', platform },
  '70-end-validated': end('validated'),
  '71-end-failed': end('failed'),
  '72-end-expired': end('expired'),
  '73-end-no-target': { ...end('expired'), target: undefined },
  '74-end-long': { ...end('validated'), platform: LONG_NAME },
  '75-end-unbroken': { ...end('failed'), platform: UNBROKEN_NAME },
  '76-end-recovery': end('failed', 'recovery_asked'),
  '77-end-changed-lately': end('failed', 'changed_lately'),
  '78-end-left': end('failed', 'left'),
  '90-report': report('pin_changed'),
  '91-report-long': { ...report('contact_change_asked'), platform: LONG_NAME },
  '92-report-done': { kind: 'report', state: 'reported', platform },
  '93-report-expired': { kind: 'report', state: 'expired', platform: UNBROKEN_NAME },
  '94-report-unknown': { kind: 'report', state: 'unknown' },
  ...Object.fromEntries(NOTICES.map((notice, index) => [`8${index}-${notice}`, { kind: 'notice', notice } as const])),
};
