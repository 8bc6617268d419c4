// The trail of what was done to a client itself, its keys or its hooks: what, by whom, from where.
import type { Ctx } from '#world/ctx.ts';
import { record } from './record.ts';

export interface Change {
  /** Holds no secret, and nothing of a person. */
  readonly what: string;
  /** `added`, `revoked`: before the name of who did it. */
  readonly done: string;
}

/** In the transaction of the change. By the caller; without one, by the operator. */
export async function noteChange(tx: Ctx, { what, done }: Change): Promise<void> {
  const { clientId, caller } = tx;
  const by = caller === undefined ? 'the operator' : `the API key ${caller.keyId}`;
  const device = caller === undefined ? undefined : { network: caller.address, browser: '' };
  await record(tx, { clientId, userId: undefined, sessionId: undefined, what, outcome: `${done} by ${by}`, device });
}
