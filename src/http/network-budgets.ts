// Budgets of calls by network, before anybody knows whose they are: kept by each node alone, in bounded memory.
import { Fault } from '#kit/fault.ts';
import { networkOf } from '#kit/network.ts';
import { MINUTE, SECOND } from '#kit/time.ts';

/** So many at once, and so many a minute: far more than the people behind one address do, or a developer's tests. */
export const budgetsPerMinute = {
  /** Without a token that opens anything: bad bearers, unknown paths, links and starts of the pages. */
  strangers: 6_000,
  /** Tokens asked for by one network. */
  tokens: 3_000,
  /** Tokens asked for by one network for one client id. */
  tokensOfClient: 600,
} as const;

/** Longer than any client id: what is no id is not worth the memory. */
const MOST_LETTERS = 128;
/** Of each budget; beyond, whoever was seen longest ago is forgotten. */
const MOST_KNOWN = 100_000;

export interface NetworkBudgets {
  /** @throws Fault `rate_limited` */
  spendStranger(address: string): void;
  /** @throws Fault `rate_limited` */
  spendToken(address: string, clientId: string): void;
}

/** @param now of the machine: whoever holds the clock of a sandbox still is not kept out by it. */
export function createNetworkBudgets(
  now: () => Date,
  perMinute: Readonly<Record<keyof typeof budgetsPerMinute, number>> = budgetsPerMinute,
): NetworkBudgets {
  const strangers = createBuckets(now, perMinute.strangers);
  const tokens = createBuckets(now, perMinute.tokens);
  const tokensOfClient = createBuckets(now, perMinute.tokensOfClient);
  return {
    spendStranger: (address) => strangers.spend(networkOf(address)),
    spendToken(address, clientId) {
      const network = networkOf(address);
      tokensOfClient.spend(`${network} ${clientId.slice(0, MOST_LETTERS)}`);
      tokens.spend(network);
    },
  };
}

interface Buckets {
  spend(key: string): void;
}

/** Leaky buckets: each call fills by one, a minute empties a full one. */
function createBuckets(now: () => Date, perMinute: number): Buckets {
  /** When each is empty again, the one seen last at the end. */
  const emptyAt = new Map<string, number>();
  const callMs = MINUTE / perMinute;
  return {
    spend(key) {
      const at = now().getTime();
      // A clock that was turned back leaves none fuller than full.
      const before = Math.min(MINUTE, Math.max(0, (emptyAt.get(key) ?? at) - at));
      const filled = before + callMs;
      if (filled > MINUTE) {
        emptyAt.set(key, at + before);
        throw new Fault('rate_limited', { retryAfterS: Math.max(1, Math.ceil((filled - MINUTE) / SECOND)) });
      }
      emptyAt.delete(key);
      emptyAt.set(key, at + filled);
      if (emptyAt.size <= MOST_KNOWN) return;
      const [oldest] = emptyAt.keys();
      if (oldest !== undefined) emptyAt.delete(oldest);
    },
  };
}
