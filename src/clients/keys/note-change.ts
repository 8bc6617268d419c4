// The trail of what was done to a client's API keys and networks: what, by whom, from where.
import { record } from '#trail/record.ts';
import type { Ctx } from '#world/ctx.ts';
import { byCaller } from '../author.ts';

export interface Change {
  readonly what: string;
  /** `added`, `revoked`: before the name of who did it. */
  readonly done: string;
}

/** In the transaction of the change. */
export async function noteChange(tx: Ctx, { what, done }: Change): Promise<void> {
  const device = tx.caller === undefined ? undefined : { network: tx.caller.address, browser: '' };
  const outcome = `${done} by ${byCaller(tx)}`;
  await record(tx, { clientId: tx.clientId, userId: undefined, sessionId: undefined, what, outcome, device });
}
