// Whether the person is there: in their absence a platform acts alone, and its own proof must be strong enough for that.
import { Fault } from '#kit/fault.ts';
import type { Ctx } from '#world/ctx.ts';

/** Mangopay: create-natural-user-sca, ScaContext: USER_PRESENT unless told. */
interface ScaBody {
  readonly ScaContext?: 'USER_PRESENT' | 'USER_NOT_PRESENT';
}

/** @throws Fault `forbidden` for a person who is not there, where that needs a certificate and the call has none */
export function isUserPresent(ctx: Ctx, { ScaContext }: ScaBody): boolean {
  if (ScaContext !== 'USER_NOT_PRESENT') return true;
  assertMayActAlone(ctx);
  return false;
}

/**
 * For every call that a platform makes in the place of a person, or to be allowed to (setting `mtlsRequired`).
 * @throws Fault `forbidden`
 */
function assertMayActAlone({ caller }: Ctx): void {
  if (caller === undefined || caller.mayActAlone) return;
  const advice =
    'For a person who is not present this client must call with its client certificate, at the mTLS address.';
  throw new Fault('forbidden', { errors: { ScaContext: advice } });
}
