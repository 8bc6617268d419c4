// A change of the master secret (docs/operating.md).
import { listSecrets, retireSecret } from '#storage/secret-rows.ts';
import type { Host } from '#world/world.ts';
import { countLeft, isNothingLeft, rotate, type Left } from '../../rotate.ts';
import { positionals, UsageError, type Command } from '../command.ts';
import { open, withHost } from '../open-host.ts';

export const secretCommands: readonly Command[] = [
  {
    usage: 'secret rotate',
    does: 'Seal everything anew under STRONGROOM_SECRET, and tell what is left under the others.',
    async run({ args, env, outside, print }) {
      positionals(args, []);
      return await withHost(env, outside, async (host) => {
        const { resealed, unreadable, left } = await rotate(host);
        for (const { what, count } of resealed) print(`Sealed anew: ${count} ${what}.`);
        for (const { what, count } of unreadable) print(`No known secret opens ${count} ${what}: see the log.`);
        for (const line of tellLeft(host, left)) print(line);
        return unreadable.length === 0 ? 0 : 1;
      });
    },
  },
  {
    usage: 'secret status',
    does: 'Tell which secrets the database knows, and what is left under those that are not in use.',
    async run({ args, env, outside, print }) {
      positionals(args, []);
      await withHost(env, outside, async (host) => {
        const [inUse] = host.vault.keys;
        for (const { id, introducedAt, retired } of await listSecrets(host.db)) {
          const state = id.equals(inUse.id) ? 'in use here' : retired ? 'needed no more' : 'former';
          print(`${id.toString('hex')}\tsince ${introducedAt.toISOString()}\t${state}`);
        }
        for (const line of tellLeft(host, await countLeft(host))) print(line);
      });
      return 0;
    },
  },
  {
    usage: 'secret forget <SecretId>',
    does: 'Go on without a secret: whatever is left under it is lost for good.',
    async run({ args, env, outside, print }) {
      const { SecretId } = positionals(args, ['SecretId']);
      if (!/^[0-9a-f]{8}$/.test(SecretId)) throw new UsageError(`${SecretId} is not the id of a secret`);
      // Without asking whether every secret is there: this one may be gone.
      const { database, close } = await open(env, outside, () => {});
      try {
        const forgotten = await retireSecret(database, Buffer.from(SecretId, 'hex'), outside.now());
        print(forgotten ? `Secret ${SecretId} is asked for no more.` : `No secret ${SecretId} is asked for.`);
        return forgotten ? 0 : 1;
      } finally {
        await close();
      }
    },
  },
];

function tellLeft({ vault }: Host, left: Left): string[] {
  const others = vault.keys.slice(1).map(({ id }) => id.toString('hex'));
  const told = [
    ...left.seals.map(({ what, count }) => `Left under another secret: ${count} ${what}.`),
    ...left.apiKeys.map(({ clientId, id }) => `Left until its next use: API key ${id} of ${clientId}. Or revoke it.`),
    ...(left.codes === 0 ? [] : [`Left until they are used or run out: ${left.codes} enrolment codes.`]),
  ];
  if (!isNothingLeft(left)) return [...told, 'Keep STRONGROOM_OTHER_SECRETS as it is.'];
  return [
    others.length === 0
      ? 'Everything is under the secret in use.'
      : `Everything is under the secret in use: once every node uses it, drop ${others.join(', ')} from STRONGROOM_OTHER_SECRETS.`,
  ];
}
