// The clock of the sandbox, as calls.
import { Type } from 'typebox';
import { badParam } from '#kit/fault.ts';
import { fromUnixSeconds, SECOND, unixSeconds } from '#kit/time.ts';
import { call, type Call } from './call.ts';
import type { Clock } from './clock.ts';

/** A hundred years: further on, dates do not fit everywhere. */
const MOST_S = 3_155_760_000;

const body = Type.Object({
  Reset: Type.Optional(Type.Boolean({ description: 'Back to the beginning; done before the others.' })),
  Freeze: Type.Optional(
    Type.Unknown({
      description:
        'A moment to stand still at, as unix seconds or ISO 8601; true: stand still here; false: go on from here.',
    }),
  ),
  Advance: Type.Optional(
    Type.Integer({ minimum: 0, maximum: MOST_S, description: 'Seconds to move on; done after the others.' }),
  ),
});

const reply = Type.Object({
  Now: Type.Integer({ description: 'Unix seconds.' }),
  Date: Type.String({ description: 'The same as ISO 8601.' }),
  Frozen: Type.Boolean(),
});

/** @param settle does what became due: sessions expire, resets take effect, webhooks and messages are tried again */
export function clockCalls(clock: Clock, settle: () => Promise<void>): Call[] {
  const show = () => {
    const now = clock.now();
    return { Now: unixSeconds(now), Date: now.toISOString(), Frozen: clock.isFrozen };
  };
  return [
    call({
      method: 'GET',
      path: '/sandbox/clock',
      summary: 'See the time that the server goes by',
      reply,
      handle: async () => show(),
    }),
    call({
      method: 'POST',
      path: '/sandbox/clock',
      summary: 'Freeze, set, move on or reset the time',
      body,
      reply,
      async handle({ body: { Reset, Freeze, Advance = 0 } }) {
        const at = toMoment(Freeze);
        if (Reset === true) clock.reset();
        if (at === 'here') clock.freeze();
        else if (at === 'on') clock.run();
        else if (at !== undefined) clock.freeze(at);
        clock.advance(Advance * SECOND);
        await settle();
        return show();
      },
    }),
  ];
}

function toMoment(told: unknown): Date | 'here' | 'on' | undefined {
  if (told === undefined) return undefined;
  if (typeof told === 'boolean') return told ? 'here' : 'on';
  const at = typeof told === 'number' ? fromUnixSeconds(told) : new Date(typeof told === 'string' ? told : Number.NaN);
  const seconds = at.getTime() / SECOND;
  if (seconds >= 0 && seconds <= 2 * MOST_S) return at;
  throw badParam('Freeze', 'It must be unix seconds, a date such as 2026-03-01T09:00:00Z, true or false.');
}
