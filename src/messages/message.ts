// What is said to people: codes for somebody who waits, and notices by e-mail or SMS.
import type { ClientId, MessageId, SessionId, UserId } from '#kit/ids.ts';
import { DAY, later, MINUTE } from '#kit/time.ts';
import type { Language } from '#words/languages.ts';

/** By SMS: `enrolment_code` confirms a phone number, `authentication_code` a person. */
export type CodeKind = 'enrolment_code' | 'authentication_code';

/** What a person is told that was done, asked for or refused in their name. */
export type NoticeKind =
  | 'enrolled'
  | 'pin_changed'
  | 'number_changed'
  | 'passkey_added'
  | 'passkey_removed'
  | 'contact_change_asked'
  | 'blocked'
  | 'permanent_block_ahead'
  | 'reset_asked'
  | 'reset_done'
  | 'code_undeliverable';

/** What a platform's engineer is told. */
export type AlertKind = 'hook_failing' | 'hook_invalid' | 'certificate_ends';

export type MessageKind = CodeWay['kind'] | NoticeKind | AlertKind;

export type Channel = 'sms' | 'email';

/**
 * Which code goes where. By SMS alone does one prove possession: a code in a mailbox is in no category of RTS
 * (EU) 2018/389, art. 6 to 8. It is an additional check, of a kind of its own.
 */
type CodeWay =
  | { readonly channel: 'sms'; readonly kind: CodeKind }
  | { readonly channel: 'email'; readonly kind: 'mail_code' };

/** How long a code can be used; later, nobody is helped by receiving it. */
export const CODE_LIFE_MS = 5 * MINUTE;

/** How long the link "this was not me" of a notice can be used. */
export const REPORT_LIFE_MS = 7 * DAY;

/** Until when that is. A reset that was asked for can be reported for as long after its effect, too. */
export function reportUntil({ kind, at }: { kind: NoticeKind; at: Date | undefined }, madeAt: Date): Date {
  const from = kind === 'reset_asked' && at !== undefined && at > madeAt ? at : madeAt;
  return later(from, REPORT_LIFE_MS);
}

interface Addressed {
  readonly lang: Language;
  /** E.164, or an e-mail address. */
  readonly recipient: string;
  /** Trading name of the platform, as people know it. */
  readonly platform: string;
}

interface OfSession extends Addressed {
  readonly sessionId: SessionId;
}

export type NewMessage = OfSession & CodeWay & { readonly code: string };

export interface NewNotice extends Addressed {
  readonly userId: UserId;
  readonly channel: Channel;
  readonly kind: NoticeKind;
  readonly content: NoticeContent;
}

/** What a notice says besides its kind. */
export interface NoticeContent {
  /** A time that the text names: until when, or from when. */
  readonly at: Date | undefined;
  /** The secret of the link "this was not me". */
  readonly reportToken: string | undefined;
}

/** To an engineer of the platform, not to a person. */
export interface NewAlert extends Omit<Addressed, 'lang'> {
  readonly kind: AlertKind;
  readonly content: AlertContent;
}

export type AlertContent = HookAlert | CertificateAlert;

export interface CertificateAlert {
  readonly serial: string;
  readonly subject: string;
  /** ISO 8601. */
  readonly endsAt: string;
}

export interface HookAlert {
  /** The address that is called, without its query, which may hold a secret of the platform's. */
  readonly url: string;
  readonly eventType: string;
  readonly hookId: string;
  readonly failures: number;
  /** Of the last call. */
  readonly outcome: string;
}

interface Stored extends Addressed {
  readonly id: MessageId;
  readonly clientId: ClientId;
  readonly createdAt: Date;
  readonly sentAt: Date | undefined;
  /** `sent`, `failed`, …: undefined while it waits. */
  readonly outcome: string | undefined;
  /** Including the one under way. */
  readonly attempts: number;
  /** Gone once it could do harm only. */
  readonly sealed: Buffer | undefined;
}

export type CodeMessage = Stored & OfSession & CodeWay & { readonly is: 'code' };

export interface NoticeMessage extends Stored, Omit<NewNotice, 'content'> {
  readonly is: 'notice';
}

export interface AlertMessage extends Stored, Omit<NewAlert, 'content'> {
  readonly is: 'alert';
  readonly channel: 'email';
}

/** As stored: what is secret in it is sealed. */
export type Message = CodeMessage | NoticeMessage | AlertMessage;

/** What a provider gets. */
export interface OutgoingMessage extends Addressed {
  readonly id: MessageId;
  readonly clientId: ClientId;
  readonly channel: Channel;
  readonly kind: MessageKind;
  readonly text: string;
  /** Seconds after which it is of no use; undefined: never. */
  readonly usefulForS: number | undefined;
  /** Of an e-mail only: its text is the plain part. */
  readonly mail?: { readonly subject: string; readonly html: string } | undefined;
}

/** What the seal of a message is bound to: nothing can be moved to another message. */
export function sealContext(id: MessageId): string {
  return `message:${id}`;
}
