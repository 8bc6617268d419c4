// A reset in the spelling of the wire.
import { Type, type Static } from 'typebox';
import { unixSeconds } from '#kit/time.ts';
import type { ResetNow } from './get-reset.ts';
import type { Reset } from './reset.ts';

const seconds = Type.Union([Type.Integer(), Type.Null()]);
const text = Type.Union([Type.String(), Type.Null()]);

export const resetSchema = Type.Object(
  {
    Id: Type.String(),
    Status: Type.Enum(['WAITING_FOR_APPROVAL', 'WAITING', 'DONE', 'CANCELED']),
    AskedBy: Type.Enum(['OPERATOR', 'PLATFORM']),
    Reason: Type.String(),
    IdentificationReference: text,
    CreationDate: Type.Integer(),
    EffectDate: Type.Union([Type.Integer(), Type.Null()], {
      description: 'When it takes or took effect; null until it is approved, and when it was canceled.',
    }),
    ClosingDate: seconds,
    ClosingReason: text,
  },
  { title: 'ScaReset' },
);

export function toResetView({ reset, effectAt }: ResetNow): Static<typeof resetSchema> {
  return {
    Id: reset.id,
    Status: statuses[reset.state],
    AskedBy: reset.askedBy === 'operator' ? 'OPERATOR' : 'PLATFORM',
    Reason: reset.reason,
    IdentificationReference: reset.reference ?? null,
    CreationDate: unixSeconds(reset.askedAt),
    EffectDate: secondsOf(reset.state === 'waiting' ? effectAt : tookEffectAt(reset)),
    ClosingDate: secondsOf(reset.closedAt),
    ClosingReason: reset.closingReason ?? null,
  };
}

function tookEffectAt({ state, closedAt }: Reset): Date | undefined {
  return state === 'done' ? closedAt : undefined;
}

const statuses = {
  waiting_for_approval: 'WAITING_FOR_APPROVAL',
  waiting: 'WAITING',
  done: 'DONE',
  canceled: 'CANCELED',
} as const;

function secondsOf(date: Date | undefined): number | null {
  return date === undefined ? null : unixSeconds(date);
}
