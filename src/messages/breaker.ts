// Which provider is tried first: in the operator's order, but one that failed several times in a row rests at the end.
import { later, MINUTE } from '#kit/time.ts';
import type { ProviderName, Result } from './provider.ts';

export const FAILURES_BEFORE_REST = 3;
export const REST_MS = MINUTE;

/** What this process has seen of a provider; another node makes up its own mind. */
export interface Health {
  readonly failuresInARow: number;
  readonly restsUntil: Date | undefined;
}

export type Healths = Readonly<Partial<Record<ProviderName, Health>>>;

/** A number that cannot be reached says nothing against the provider. */
export function isFailure(result: Result): boolean {
  return result !== 'taken' && result !== 'number_refused';
}

export function noteResult(healths: Healths, name: ProviderName, result: Result, now: Date): Healths {
  if (!isFailure(result)) return { ...healths, [name]: { failuresInARow: 0, restsUntil: undefined } };
  const failuresInARow = (healths[name]?.failuresInARow ?? 0) + 1;
  // After its rest one failure is enough to send it back.
  const restsUntil = failuresInARow >= FAILURES_BEFORE_REST ? later(now, REST_MS) : undefined;
  return { ...healths, [name]: { failuresInARow, restsUntil } };
}

export function isResting(health: Health | undefined, now: Date): boolean {
  return health?.restsUntil !== undefined && health.restsUntil > now;
}

/** All of them, always: where everybody rests, somebody must still be asked. */
export function inOrder<Named extends { readonly name: ProviderName }>(
  providers: readonly Named[],
  healths: Healths,
  now: Date,
): readonly Named[] {
  const rests = (provider: Named) => isResting(healths[provider.name], now);
  return [...providers.filter((provider) => !rests(provider)), ...providers.filter(rests)];
}
