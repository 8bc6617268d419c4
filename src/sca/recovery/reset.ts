// A reset: a person who lost everything loses, on purpose and after a delay, every element that could still be used.
import type { ClientId, ResetId, UserId } from '#kit/ids.ts';
import { DAY, HOUR, later } from '#kit/time.ts';
import type { ModeRules } from '#world/world.ts';

/** Who asked for it: only an operator's own needs no approval. */
export type AskedBy = 'operator' | 'platform';

export type ResetState = 'waiting_for_approval' | 'waiting' | 'done' | 'canceled';

export interface Reset {
  readonly id: ResetId;
  readonly clientId: ClientId;
  readonly userId: UserId;
  readonly askedBy: AskedBy;
  readonly reason: string;
  /** Of the identification, in the books of whoever did it. */
  readonly reference: string | undefined;
  readonly state: ResetState;
  readonly askedAt: Date;
  /** From when the delay counts; undefined until an operator has approved. */
  readonly startsAt: Date | undefined;
  /** As it was in force when the reset was asked for. */
  readonly delayHours: number;
  /** Of the code that was given out at identification. */
  readonly proofHash: Buffer | undefined;
  readonly closedAt: Date | undefined;
  readonly closingReason: string | undefined;
}

/** Who had the person's mailbox or number lately is told, too. */
export const TOLD_BACK_MS = 90 * DAY;

/** In live mode there is no way around it: whoever is impersonated must have the time to say so. */
const LIVE_DELAY_HOURS = 24;

/** @param told the client's `resetDelayHours` */
export function delayHoursOf(rules: Pick<ModeRules, 'isTest'>, told: number | undefined): number {
  return rules.isTest ? (told ?? 0) : Math.max(told ?? LIVE_DELAY_HOURS, LIVE_DELAY_HOURS);
}

export function isPending(reset: Reset): boolean {
  return reset.state === 'waiting' || reset.state === 'waiting_for_approval';
}

/** The delay begins anew with each contact that changed meanwhile. Undefined until an operator has approved. */
export function effectAt(
  reset: Pick<Reset, 'startsAt' | 'delayHours'>,
  newestContactAt: Date | undefined,
): Date | undefined {
  if (reset.startsAt === undefined) return undefined;
  const from = newestContactAt !== undefined && newestContactAt > reset.startsAt ? newestContactAt : reset.startsAt;
  return later(from, reset.delayHours * HOUR);
}
