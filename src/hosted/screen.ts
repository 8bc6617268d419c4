// What a person sees at a moment of the session, as data: the screens only turn it into markup.
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
  | { readonly name: 'email'; readonly hint: string }
  | { readonly name: 'new_pin' }
  | {
      readonly name: 'new_phone';
      /** The platform's number, masked, to be confirmed with one tap. */
      readonly suggested: string | undefined;
      /** Chosen in the list of countries, ISO 3166-1 alpha-2. */
      readonly country: string | undefined;
      /** A number that was refused, to be corrected. */
      readonly typed: string | undefined;
    }
  | { readonly name: 'new_phone_code'; readonly number: string; readonly resendInS: number }
  | {
      readonly name: 'pin_and_code';
      readonly number: string;
      readonly codeSent: boolean;
      readonly resendInS: number;
    };

export interface OpenScreen {
  readonly kind: 'step';
  readonly sessionId: string;
  readonly platform: string;
  readonly progress: Progress;
  readonly problem: Problem | undefined;
  readonly screen: StepScreen;
  /** Seconds until the session ends. */
  readonly endsInS: number;
}

/** The person may try again at `until`; nothing is looked at before. */
export interface BlockedScreen {
  readonly kind: 'blocked';
  readonly platform: string;
  readonly until: Date;
}

/** The end: a page of ours that leads on to the platform. `target` carries `controlStatus`. */
export interface EndScreen {
  readonly kind: 'end';
  readonly platform: string;
  readonly outcome: 'validated' | 'failed' | 'expired';
  readonly target: string | undefined;
}

/** Before the session belongs to this browser: nothing personal is shown. */
export interface WelcomeScreen {
  readonly kind: 'welcome';
  readonly platform: string;
  readonly flow: 'enrolment' | 'authentication' | 're_enrolment';
  /** Another browser holds the session: "Continue here" moves it to this one. */
  readonly elsewhere: boolean;
  /** The terms box was not ticked. */
  readonly termsMissing: boolean;
  /** Where the terms can be read, if the platform said. */
  readonly termsUrl: string | undefined;
  /** Hidden fields of the form, posted to `/start` or, from elsewhere, to `/continue`. */
  readonly fields: Readonly<Record<'token' | 'returnUrl' | 'lang', string>>;
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

export type Screen = OpenScreen | BlockedScreen | EndScreen | WelcomeScreen | NoticeScreen;
