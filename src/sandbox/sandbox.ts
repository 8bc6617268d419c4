// The sandbox: its rules, its addresses, its clock and its inbox. The only door of this room; live mode never opens it.
import type { OpenApi } from '#http/openapi.ts';
import type { RawRoute } from '#http/route.ts';
import type { Send } from '#messages/send-due.ts';
import type { Hold } from '#webhooks/deliver.ts';
import type { Db } from '#world/db.ts';
import type { Host, ModeRules, World } from '#world/world.ts';
import { listArrived, sendTroubled } from './arrivals.ts';
import { toPaths, toRawRoute, type Call } from './call.ts';
import { createChance, type Chance } from './chance.ts';
import { clockCalls } from './clock-calls.ts';
import { createClock, type Clock } from './clock.ts';
import { guard, isOurHost } from './guard.ts';
import { SHOWN } from './inbox-routes.ts';
import { operatorCalls } from './operator-calls.ts';
import { pausable, type Pausable } from './pausable.ts';
import { plant } from './plant.ts';
import { reset } from './reset.ts';
import { faceRoutes } from './face-routes.ts';
import { sandboxRoutes } from './routes.ts';
import { sandboxRules } from './rules.ts';
import { positionOfDelivery } from './sandbox-rows.ts';
import { readSeedFile, type Seed } from './seed.ts';
import { sessionCalls } from './session-calls.ts';
import { troubleCalls } from './trouble-calls.ts';
import { createTroubles, type Troubles } from './troubles.ts';

export interface SandboxOptions {
  readonly seedFile: string | undefined;
  readonly randomSeed: string | undefined;
  /** Emptied at every start. */
  readonly fresh: boolean;
}

type Outside = Pick<World, 'now' | 'random' | 'fetch' | 'log'>;

/** What the sandbox's own routes may do with the app around them. */
export interface Running {
  /** Returns once all that is due is done, and all that follows from it. */
  settle(): Promise<void>;
  forgetRateLimits(): void;
}

export interface Sandbox {
  readonly rules: ModeRules;
  /** The clock and chance as everything else shall see them. */
  outside(outside: Outside): Outside;
  /** Chance for one use, which draws apart from all others. */
  drawing(host: Host, use: string): Host;
  /** Whether a request to this host is meant for us, where only this machine can reach us. */
  acceptsHost(host: string, publicUrl: string): boolean;
  /** The database as everything else shall see it. */
  wrap(db: Db): Db;
  rawRoutes(host: Host, running: Running): { readonly routes: RawRoute[]; readonly paths: OpenApi['paths'] };
  send(host: Host): Send;
  hold(host: Host): Hold;
  prepare(host: Host): Promise<void>;
}

/** Reads the seed at once: a mistake in it is told before anything is served. */
export async function openSandbox({ seedFile, randomSeed, fresh }: SandboxOptions): Promise<Sandbox> {
  const seed: Seed = seedFile === undefined ? { clients: [], users: [], hooks: [] } : await readSeedFile(seedFile);
  const chance = randomSeed === undefined ? undefined : createChance(randomSeed);
  const troubles = createTroubles();
  let clock: Clock | undefined;
  let held: Pausable | undefined;

  const parts = () => {
    if (clock === undefined || held === undefined) throw new Error('the sandbox has no clock or no database');
    return { clock, held };
  };
  const resetAll = async (host: Host) => {
    await parts().held.alone(async (db) => {
      beginAgain(parts().clock, chance, troubles);
      await reset({ ...host, db }, seed, true);
    });
  };

  return {
    rules: sandboxRules,
    outside(outside) {
      const own = createClock(() => outside.now(), chance?.start);
      clock = own;
      return { ...outside, now: () => own.now(), random: chance?.of('calls') ?? outside.random };
    },
    drawing: (host, use) => (chance === undefined ? host : { ...host, random: chance.of(use) }),
    acceptsHost: isOurHost,
    wrap: (db) => (held = pausable(db)).db,
    rawRoutes(host, running) {
      const calls = listCalls(host, { clock: parts().clock, seed, troubles, running });
      const inbox = sandboxRoutes(
        (recipient) => listArrived(host, troubles, { recipient, limit: SHOWN }),
        async () => {
          await resetAll(host);
          running.forgetRateLimits();
        },
      );
      return {
        routes: guard(host.publicUrl, [...inbox, ...faceRoutes(host), ...calls.map(toRawRoute)]),
        paths: toPaths(calls),
      };
    },
    send: (host) => sendTroubled(host, troubles),
    hold:
      (host) =>
      async ({ eventId, hookId, url, event }) =>
        troubles.list('webhooks').length === 0
          ? undefined
          : troubles.meet(
              { url, position: await positionOfDelivery(host.db, eventId, hookId), happenedAt: event.happenedAt },
              host.now(),
            ),
    // What was drawn before a restart is drawn again: ids would clash, and so would bearer tokens.
    async prepare(host) {
      if (fresh || chance !== undefined) await reset(host, seed, false);
      else await plant(host, seed);
    },
  };
}

function beginAgain(clock: Clock, chance: Chance | undefined, troubles: Troubles): void {
  clock.reset();
  chance?.restart();
  troubles.clear();
}

interface Parts {
  readonly clock: Clock;
  readonly seed: Seed;
  readonly troubles: Troubles;
  readonly running: Running;
}

function listCalls(host: Host, { clock, seed, troubles, running }: Parts): Call[] {
  const settle = () => running.settle();
  return [
    ...sessionCalls(host, { seed, troubles }, settle),
    ...clockCalls(clock, settle),
    ...troubleCalls(host, troubles),
    ...operatorCalls(host, settle),
  ];
}
