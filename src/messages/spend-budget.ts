// Spends one code of every budget that it falls under, or none of any when one of them is used up.
import { peppers } from '#kit/secret.ts';
import type { Ctx } from '#world/ctx.ts';
import { countUse, giveBack, type Counter } from './budget-rows.ts';
import { limitsFor, passedLimit, payersOf, type ClientLimits, type Scope } from './budget.ts';

export interface CodeUse {
  /** E.164. */
  readonly number: string;
  /** Whether it confirms a number that anybody may have typed, or goes to one that its person confirmed. */
  readonly purpose: 'confirm' | 'prove';
  /** Of the person's browser. */
  readonly address: string;
  readonly limits: ClientLimits;
}

/** In the transaction that queues the code, under the person's lock. Answers the budget that is used up. */
export async function spendSmsBudget(
  ctx: Ctx,
  { number, purpose, address, limits }: CodeUse,
): Promise<Scope | undefined> {
  const payers = payersOf({ number, address, clientId: ctx.clientId });
  const counted = limitsFor(limits).flatMap((limit) => {
    const payer = payers[limit.scope];
    return payer === undefined
      ? []
      : keysOf(ctx, contextOf(limit.scope, purpose), payer).map((key) => ({ ...limit, key }));
  });
  const counters: readonly Counter[] = counted;
  const passed = passedLimit(counted, await countUse(ctx.db, counters, ctx.now()));
  if (passed === undefined) return undefined;
  await giveBack(ctx.db, counters);
  const { scope, windowMs, most } = passed;
  ctx.log.warn('a budget of text messages is used up', { scope, windowMs, most, clientId: ctx.clientId });
  return scope;
}

/**
 * Counted under every known secret, and the fullest counter decides: a change of the master secret gives no budget
 * back. In one order on all nodes, whichever secret each of them has in use, for the rows are locked in it.
 */
function keysOf(ctx: Ctx, context: string, payer: string): Buffer[] {
  return peppers(ctx.vault, payer, context).toSorted(Buffer.compare);
}

/** Apart: whoever types the number of another, or of a neighbour, uses up none of the codes by which that one confirms. */
function contextOf(scope: Scope, purpose: CodeUse['purpose']): string {
  const isApart = purpose === 'prove' && (scope === 'number' || scope === 'block');
  return isApart ? `sms-budget:${scope}:prove` : `sms-budget:${scope}`;
}
