// API keys of a platform: made, listed, rotated, ended.
import { parseArgs } from 'node:util';
import { createKey } from '#clients/keys/create-key.ts';
import { expireKey, revokeKey } from '#clients/keys/end-key.ts';
import { rotateKey } from '#clients/keys/rotate-key.ts';
import { listKeys, type ApiKey } from '#clients/key-rows.ts';
import { HOUR } from '#kit/time.ts';
import { callScopes, STANDARD, toScope, type KeyScope } from '#world/scopes.ts';
import { positionals, UsageError, type Command } from '../command.ts';
import { withClient } from '../person-args.ts';

const OVERLAP_HOURS = 24;

export const keyCommands: readonly Command[] = [
  {
    usage: 'key add <ClientId> [--name <name>] [--scope <scope>] [--expires <date>]',
    does: `Add an API key and print it, once. Several --scope are one key's scopes; ${STANDARD} unless told.`,
    async run({ args, env, outside, print }) {
      const { values, positionals: rest } = parseArgs({ args: [...args], options: addOptions, allowPositionals: true });
      const { ClientId } = positionals(rest, ['ClientId']);
      const scopes = (values.scope ?? [STANDARD]).map(scopeNamed);
      const name = values.name?.trim() || 'unnamed';
      const expiresAt = values.expires === undefined ? null : toDate(values.expires);
      const made = await withClient({ env, outside }, ClientId, (ctx) => createKey(ctx, { name, scopes, expiresAt }));
      print(`API key ${made.id}: ${made.apiKey}`);
      print('It cannot be shown again.');
      return 0;
    },
  },
  {
    usage: 'key list <ClientId>',
    does: "List a platform's API keys: id, name, made, last use and from where, end, successor, scopes.",
    async run({ args, env, outside, print }) {
      const { ClientId } = positionals(args, ['ClientId']);
      for (const key of await withClient({ env, outside }, ClientId, (ctx) => listKeys(ctx.db, ctx.clientId)))
        print(lineOf(key));
      return 0;
    },
  },
  {
    usage: 'key rotate <ClientId> <KeyId> [--overlap <hours>]',
    does: `Make a key that may do the same and print it, once; the old one works on for ${OVERLAP_HOURS} hours unless told.`,
    async run({ args, env, outside, print }) {
      const options = { overlap: { type: 'string' } } as const;
      const { values, positionals: rest } = parseArgs({ args: [...args], options, allowPositionals: true });
      const { ClientId, KeyId } = positionals(rest, ['ClientId', 'KeyId']);
      const overlapMs = toHours(values.overlap ?? String(OVERLAP_HOURS)) * HOUR;
      const made = await withClient({ env, outside }, ClientId, (ctx) => rotateKey(ctx, KeyId, overlapMs));
      print(`API key ${made.id}: ${made.apiKey}`);
      print('It cannot be shown again.');
      print(`API key ${KeyId} ends at ${made.formerEndsAt.toISOString()}, with the tokens that were got with it.`);
      return 0;
    },
  },
  {
    usage: 'key expire <ClientId> <KeyId> --at <date>',
    does: 'Let an API key and its tokens end at a time (ISO 8601), or never.',
    async run({ args, env, outside, print }) {
      const options = { at: { type: 'string' } } as const;
      const { values, positionals: rest } = parseArgs({ args: [...args], options, allowPositionals: true });
      const { ClientId, KeyId } = positionals(rest, ['ClientId', 'KeyId']);
      if (values.at === undefined) throw new UsageError('say when it ends: --at 2027-01-31T00:00:00Z, or --at never');
      const end = values.at === 'never' ? null : toDate(values.at);
      await withClient({ env, outside }, ClientId, (ctx) => expireKey(ctx, KeyId, end));
      print(end === null ? `API key ${KeyId} does not end.` : `API key ${KeyId} ends at ${end.toISOString()}.`);
      return 0;
    },
  },
  {
    usage: 'key revoke <ClientId> <KeyId>',
    does: 'Revoke an API key and every token that was got with it, at once.',
    async run({ args, env, outside, print }) {
      const { ClientId, KeyId } = positionals(args, ['ClientId', 'KeyId']);
      await withClient({ env, outside }, ClientId, (ctx) => revokeKey(ctx, KeyId));
      print(`API key ${KeyId} was revoked.`);
      return 0;
    },
  },
];

const addOptions = {
  name: { type: 'string' },
  scope: { type: 'string', multiple: true },
  expires: { type: 'string' },
} as const;

function lineOf(key: ApiKey): string {
  const lastUse =
    key.lastUsedAt === null ? 'never used' : `used ${key.lastUsedAt.toISOString()} ${key.lastUsedFrom ?? ''}`;
  const end = key.expiresAt === null ? 'does not end' : `ends ${key.expiresAt.toISOString()}`;
  const successor = key.successorId === null ? [] : [`successor ${key.successorId}`];
  return [key.id, key.name, key.createdAt.toISOString(), lastUse, end, ...successor, key.scopes.join(' ')].join('\t');
}

function scopeNamed(text: string): KeyScope {
  const scope = toScope(text);
  if (scope !== undefined) return scope;
  throw new UsageError(`there is no scope ${text}; there are ${[STANDARD, ...Object.keys(callScopes)].join(', ')}`);
}

function toDate(text: string): Date {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw new UsageError(`${text} is not a date such as 2027-01-31T00:00:00Z`);
  return date;
}

function toHours(text: string): number {
  if (!/^\d{1,4}(\.\d+)?$/.test(text))
    throw new UsageError(`${text} is not a number of hours; 0 ends the old key at once`);
  return Number(text);
}
