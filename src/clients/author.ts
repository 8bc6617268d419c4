// Who changed something of a client, as the trail names them.
import type { KeyId } from '#kit/ids.ts';
import type { Ctx } from '#world/ctx.ts';

export type Author = 'the operator' | `the API key ${KeyId}`;

/** By a command. */
export const byOperator: Author = 'the operator';

/** By a call of the API. */
export function byCaller({ caller }: Ctx): Author {
  return caller === undefined ? byOperator : `the API key ${caller.keyId}`;
}
