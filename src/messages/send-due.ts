// Sends what waits in the outbox: claim, hand to the provider, settle. No connection of ours is held meanwhile.
import { drain } from '#kit/drain.ts';
import { later, SECOND } from '#kit/time.ts';
import type { Host } from '#world/world.ts';
import { insertAttempts } from './attempt-rows.ts';
import { toOutgoing } from './compose.ts';
import { claimMessages, markFailed, markForRetry, markSent, type Queue } from './message-rows.ts';
import type { CodeMessage, Message, NoticeMessage, OutgoingMessage } from './message.ts';
import type { Handover } from './provider.ts';
import { isTooLate, nextTryAt } from './retry.ts';

/** Hands a message over, by whatever providers there are. Once it was sent, what is secret in it is erased here. */
export type Send = (message: OutgoingMessage) => Promise<Handover>;

/**
 * Told of a code that is given up, in the transaction that settles it. It runs `giveUp` after its own locks on the
 * person, for a session that ends takes those first; false from it: the code was settled otherwise meanwhile.
 */
export type WhenUndelivered = (tx: Host, code: CodeMessage, giveUp: () => Promise<boolean>) => Promise<void>;

/** Told of a notice that was handed over, in the transaction that settles it, before it does. */
export type WhenSent = (tx: Host, notice: NoticeMessage) => Promise<void>;

/** Well above the limit of a call of every provider in turn: after it, the worker that claimed is taken for dead. */
const CLAIM_MS = 30 * SECOND;

export interface SendOptions {
  /** Sent apart: a slow mail relay delays nobody's code by SMS, and many notices nobody's code by e-mail. */
  readonly is: Queue;
  /** How many calls of the provider may be under way: a slow one delays no other person's code. */
  readonly limit: number;
  readonly whenUndelivered: WhenUndelivered;
  readonly whenSent?: WhenSent;
  /** Stops taking new ones. */
  readonly signal?: AbortSignal;
}

/** Returns when nothing is due and nothing under way: the number of messages tried. Safe with any number of workers. */
export async function sendDue(host: Host, send: Send, options: SendOptions): Promise<number> {
  const { is, limit, signal } = options;
  return await drain<Message>({
    limit,
    signal,
    take: async (places) => {
      const now = host.now();
      return await claimMessages(host.db, { is, now, until: later(now, CLAIM_MS), limit: places });
    },
    run: (message) => sendOne(host, send, message, options),
  });
}

type Handed = Handover & { readonly error?: Error };

async function sendOne(host: Host, send: Send, message: Message, options: SendOptions): Promise<void> {
  try {
    const handed = await hand(host, send, message);
    const { id, kind, attempts: round } = message;
    await host.db.transaction(async (db) => {
      const tx = { ...host, db };
      if (handed.outcome === 'not_taken') {
        await settleFailure(tx, message, handed, options);
      } else {
        if (message.is === 'notice') await options.whenSent?.(tx, message);
        await markSent(db, message, { now: tx.now(), keepSecret: handed.outcome === 'kept' });
      }
      await insertAttempts(db, id, handed.attempts, tx.now());
    });
    if (handed.outcome === 'not_taken') return;
    host.log.info('message handed over', { id, kind, attempts: round, provider: handed.attempts.at(-1)?.provider });
  } catch (error) {
    // The claim ends by itself, and the message is tried again.
    host.log.error('a message could not be settled', { id: message.id, error });
  }
}

async function hand(host: Host, send: Send, message: Message): Promise<Handed> {
  const notTaken = (error: Error) => ({ outcome: 'not_taken', attempts: [], error }) as const;
  if (isTooLate(message, host.now())) return notTaken(new Error('the code is too old to be of use'));
  try {
    return await send(toOutgoing(host, message));
  } catch (cause) {
    return notTaken(new Error('the message was not taken', { cause }));
  }
}

async function settleFailure(
  tx: Host,
  message: Message,
  handed: Handed,
  { whenUndelivered }: SendOptions,
): Promise<void> {
  const dueAt = isHopeless(message, handed) ? undefined : nextTryAt(message, tx.now());
  const giveUp = () => markFailed(tx.db, message);
  if (dueAt !== undefined) await markForRetry(tx.db, message, dueAt);
  else if (message.is === 'code') await whenUndelivered(tx, message, giveUp);
  else await giveUp();
  tx.log.warn(dueAt === undefined ? 'message given up' : 'message not sent yet', {
    id: message.id,
    kind: message.kind,
    attempts: message.attempts,
    nextAt: dueAt?.toISOString(),
    error: handed.error,
  });
}

/** Nobody reaches the number: the person who waits shall not wait for the same answer again. */
function isHopeless({ is }: Message, { attempts }: Handed): boolean {
  return is === 'code' && attempts.length > 0 && attempts.every(({ result }) => result === 'number_refused');
}
