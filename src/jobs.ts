// What runs beside the calls: sending, delivering, expiring, chaining, sweeping. Any number of nodes run it at once.
import type { CallLog } from '#http/call-log.ts';
import type { RateLimiter } from '#http/rate-limits.ts';
import { createBell, type Bell } from '#kit/bell.ts';
import { inTurn } from '#kit/in-turn.ts';
import { startLoop, type Loop } from '#kit/loop.ts';
import { sendDue, type Send } from '#messages/send-due.ts';
import { tellOfEnds } from '#mtls/tell-of-ends.ts';
import { expireSessions } from '#sca/expire-sessions.ts';
import { whenSent } from '#sca/notices/when-sent.ts';
import { whenUndelivered } from '#sca/notices/when-undelivered.ts';
import { settleResets } from '#sca/recovery/settle-resets.ts';
import { chainDue } from '#trail/chain-records.ts';
import { deliverDue, type DeliverOptions } from '#webhooks/deliver.ts';
import type { Host } from '#world/world.ts';
import { sweep } from './sweep.ts';
import { warnPlatform } from './warn-platform.ts';

const TICK_MS = 250;
const SWEEP_MS = 60_000;
const NOTE_MS = 500;
const GIVE_BACK_MS = 15_000;
const BATCH = 50;
/** Calls of webhooks: who hangs holds one of them for two seconds. */
const CALLS_AT_ONCE = 400;
/** Of codes and of notices: each opens a connection of its own to the mail relay. */
const MAILS_AT_ONCE = 8;
const SWEPT = 500;

export interface Jobs {
  /** One round of every job. */
  runAll(): Promise<void>;
  /** Returns once all that is due is done, and all that follows from it. */
  settle(): Promise<void>;
  /** Runs them until they are stopped. */
  start(): void;
  /** Takes nothing new; what is under way is done. */
  stop(): void;
  /** After `stop`, and after the last call was answered. */
  ended(): Promise<void>;
}

/** What a node keeps in its memory and writes down now and then. */
export interface Kept {
  readonly limiter: RateLimiter;
  readonly calls: CallLog;
}

/** @param hostOf the host with chance of its own for a job */
export function openJobs(
  host: Host,
  { limiter, calls }: Kept,
  { hostOf, send, ...options }: JobOptions & { hostOf(job: string): Host; readonly send: Send },
): Jobs {
  const closing = new AbortController();
  const jobs = createJobs(hostOf, send, options, closing.signal);
  const loops: Loop[] = [];
  return {
    async runAll() {
      for (const { run } of jobs) await run();
      await limiter.giveBack();
      await calls.flush(host.db);
    },
    settle: () => settle(jobs),
    start() {
      loops.push(...jobs.map((job) => loopOf(host, job)), givingBack(host, limiter), noting(host, calls));
    },
    stop: () => closing.abort(),
    async ended() {
      await Promise.all(loops.map((loop) => loop.stop()));
      await calls.flush(host.db).catch((error: unknown) => host.log.error('calls were not noted', { error }));
      await limiter.giveBack('all').catch((error: unknown) => host.log.error('calls were not given back', { error }));
    },
  };
}

interface Job {
  readonly name: string;
  readonly everyMs: number;
  /** Rings when it shall not wait as long. */
  readonly bell: Bell;
  /** How much was done: a full batch is followed by the next at once. */
  run(): Promise<number>;
}

export interface JobOptions extends Required<Omit<DeliverOptions, 'warn' | 'limit' | 'signal'>> {
  readonly keptMs: number;
}

function createJobs(hostOf: (job: string) => Host, send: Send, told: JobOptions, signal: AbortSignal): Job[] {
  const options = { ...told, limit: BATCH, signal };
  const sendCodes: Work = (host) => sendDue(host, send, { ...options, whenUndelivered, is: 'code' });
  const sendMailCodes: Work = (host) =>
    sendDue(host, send, { ...options, whenUndelivered, is: 'mail_code', limit: MAILS_AT_ONCE });
  const sendNotices: Work = (host) =>
    sendDue(host, send, { ...options, whenUndelivered, whenSent, is: 'notice', limit: MAILS_AT_ONCE });
  const deliverWebhooks: Work = (host) => deliverDue(host, { ...options, warn: warnPlatform, limit: CALLS_AT_ONCE });
  const { keptMs } = options;
  return [
    job('sending codes', TICK_MS, sendCodes),
    job('sending codes by e-mail', TICK_MS, sendMailCodes),
    job('sending notices', TICK_MS, sendNotices),
    job('delivering webhooks', TICK_MS, deliverWebhooks, options.bell),
    job('expiring sessions', TICK_MS, (host) => expireSessions(host, BATCH)),
    job('settling resets', TICK_MS, (host) => settleResets(host, BATCH)),
    job('chaining the trail', TICK_MS, (host) => chainDue(host, signal)),
    job('telling of certificates that end', SWEEP_MS, (host) => tellOfEnds(host, BATCH)),
    job(SWEEPING, SWEEP_MS, (host) => sweep(host, { keptMs, limit: SWEPT })),
  ];

  function job(name: string, everyMs: number, work: Work, bell = createBell()): Job {
    const host = hostOf(name);
    return { name, everyMs, bell, run: inTurn(() => work(host)) };
  }
}

type Work = (host: Host) => Promise<number>;

/** Whoever waits for what is due does not wait for what is only tidied up. */
const SWEEPING = 'sweeping';
/** A chain of consequences is shorter: a session expires, an event is delivered. */
const MOST_ROUNDS = 20;

async function settle(jobs: readonly Job[]): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    let done = 0;
    for (const { name, run } of jobs) if (name !== SWEEPING) done += await run();
    if (done === 0) return;
  }
}

function loopOf(host: Host, { name, everyMs, bell, run }: Job): Loop {
  const work = async () => (await run()) >= BATCH;
  return startLoop(everyMs, work, (error) => host.log.error(`${name} failed`, { error }), bell);
}

/** Not among the jobs, like the next: each node notes its own, and nobody waits for them. */
function noting(host: Host, calls: CallLog): Loop {
  const work = async () => (await calls.flush(host.db)) > 0;
  return startLoop(NOTE_MS, work, (error) => host.log.error('calls were not noted', { error }));
}

/** Not among the jobs: each node has portions of its own, and nobody waits for them. */
function givingBack(host: Host, limiter: RateLimiter): Loop {
  const work = async () => {
    await limiter.giveBack();
    return false;
  };
  return startLoop(GIVE_BACK_MS, work, (error) => host.log.error('giving calls back failed', { error }));
}
