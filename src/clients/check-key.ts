// Looks an API key up, and counts the wrong ones: no network may try as many as it likes.
import { Fault } from '#kit/fault.ts';
import { createGate } from '#kit/gate.ts';
import { networkOf } from '#kit/network.ts';
import { inTransaction } from '#world/ctx.ts';
import type { Host } from '#world/world.ts';
import { hashesOfKey } from './add-client.ts';
import { afterFailure, isLocked, MOST_FOR_CLIENT, MOST_FROM_NETWORK, type Tries } from './credential-tries.ts';
import { findKey, type FoundKey } from './key-rows.ts';
import { findTries, forgetTries, lockTries, saveTries } from './tries-rows.ts';

export interface Credentials {
  readonly clientId: string;
  readonly apiKey: string;
  /** Address of whoever sent them. */
  readonly address: string;
}

/** Who waits for their turn holds no connection to the database: a flood from one network keeps nobody else waiting. */
const gate = createGate();

/** @throws Fault `invalid_client`, the same whichever of id and key is wrong; `unauthorized_client` while locked */
export async function checkKey(host: Host, credentials: Credentials): Promise<FoundKey> {
  const network = networkOf(credentials.address);
  const found = await gate.run([{ key: network, atOnce: 1 }], () => look(host, credentials, network));
  if (found instanceof Fault) throw found;
  return found;
}

/**
 * One try of a network after the other, on all nodes: the lock is looked at before the key, and a wrong key is counted
 * before the next one is looked at. A right one is never counted, however many come at once. Answers a fault where one
 * is due: thrown, it would undo the count.
 */
async function look(host: Host, credentials: Credentials, network: string): Promise<FoundKey | Fault> {
  const { clientId, apiKey } = credentials;
  const byNetwork = host.vault.pepper(network, 'key-tries:network');
  const byClient = host.vault.pepper(`${network} ${clientId}`, 'key-tries:client');
  return await inTransaction(host, async ({ db, log, now }) => {
    await lockTries(db, byNetwork);
    const [ofNetwork, ofClient] = await findTries(db, [byNetwork, byClient]);
    const locked = [ofNetwork, ofClient].filter((tries) => isLocked(tries, now()));
    if (locked.length > 0) return lockedFault(locked, now());
    const found = await findKey(db, clientId, hashesOfKey(host, clientId, apiKey), now());
    // Who sends a key that was right once guesses nothing: during a rotation it would lock out those who have the new one.
    if (found?.isOver === true) return new Fault('invalid_client');
    if (found !== undefined) {
      if (ofClient !== undefined) await forgetTries(db, byClient);
      return found;
    }
    const failed = [
      { key: byNetwork, tries: afterFailure(ofNetwork, MOST_FROM_NETWORK, now()) },
      { key: byClient, tries: afterFailure(ofClient, MOST_FOR_CLIENT, now()) },
    ];
    for (const { key, tries } of failed) {
      await saveTries(db, key, tries);
      if (tries.lockedUntil !== null) log.warn('wrong API keys locked a network out', { network, ...tries });
    }
    return new Fault('invalid_client');
  });
}

function lockedFault(locked: readonly (Tries | undefined)[], now: Date): Fault {
  const until = Math.max(...locked.map((tries) => tries?.lockedUntil?.getTime() ?? 0));
  return new Fault('unauthorized_client', { retryAfterS: Math.ceil((until - now.getTime()) / 1_000) });
}
