// What can be told of a hook's address before it is called: a name may lead elsewhere by then, and is looked at again.
import { badParam } from '#kit/fault.ts';
import type { World } from '#world/world.ts';

/** @throws Fault `param_error` on Url */
export function assertCallable({ outbound }: World, url: string): void {
  const why = outbound.refusal(url);
  if (why === undefined) return;
  throw badParam(
    'Url',
    `The Url must lead to a public address, and this one is not (${why}). The operator can allow other networks.`,
  );
}
