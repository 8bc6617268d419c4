// What became of an event's notifications, in the API's own spelling.
import { Type, type Static } from 'typebox';
import { unixSeconds } from '#kit/time.ts';
import type { DeliveryRecord } from './replay-rows.ts';

const states = ['PENDING', 'WAITING', 'UNDER_WAY', 'DELIVERED', 'GIVEN_UP', 'DROPPED'] as const;

const secondsOrNull = (description: string) =>
  Type.Union([Type.Integer({ description: `Unix seconds. ${description}` }), Type.Null()]);

export const deliveryReply = Type.Object(
  {
    HookId: Type.String(),
    State: Type.Enum([...states], {
      description:
        'WAITING: behind an earlier event of the resource. GIVEN_UP: after the last retry. DROPPED: the hook was DISABLED or INVALID.',
    }),
    Attempts: Type.Integer(),
    LastOutcome: Type.Union([Type.String({ description: 'Such as `delivered`, `answered 500`.' }), Type.Null()]),
    LastAttemptDate: secondsOrNull(''),
    NextAttemptDate: secondsOrNull('Null when there is none.'),
    DeliveryDate: secondsOrNull('When the receiver took it last.'),
  },
  { title: 'Delivery' },
);

export function toDeliveryReply(record: DeliveryRecord, now: Date): Static<typeof deliveryReply> {
  const seconds = (date: Date | undefined) => (date === undefined ? null : unixSeconds(date));
  return {
    HookId: record.hookId,
    State: stateOf(record, now),
    Attempts: record.attempts,
    LastOutcome: record.lastOutcome ?? null,
    LastAttemptDate: seconds(record.triedAt),
    NextAttemptDate: seconds(record.dueAt),
    DeliveryDate: seconds(record.deliveredAt),
  };
}

function stateOf(record: DeliveryRecord, now: Date): (typeof states)[number] {
  if (record.dueAt === undefined) {
    if (record.lastOutcome === 'dropped') return 'DROPPED';
    return record.lastOutcome === 'delivered' ? 'DELIVERED' : 'GIVEN_UP';
  }
  if (record.waits) return 'WAITING';
  return record.claimedUntil !== undefined && record.claimedUntil > now ? 'UNDER_WAY' : 'PENDING';
}
