// The trail for operators and auditors: verify it, export it, keep a checkpoint outside, erase a person from it.
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { getClient } from '#clients/client-rows.ts';
import { eraseTrailOf } from '#trail/erase-trail.ts';
import { exportTrail } from '#trail/export-trail.ts';
import { getCheckpoint, listStatus, readCheckpoint } from '#trail/checkpoint.ts';
import type { Checkpoint } from '#trail/chain.ts';
import { loadTrailKeys } from '#trail/trail-keys.ts';
import { verifyTrail } from '#trail/verify-trail.ts';
import { lockUser } from '#users/user-rows.ts';
import { positionals, UsageError, type Command } from '../command.ts';
import { withHost } from '../open-host.ts';

export const trailCommands: readonly Command[] = [
  {
    usage: 'trail verify <ClientId> [--checkpoint file]',
    does: 'Check every record of a platform: nothing altered, missing, reordered or cut off.',
    async run({ args, env, outside, print }) {
      const { id, file } = clientAndCheckpoint(args);
      const checkpoint = file === undefined ? undefined : await checkpointIn(file);
      const found = await withHost(env, outside, async (host) => {
        await getClient(host.db, id);
        return await verifyTrail(host, id, checkpoint);
      });
      if (!found.ok) {
        const { sequence, what } = found.problem;
        print(`The trail of ${id} is not intact${sequence === undefined ? '' : ` at ${sequence}`}: ${what}.`);
        return 1;
      }
      print(`The trail of ${id} is intact: ${found.records} records, ${found.erased} of them erased.`);
      if (found.waiting > 0) print(`${found.waiting} more wait for the chain.`);
      if (found.endUnderFormer) print('Its end is signed under another secret than the one in use: run secret rotate.');
      return 0;
    },
  },
  {
    usage: 'trail checkpoint <ClientId>',
    does: "Print the signed end of a platform's trail, to be kept outside.",
    async run({ args, env, outside, print }) {
      const { ClientId } = positionals(args, ['ClientId']);
      const checkpoint = await withHost(env, outside, async (host) => {
        await getClient(host.db, ClientId);
        return await getCheckpoint(host, ClientId);
      });
      if (checkpoint === undefined) throw new Error(`Nothing of ${ClientId} is in the chain yet.`);
      print(JSON.stringify(checkpoint));
      return 0;
    },
  },
  {
    usage: 'trail export <ClientId> [--user id] [--session id] [--from date] [--to date]',
    does: 'Print records as JSON lines that anyone can verify; from a date on, up to and without another.',
    async run({ args, env, outside, print }) {
      const { id, ...filter } = clientAndFilter(args);
      await withHost(env, outside, async (host) => {
        await getClient(host.db, id);
        await exportTrail(host, id, filter, print);
      });
      return 0;
    },
  },
  {
    usage: 'trail erase <ClientId> <UserId> --reason <text>',
    does: 'Erase a person from the trail for good; the chain stays whole and says that it was done.',
    async run({ args, env, outside, print }) {
      const { clientId, userId, reason } = personAndReason(args);
      const count = await withHost(env, outside, (host) =>
        host.db.transaction(async (db) => {
          await lockUser(db, clientId, userId);
          return await eraseTrailOf({ ...host, db }, { clientId, userId, reason });
        }),
      );
      print(`${count} records were erased.`);
      return 0;
    },
  },
  {
    usage: 'trail status',
    does: 'Tell for each platform how many records are chained, and how many wait for it and how long.',
    async run({ args, env, outside, print }) {
      positionals(args, []);
      for (const status of await withHost(env, outside, listStatus)) {
        const waits = status.waiting === 0 ? '' : `, the oldest for ${(status.oldestWaitsMs / 1_000).toFixed(1)} s`;
        const refused = status.refused === 0 ? '' : `\t${status.refused} not written by Strongroom`;
        print(`${status.client}\t${status.chained} chained\t${status.waiting} waiting${waits}${refused}`);
      }
      return 0;
    },
  },
  {
    usage: 'trail public-key [--all]',
    does: 'Print the key with which anyone can verify an export or a checkpoint; with --all those of former secrets too.',
    async run({ args, env, outside, print }) {
      const { values, positionals: rest } = parseArgs({
        args: [...args],
        options: { all: { type: 'boolean' } },
        allowPositionals: true,
      });
      positionals(rest, []);
      const { publicKeys } = await withHost(env, outside, loadTrailKeys);
      for (const key of values.all === true ? publicKeys : publicKeys.slice(0, 1)) print(key.trimEnd());
      return 0;
    },
  },
];

async function checkpointIn(file: string): Promise<Checkpoint> {
  const checkpoint = readCheckpoint(await readFile(file, 'utf8'));
  if (checkpoint === undefined) throw new UsageError(`${file} holds no checkpoint`);
  return checkpoint;
}

function clientAndCheckpoint(args: readonly string[]): { id: string; file: string | undefined } {
  const options = { checkpoint: { type: 'string' } } as const;
  const { values, positionals: rest } = parseArgs({ args: [...args], options, allowPositionals: true });
  return { id: positionals(rest, ['ClientId']).ClientId, file: values.checkpoint };
}

function clientAndFilter(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const options = { user: text, session: text, from: text, to: text };
  const { values, positionals: rest } = parseArgs({ args: [...args], options, allowPositionals: true });
  const { user, session, from, to } = values;
  return { id: positionals(rest, ['ClientId']).ClientId, user, session, from: toDate(from), before: toDate(to) };
}

function personAndReason(args: readonly string[]): { clientId: string; userId: string; reason: string } {
  const options = { reason: { type: 'string' } } as const;
  const { values, positionals: rest } = parseArgs({ args: [...args], options, allowPositionals: true });
  const { ClientId: clientId, UserId: userId } = positionals(rest, ['ClientId', 'UserId']);
  const reason = values.reason?.trim() ?? '';
  if (reason === '') throw new UsageError('the reason is missing: it stays in the trail for good');
  return { clientId, userId, reason };
}

function toDate(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw new UsageError(`${text} is not a date: 2026-01-31 or 2026-01-31T12:00:00Z`);
  return date;
}
