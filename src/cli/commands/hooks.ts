// A platform's hooks for operators: how each is told, and the keys that sign for it.
import { parseArgs } from 'node:util';
import { toPaging } from '#http/paging.ts';
import { changeSigning, getSigning, revokeKey, rotateKey, type Signing } from '#webhooks/change-signing.ts';
import { deliveryForms, LONGEST_OVERLAP_HOURS, OVERLAP_HOURS, signatures, type HookKey } from '#webhooks/hook-key.ts';
import { listHooks } from '#webhooks/hook-rows.ts';
import type { Hook } from '#webhooks/hook.ts';
import { positionals, UsageError, type Command, type Invocation } from '../command.ts';
import { withClient } from '../with-client.ts';

/** More than there are event types. */
const ALL_ON_ONE_PAGE = 1_000;

export const hookCommands: readonly Command[] = [
  {
    usage: 'hook list <ClientId>',
    does: 'List the hooks of a platform.',
    async run(invocation) {
      const { ClientId } = positionals(invocation.args, ['ClientId']);
      const paging = toPaging({ per_page: ALL_ON_ONE_PAGE });
      const { items } = await withClient(invocation, ClientId, (ctx) => listHooks(ctx.db, ctx.clientId, paging));
      for (const hook of items) invocation.print(lineOf(hook));
      return 0;
    },
  },
  {
    usage: 'hook show <ClientId> <HookId>',
    does: 'Show a hook and the keys that sign for it.',
    async run(invocation) {
      const { ClientId, HookId } = positionals(invocation.args, ['ClientId', 'HookId']);
      show(invocation, await withClient(invocation, ClientId, (ctx) => getSigning(ctx, HookId)));
      return 0;
    },
  },
  {
    usage: 'hook set <ClientId> <HookId> [--delivery GET|SIGNED_POST] [--signature HMAC|ED25519]',
    does: 'Choose how a hook is told. A secret that is made for it is printed, once.',
    async run(invocation) {
      const options = { delivery: { type: 'string' }, signature: { type: 'string' } } as const;
      const { values, positionals: rest } = parseArgs({ args: [...invocation.args], options, allowPositionals: true });
      const { ClientId, HookId } = positionals(rest, ['ClientId', 'HookId']);
      const change = {
        form: oneOf(deliveryForms, values.delivery, '--delivery'),
        signature: oneOf(signatures, values.signature, '--signature'),
      };
      show(invocation, await withClient(invocation, ClientId, (ctx) => changeSigning(ctx, HookId, change)));
      return 0;
    },
  },
  {
    usage: 'hook rotate <ClientId> <HookId> [--signature HMAC|ED25519] [--overlap-hours hours]',
    does: `Make a new key for a hook; the former one signs beside it for ${OVERLAP_HOURS} hours. 0 revokes it at once.`,
    async run(invocation) {
      const options = { signature: { type: 'string' }, 'overlap-hours': { type: 'string' } } as const;
      const { values, positionals: rest } = parseArgs({ args: [...invocation.args], options, allowPositionals: true });
      const { ClientId, HookId } = positionals(rest, ['ClientId', 'HookId']);
      const wish = {
        signature: oneOf(signatures, values.signature, '--signature'),
        overlapHours: toHours(values['overlap-hours']),
      };
      show(invocation, await withClient(invocation, ClientId, (ctx) => rotateKey(ctx, HookId, wish)));
      return 0;
    },
  },
  {
    usage: 'hook revoke <ClientId> <HookId> <KeyId>',
    does: 'Revoke a key that signs for a hook, at once.',
    async run(invocation) {
      const { ClientId, HookId, KeyId } = positionals(invocation.args, ['ClientId', 'HookId', 'KeyId']);
      show(invocation, await withClient(invocation, ClientId, (ctx) => revokeKey(ctx, HookId, KeyId)));
      return 0;
    },
  },
];

function show({ print }: Invocation, { hook, keys, secret }: Signing): void {
  print(lineOf(hook));
  for (const key of keys) print(keyLineOf(key));
  if (secret === undefined) return;
  print(`Secret: ${secret}`);
  print('It cannot be shown again.');
}

function lineOf({ id, eventType, form, enabled, valid, url }: Hook): string {
  return [id, eventType, form, enabled ? 'ENABLED' : 'DISABLED', valid ? 'VALID' : 'INVALID', url].join('\t');
}

function keyLineOf({ id, signature, createdAt, signsUntil, publicKey }: HookKey): string {
  const until = signsUntil === undefined ? 'in use' : `until ${signsUntil.toISOString()}`;
  return ['key', id, signature, createdAt.toISOString(), until, ...(publicKey === undefined ? [] : [publicKey])].join(
    '\t',
  );
}

function oneOf<Word extends string>(
  words: readonly Word[],
  text: string | undefined,
  option: string,
): Word | undefined {
  if (text === undefined) return undefined;
  const word = words.find((each) => each === text);
  if (word === undefined) throw new UsageError(`${option} is one of ${words.join(', ')}, not ${text}`);
  return word;
}

function toHours(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const hours = Number(text);
  if (text.trim() !== '' && hours >= 0 && hours <= LONGEST_OVERLAP_HOURS) return hours;
  throw new UsageError(`--overlap-hours is a number from 0 to ${LONGEST_OVERLAP_HOURS}, not ${text}`);
}
