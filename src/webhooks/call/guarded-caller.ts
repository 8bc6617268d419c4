// Calls one address after the other, each looked at and held to, without redirects, and limited in time and size. Its
// library takes its time to load: only the first call imports this.
import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector, fetch, type Response } from 'undici';
import { createGate } from '#kit/gate.ts';
import { SECOND } from '#kit/time.ts';
import type { Answered, OutgoingCall, Resolve } from '#world/outbound.ts';
import { refusalOf, withoutBrackets, type AddressRules } from './address.ts';

/** Mangopay: webhooks, delivery. An answer within 2 seconds, or the call failed. */
const ANSWER_WITHIN_MS = 2 * SECOND;
/** To one scheme, host and port, by this node. Who waits here for others has not begun to use up their time. */
const CONNECTIONS_OF_AN_ORIGIN = 40;
/** Only the status counts. What an answer says beside it is read so far, for the connection to be used again. */
const MOST_READ_BYTES = 64 * 1024;
/** Shorter than the least that servers wait, unless one says for how long it does: what it closes must not be used. */
const IDLE_MS = 1 * SECOND;
const LONGEST_IDLE_MS = 30 * SECOND;

const REFUSED = 'ADDRESS_REFUSED';

export interface Caller {
  call(call: OutgoingCall): Promise<Answered>;
  close(): Promise<void>;
}

export function createCaller(rules: AddressRules, resolve: Resolve): Caller {
  const gate = createGate();
  const agent = new Agent({
    connect: guardedConnector(rules, resolve),
    connections: CONNECTIONS_OF_AN_ORIGIN,
    allowH2: false,
    keepAliveTimeout: IDLE_MS,
    keepAliveMaxTimeout: LONGEST_IDLE_MS,
  });
  return {
    call: (call) =>
      gate.run([{ key: new URL(call.url).origin, atOnce: CONNECTIONS_OF_AN_ORIGIN }], () => send(agent, call)),
    close: () => agent.close(),
  };
}

async function send(dispatcher: Agent, { url, method, headers, body }: OutgoingCall): Promise<Answered> {
  try {
    const response = await fetch(url, {
      method,
      headers: { 'user-agent': 'Strongroom', ...headers },
      body: body ?? null,
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      dispatcher,
    });
    await readSome(response);
    return { status: response.status };
  } catch (error) {
    return failureOf(error);
  }
}

/** So that the connection is free again; one whose answer goes on and on is closed. */
async function readSome({ body }: Response): Promise<void> {
  if (body === null) return;
  let read = 0;
  try {
    for await (const chunk of body) {
      read += chunk instanceof Uint8Array ? chunk.length : 0;
      if (read > MOST_READ_BYTES) return;
    }
  } catch {
    // The status has come: how its body ends changes nothing.
  }
}

function failureOf(error: unknown): Answered {
  if (error instanceof DOMException && error.name === 'TimeoutError') return { failure: 'no answer in time' };
  const refusal = causesOf(error).find((cause) => 'code' in cause && cause.code === REFUSED);
  return refusal === undefined ? { failure: 'unreachable' } : { failure: 'address refused', detail: refusal.message };
}

function causesOf(error: unknown): Error[] {
  return error instanceof Error ? [error, ...causesOf(error.cause)] : [];
}

/** Names are resolved once for each connection, which goes to the very addresses that were looked at. */
function guardedConnector(rules: AddressRules, resolve: Resolve): buildConnector.connector {
  const connect = buildConnector({ allowH2: false, timeout: ANSWER_WITHIN_MS, lookup: guardedLookup(rules, resolve) });
  return (options, callback) => {
    // What is an address already is never looked up.
    const host = withoutBrackets(options.hostname);
    const why = isIP(host) === 0 ? undefined : refusalOf(host, rules);
    if (why === undefined) connect(options, callback);
    else callback(refused(host, why), null);
  };
}

/** One address that is refused spoils the name: whoever mixes them with public ones means no good. */
function guardedLookup(rules: AddressRules, resolve: Resolve): LookupFunction {
  return (name, { all }, callback) => {
    resolve(name).then(
      (found) => {
        const bad = found.find(({ address }) => refusalOf(address, rules) !== undefined);
        const [first] = found;
        if (bad !== undefined) callback(refused(bad.address, refusalOf(bad.address, rules)), []);
        else if (first === undefined) callback(new Error(`${name} has no address`), []);
        else if (all === true) callback(null, [...found]);
        else callback(null, first.address, first.family);
      },
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), []),
    );
  };
}

function refused(address: string, why: string | undefined): NodeJS.ErrnoException {
  return Object.assign(new Error(`${address} (${why})`), { code: REFUSED });
}
