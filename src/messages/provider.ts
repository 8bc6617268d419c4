// What a provider is: one way to hand a message over, and a class for every answer it can give.
import type { MailConfig, ProviderConfig } from '#config/messages.ts';
import { SECOND } from '#kit/time.ts';
import type { OutgoingMessage } from './message.ts';

export type ProviderName = ProviderConfig['name'] | MailConfig['name'];

/**
 * taken: it is on its way. number_refused: nothing goes to this number or address. refused: our account, sender or request.
 * busy: too much at once. failed: a mistake of theirs, or an answer that nobody can read.
 */
export type Result = 'taken' | 'number_refused' | 'refused' | 'busy' | 'failed' | 'timeout' | 'unreachable';

export interface Answer {
  readonly result: Result;
  /** The provider's own number for it, for support. Never its words: they repeat the person's number. */
  readonly code?: string | undefined;
  /** Its id of what it took. */
  readonly reference?: string | undefined;
}

export interface Provider {
  readonly name: ProviderName;
  /** Never rejects for what the network or the provider does: that is an answer. */
  hand(message: OutgoingMessage): Promise<Answer>;
}

export interface Attempt extends Answer {
  readonly provider: ProviderName;
}

/** `kept`: it stays readable in the inbox until its session ends. */
export interface Handover {
  readonly outcome: 'sent' | 'kept' | 'not_taken';
  /** In the order in which they were made. */
  readonly attempts: readonly Attempt[];
}

/** A person waits: a provider that needs longer gives way to the next one. */
export const ANSWER_WITHIN_MS = 5 * SECOND;

/** What a status of HTTP says where the provider says nothing more. */
export function resultOf(status: number): Result {
  if (status >= 200 && status < 300) return 'taken';
  if (status === 429) return 'busy';
  return status >= 500 ? 'failed' : 'refused';
}
