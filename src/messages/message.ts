// What is said to people by SMS, and for how long it is worth saying.
import type { ClientId, MessageId, SessionId } from '#kit/ids.ts';
import { MINUTE } from '#kit/time.ts';
import type { Language } from '#words/languages.ts';

/** `enrolment_code` confirms a phone number, `authentication_code` a person. */
export type MessageKind = 'enrolment_code' | 'authentication_code';

export type Channel = 'sms';

/** How long a code can be used; later, nobody is helped by receiving it. */
export const CODE_LIFE_MS = 5 * MINUTE;

export interface NewMessage {
  readonly sessionId: SessionId;
  readonly channel: Channel;
  /** E.164. */
  readonly recipient: string;
  readonly kind: MessageKind;
  readonly lang: Language;
  /** Trading name of the platform, as people know it. */
  readonly platform: string;
  readonly code: string;
}

/** As stored: the code is sealed, and gone once it could do harm only. */
export interface Message extends Omit<NewMessage, 'code'> {
  readonly id: MessageId;
  readonly clientId: ClientId;
  readonly codeSealed: Buffer | undefined;
  readonly createdAt: Date;
  readonly sentAt: Date | undefined;
  /** `sent`, `failed`, …: undefined while it waits. */
  readonly outcome: string | undefined;
  /** Including the one under way. */
  readonly attempts: number;
}

/** What a provider gets. */
export interface OutgoingMessage extends Pick<
  Message,
  'id' | 'clientId' | 'channel' | 'recipient' | 'kind' | 'lang' | 'platform'
> {
  readonly text: string;
}

/** What the seal of a code is bound to: a code cannot be moved to another message. */
export function sealContext(id: MessageId): string {
  return `message:${id}`;
}
