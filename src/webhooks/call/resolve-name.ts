// Whom a name leads to: asked of the name servers, so that a silent one holds up nobody but who asked for its names.
import { lookup, Resolver } from 'node:dns/promises';
import { createGate } from '#kit/gate.ts';
import { SECOND } from '#kit/time.ts';
import type { Resolve } from '#world/outbound.ts';

const ASK_WITHIN_MS = 1 * SECOND;
/** A packet may be lost. */
const TRIES = 2;
/** Of the system, whose lookups block one of the two threads that it has for all of them: the other stays free. */
const SYSTEM_LOOKUPS = 1;

/** No name server knows it, or there is none: the system may, by a file, a search list or the local network. */
const UNKNOWN = ['ENOTFOUND', 'ENODATA', 'ECONNREFUSED', 'EBADNAME'];

/** @param servers those of the system unless told */
export function createResolve(servers?: readonly string[], askSystem: Resolve = systemLookup): Resolve {
  const gate = createGate();
  return async (name) => {
    // RFC 6761, 6.3: no name server is asked.
    if (/(^|\.)localhost\.?$/i.test(name)) return await askSystem(name);
    // A new one each time: a machine changes networks, and their name servers with them.
    const resolver = new Resolver({ timeout: ASK_WITHIN_MS, tries: TRIES });
    if (servers !== undefined) resolver.setServers(servers);
    const answers = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
    const found = answers.flatMap((answer, index) =>
      answer.status === 'rejected' ? [] : answer.value.map((address) => ({ address, family: index === 0 ? 4 : 6 })),
    );
    if (found.length > 0) return found;
    const reasons = answers.flatMap((answer): unknown[] => (answer.status === 'rejected' ? [answer.reason] : []));
    const other = reasons.find((reason) => !isUnknown(reason));
    if (other !== undefined) throw other;
    return await gate.run([{ key: 'system', atOnce: SYSTEM_LOOKUPS }], () => askSystem(name));
  };
}

function isUnknown(reason: unknown): boolean {
  return reason instanceof Error && 'code' in reason && UNKNOWN.includes(String(reason.code));
}

async function systemLookup(name: string): ReturnType<Resolve> {
  return await lookup(name, { all: true });
}
