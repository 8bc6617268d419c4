// Takes out what has run its time (docs/operating.md, Retention). The trail stays: erasing has a command of its own.
import { sweepKeys } from '#clients/key-rows.ts';
import { sweepTokens } from '#clients/token-rows.ts';
import { sweepTries } from '#clients/tries-rows.ts';
import { sweepCodes } from '#factors/otp/otp-rows.ts';
import { sweepProofs } from '#factors/proof/proof-rows.ts';
import { PROFILES_KEPT_MS, SAMPLES_KEPT_MS } from '#factors/typing/learn.ts';
import { sweepProfiles, sweepSamples, sweepUnwanted } from '#factors/typing/typing-rows.ts';
import { sweepCalls } from '#http/call-rows.ts';
import { sweepKeptAnswers } from '#http/idempotency.ts';
import { DAY, later } from '#kit/time.ts';
import { sweepCounters } from '#messages/budget-rows.ts';
import { sweepMessages } from '#messages/message-rows.ts';
import { sweepNotices } from '#sca/notices/notice-rows.ts';
import { sweepCases, sweepContacts, sweepSessions } from '#sca/sweep-rows.ts';
import { sweepEvents } from '#webhooks/event-rows.ts';
import { sweepHookKeys } from '#webhooks/hook-key-rows.ts';
import type { Host } from '#world/world.ts';

/** Long enough for support to see that there was one. */
const PROOFS_KEPT_MS = 30 * DAY;

/** Long enough to look at on Monday what broke on Friday. */
const CALLS_KEPT_MS = 3 * DAY;

/** Long enough to tell who sends an old key from who guesses. */
const KEYS_KEPT_MS = 90 * DAY;

export interface SweepOptions {
  /** How long ended sessions, contacts out of use and closed cases are kept. */
  readonly keptMs: number;
  /** At most so many rows of a kind at once: no statement holds the database for long. */
  readonly limit: number;
}

/** Any number of nodes may run it at once. Answers the most of one kind: as many as the limit means that more is left. */
export async function sweep(host: Host, { keptMs, limit }: SweepOptions): Promise<number> {
  const { db } = host;
  const at = host.now();
  const before = later(at, -keptMs);
  const counts = [
    await sweepTokens(db, at, limit),
    await sweepTries(db, at, limit),
    await sweepKeys(db, later(at, -KEYS_KEPT_MS), limit),
    await sweepKeptAnswers(db, at, limit),
    await sweepCalls(db, later(at, -CALLS_KEPT_MS), limit),
    await sweepCodes(db, at, limit),
    await sweepProofs(db, later(at, -PROOFS_KEPT_MS), limit),
    await sweepSamples(db, later(at, -SAMPLES_KEPT_MS), limit),
    await sweepProfiles(db, later(at, -PROFILES_KEPT_MS), limit),
    await sweepUnwanted(db, limit),
    await sweepMessages(db, at, limit),
    await sweepCounters(db, at, limit),
    await sweepEvents(db, at, limit),
    await sweepHookKeys(db, at, limit),
    await sweepNotices(db, at, limit),
    await sweepSessions(db, before, limit),
    await sweepContacts(db, before, limit),
    await sweepCases(db, before, limit),
  ];
  return Math.max(...counts);
}
