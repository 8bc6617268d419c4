// What a person sees at a moment of the session, as data: the screens only turn it into markup.
import type { ReportableKind } from '#sca/notices/notice.ts';
import type { Notice } from '#sca/session.ts';

/** Why the last answer was not accepted; the words are in the catalogues. */
export type Problem = Notice;

export interface Progress {
  /** From 1. */
  readonly step: number;
  readonly of: number;
}

/** Screens of an open session; every form posts to `/session/{id}/…`. */
export type StepScreen =
  /** `again`: after a reset, when an operator gave the code out. */
  | { readonly name: 'proof'; readonly again: boolean }
  | {
      readonly name: 'email';
      readonly hint: string;
      /** How it is typed is measured, unless they say no; undefined: not at all here. */
      readonly typing: 'measured' | 'declined' | undefined;
    }
  | { readonly name: 'new_pin'; readonly digits: number }
  | {
      readonly name: 'new_phone';
      /** The platform's number, masked, to be confirmed with one tap. */
      readonly suggested: string | undefined;
      /** No other number is taken. */
      readonly only: boolean;
      /** Chosen in the list of countries, ISO 3166-1 alpha-2. */
      readonly country: string | undefined;
      /** A number that was refused, to be corrected. */
      readonly typed: string | undefined;
    }
  | {
      readonly name: 'new_phone_code';
      readonly number: string;
      /** No other number is taken. */
      readonly only: boolean;
      readonly resendInS: number;
    }
  | {
      readonly name: 'pin_and_code';
      readonly number: string;
      /** It waits for the code. */
      readonly pinEntered: boolean;
      readonly codeSent: boolean;
      readonly resendInS: number;
    }
  | {
      readonly name: 'code_alone' | 'mail_code';
      /** Where the code goes, masked. */
      readonly number: string;
      readonly codeSent: boolean;
      readonly resendInS: number;
    }
  | { readonly name: 'pin_alone' | 'pin_and_typing' }
  /** `options`: WebAuthn's JSON for the ceremony. */
  | { readonly name: 'passkey'; readonly options: string }
  | {
      readonly name: 'new_passkey';
      readonly options: string;
      /** Where the answer goes. */
      readonly step: 'new_passkey' | 'second_passkey';
      readonly purpose: 'first' | 'second' | 'added';
    }
  | { readonly name: 'backup' }
  | {
      readonly name: 'settings';
      readonly passkeys: readonly ShownPasskey[];
      /** Masked; undefined when there is none. */
      readonly number: string | undefined;
      /** No change before. */
      readonly changeableAt: Date | undefined;
      /** What may be changed all the same. */
      readonly changes: readonly ('pin' | 'number' | 'add_passkey')[];
      /** Another one can be made here. */
      readonly canAdd: boolean;
    }
  | { readonly name: 'removal'; readonly passkey: string }
  | {
      readonly name: 'stranded';
      /** no_number: the platform gave none, and no other is taken. lost: the person cannot use what they have. */
      readonly why: 'no_number' | 'lost';
      /** The original's ways (sandbox). */
      readonly original: boolean;
    };

export interface ShownPasskey {
  readonly id: string;
  readonly name: string;
  readonly madeAt: Date;
  readonly removable: boolean;
}

/** Ways on other than the step's own answer. */
export interface Ways {
  readonly passkey: boolean;
  /** Without the passkey: by PIN and code, or, of a new one, not at all. */
  readonly other: boolean;
  readonly settings: boolean;
  readonly lost: boolean;
  /** Back to the settings. */
  readonly back: boolean;
}

export interface OpenScreen {
  readonly kind: 'step';
  readonly sessionId: string;
  readonly platform: string;
  readonly progress: Progress;
  readonly problem: Problem | undefined;
  readonly screen: StepScreen;
  readonly ways: Ways;
  /** The settings come after this step. */
  readonly beforeSettings: boolean;
  /** Seconds until the session ends. */
  readonly endsInS: number;
  /** Of the session: rises with everything that happens to it. */
  readonly version: number;
}

/** The person may try again at `until`; nothing is looked at before. */
export interface BlockedScreen {
  readonly kind: 'blocked';
  readonly sessionId: string;
  readonly platform: string;
  /** Undefined: until an operator lifts it. `inS`: seconds from now, for who has a clock that is wrong. */
  readonly until: { readonly at: Date; readonly inS: number } | undefined;
}

/** Before the person gives up: the session would be over. */
export interface LeaveScreen {
  readonly kind: 'leave';
  readonly sessionId: string;
  readonly platform: string;
}

/** The end: a page of ours that leads on to the platform. `target` carries `controlStatus`. */
export interface EndScreen {
  readonly kind: 'end';
  readonly platform: string;
  readonly outcome: 'validated' | 'failed' | 'expired';
  /** Why it failed, where that helps. */
  readonly why: 'recovery_asked' | 'changed_lately' | 'left' | undefined;
  readonly target: string | undefined;
}

/** In words that tell nothing of the person: whoever holds the link reads them. */
export type Asked = 'proof' | 'email' | 'new_pin' | 'passkey_or_phone' | 'phone' | 'known' | 'new_details';

/** Before the session belongs to this browser: nothing personal is shown. */
export interface WelcomeScreen {
  readonly kind: 'welcome';
  readonly platform: string;
  readonly flow: 'enrolment' | 'authentication' | 're_enrolment';
  /** What will be asked, in its order. */
  readonly asks: readonly Asked[];
  /** Another browser holds the session: "Continue here" moves it to this one. */
  readonly elsewhere: boolean;
  /** The terms box was not ticked. */
  readonly termsMissing: boolean;
  /** Where the terms can be read, if the platform said. */
  readonly termsUrl: string | undefined;
  /** How many are left of the session: a time limit is told before it counts (WCAG 2.2, 2.2.1). */
  readonly minutes: number;
  /** Hidden fields of the form, posted to `/start` or, from elsewhere, to `/continue`. */
  readonly fields: Readonly<
    Record<'token' | 'returnUrl' | 'lang', string> & Partial<Record<'primary' | 'cta' | 'theme', string>>
  >;
}

/** A plain notice with nothing to do, or one way on. */
export interface NoticeScreen {
  readonly kind: 'notice';
  readonly notice:
    | 'unknown_link'
    | 'return_url_missing'
    | 'return_url_refused'
    | 'opened_elsewhere'
    | 'moved_too_often'
    | 'not_this_page'
    | 'went_wrong'
    | 'no_link';
}

/** Behind the link "this was not me" of a notice. */
export type ReportScreen =
  | {
      readonly kind: 'report';
      readonly state: 'open';
      readonly platform: string;
      readonly about: ReportableKind;
      readonly madeAt: Date;
      /** A hidden field of the form. */
      readonly token: string;
    }
  | { readonly kind: 'report'; readonly state: 'reported' | 'expired'; readonly platform: string }
  | { readonly kind: 'report'; readonly state: 'unknown'; readonly platform?: undefined };

export type Screen = OpenScreen | BlockedScreen | LeaveScreen | EndScreen | WelcomeScreen | NoticeScreen | ReportScreen;
