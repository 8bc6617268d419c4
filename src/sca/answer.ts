// What a person sends for a step.
import type { Change } from './flows.ts';

export type NewPhoneAnswer =
  | { readonly step: 'new_phone'; readonly number: string; readonly country: string | undefined }
  /** The number that the platform gave, confirmed with one tap. */
  | { readonly step: 'new_phone'; readonly suggested: true };

export type SettingsAnswer =
  | { readonly step: 'settings'; readonly change: Exclude<Change, 'remove_passkey'> | undefined }
  | { readonly step: 'settings'; readonly change: 'remove_passkey'; readonly passkey: string };

export interface EmailAnswer {
  readonly step: 'email';
  readonly email: string;
  /** What the page measured, as it sends it. */
  readonly typing: string | undefined;
  /** Whether they want it neither measured nor kept; undefined: they were not asked. */
  readonly declines?: boolean | undefined;
}

export interface PinAndCodeAnswer {
  readonly step: 'pin_and_code';
  /** Not looked at where the PIN was entered before the code was asked. */
  readonly pin: string;
  readonly code: string;
}

export type Answer =
  | NewPhoneAnswer
  | SettingsAnswer
  | { readonly step: 'proof'; readonly code: string }
  | EmailAnswer
  | { readonly step: 'new_pin'; readonly pin: string; readonly again: string }
  /** RegistrationResponseJSON of WebAuthn. */
  | { readonly step: 'new_passkey' | 'second_passkey'; readonly credential: string }
  | { readonly step: 'backup'; readonly backup: 'number' | 'passkey' | 'none' }
  | { readonly step: 'new_phone_code'; readonly code: string }
  /** AuthenticationResponseJSON of WebAuthn. */
  | { readonly step: 'passkey'; readonly credential: string }
  | PinAndCodeAnswer
  | { readonly step: 'pin_and_typing'; readonly pin: string }
  | { readonly step: 'mail_code'; readonly code: string }
  | { readonly step: 'pin_alone'; readonly pin: string }
  | { readonly step: 'code_alone'; readonly code: string }
  | { readonly step: 'removal' };
