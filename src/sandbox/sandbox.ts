// The sandbox: its rules, its addresses and its inbox. The only door of this room; live mode never opens it.
import type { RawRoute } from '#http/route.ts';
import { keepInInbox } from '#messages/inbox.ts';
import type { Send } from '#messages/send-due.ts';
import type { Db } from '#world/db.ts';
import type { Host, ModeRules } from '#world/world.ts';
import { guard, isOurHost } from './guard.ts';
import { pausable, type Pausable } from './pausable.ts';
import { plant } from './plant.ts';
import { reset } from './reset.ts';
import { sandboxRoutes } from './routes.ts';
import { sandboxRules } from './rules.ts';
import { readSeedFile, type Seed } from './seed.ts';

export interface Sandbox {
  readonly rules: ModeRules;
  /** Whether a request to this host is meant for us, where only this machine can reach us. */
  acceptsHost(host: string, publicUrl: string): boolean;
  /** The database as everything else shall see it. */
  wrap(db: Db): Db;
  rawRoutes(host: Host): RawRoute[];
  send(host: Host): Send;
  prepare(host: Host): Promise<void>;
}

/** Reads the seed at once: a mistake in it is told before anything is served. */
export async function openSandbox(seedFile: string | undefined): Promise<Sandbox> {
  const seed: Seed = seedFile === undefined ? { clients: [], users: [], hooks: [] } : await readSeedFile(seedFile);
  let held: Pausable | undefined;
  const resetAll = async (host: Host) => {
    if (held === undefined) throw new Error('the database was not wrapped');
    await held.alone((db) => reset({ ...host, db }, seed));
  };
  return {
    rules: sandboxRules,
    acceptsHost: isOurHost,
    wrap: (db) => (held = pausable(db)).db,
    rawRoutes: (host) =>
      guard(
        host.publicUrl,
        sandboxRoutes(host, () => resetAll(host)),
      ),
    send: () => keepInInbox,
    prepare: (host) => plant(host, seed),
  };
}
