// Sends what waits in the outbox: claim, hand to the provider, settle. No connection of ours is held meanwhile.
import { drain } from '#kit/drain.ts';
import { later, SECOND } from '#kit/time.ts';
import type { Host } from '#world/world.ts';
import { insertAttempts } from './attempt-rows.ts';
import { claimMessages, markFailed, markForRetry, markSent } from './message-rows.ts';
import { sealContext, type Message, type OutgoingMessage } from './message.ts';
import type { Handover } from './provider.ts';
import { renderText } from './render.ts';
import { isTooLate, nextTryAt } from './retry.ts';

/** Hands a message over, by whatever providers there are. Once it was sent, the code is erased here. */
export type Send = (message: OutgoingMessage) => Promise<Handover>;

/** Well above the limit of a call of every provider in turn: after it, the worker that claimed is taken for dead. */
const CLAIM_MS = 30 * SECOND;

export interface SendOptions {
  /** How many calls of the provider may be under way: a slow one delays no other person's code. */
  readonly limit: number;
  /** Stops taking new ones. */
  readonly signal?: AbortSignal;
}

/** Returns when nothing is due and nothing under way: the number of messages tried. Safe with any number of workers. */
export async function sendDue(host: Host, send: Send, { limit, signal }: SendOptions): Promise<number> {
  return await drain<Message>({
    limit,
    signal,
    take: async (places) => {
      const now = host.now();
      return await claimMessages(host.db, now, later(now, CLAIM_MS), places);
    },
    run: (message) => sendOne(host, send, message),
  });
}

async function sendOne(host: Host, send: Send, message: Message): Promise<void> {
  try {
    const { outcome, attempts, error } = await hand(host, send, message);
    await host.db.transaction(async (db) => {
      const tx = { ...host, db };
      await insertAttempts(db, message.id, attempts, tx.now());
      if (outcome === 'not_taken') await settleFailure(tx, message, error);
      else await markSent(db, message, { now: tx.now(), keepCode: outcome === 'kept' });
    });
    if (outcome === 'not_taken') return;
    const { id, kind, attempts: round } = message;
    host.log.info('message handed over', { id, kind, attempts: round, provider: attempts.at(-1)?.provider });
  } catch (error) {
    // The claim ends by itself, and the message is tried again.
    host.log.error('a message could not be settled', { id: message.id, error });
  }
}

async function hand(host: Host, send: Send, message: Message): Promise<Handover & { readonly error?: Error }> {
  const notTaken = (error: Error) => ({ outcome: 'not_taken', attempts: [], error }) as const;
  if (isTooLate(message.createdAt, host.now())) return notTaken(new Error('the code is too old to be of use'));
  try {
    return await send(toOutgoing(host, message));
  } catch (cause) {
    return notTaken(new Error('the message was not taken', { cause }));
  }
}

async function settleFailure(tx: Host, message: Message, error: Error | undefined): Promise<void> {
  const now = tx.now();
  const dueAt = nextTryAt(message.attempts, message.createdAt, now);
  if (dueAt === undefined) await markFailed(tx.db, message);
  else await markForRetry(tx.db, message, dueAt);
  tx.log.warn(dueAt === undefined ? 'message given up' : 'message not sent yet', {
    id: message.id,
    kind: message.kind,
    attempts: message.attempts,
    nextAt: dueAt?.toISOString(),
    error,
  });
}

function toOutgoing(host: Host, message: Message): OutgoingMessage {
  const { id, clientId, channel, recipient, kind, lang, platform, codeSealed } = message;
  if (codeSealed === undefined) throw new Error('a waiting message has lost its code');
  const text = renderText(message, host.vault.open(codeSealed, sealContext(id)), host.publicUrl);
  return { id, clientId, channel, recipient, kind, lang, platform, text };
}
