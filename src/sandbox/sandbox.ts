// The sandbox: its rules, its addresses and its inbox. The only door of this room; live mode never opens it.
import type { RawRoute } from '#http/route.ts';
import { keepInInbox } from '#messages/inbox.ts';
import type { Send } from '#messages/send-due.ts';
import type { Host, ModeRules } from '#world/world.ts';
import { guard } from './guard.ts';
import { plant } from './plant.ts';
import { sandboxRoutes } from './routes.ts';
import { sandboxRules } from './rules.ts';
import { readSeedFile, type Seed } from './seed.ts';

export interface Sandbox {
  readonly rules: ModeRules;
  rawRoutes(host: Host): RawRoute[];
  send(host: Host): Send;
  prepare(host: Host): Promise<void>;
}

/** Reads the seed at once: a mistake in it is told before anything is served. */
export async function openSandbox(seedFile: string | undefined): Promise<Sandbox> {
  const seed: Seed = seedFile === undefined ? { clients: [], users: [], hooks: [] } : await readSeedFile(seedFile);
  return {
    rules: sandboxRules,
    rawRoutes: (host) => guard(host.publicUrl, sandboxRoutes(host, seed)),
    send: () => keepInInbox,
    prepare: (host) => plant(host, seed),
  };
}
