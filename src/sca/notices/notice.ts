// The rules of notices: which of them can be answered by "this was not me", and how many a person gets in a day.
import type { NoticeKind } from '#messages/message.ts';

/** A person is told at most so often in a day: whoever can cause notices must not be able to flood a mailbox. */
export const MOST_IN_A_DAY = 20;
/** At most so many of each kind that anybody can cause who proves nothing: no other notice is ever crowded out. */
export const MOST_UNPROVEN_OF_A_KIND = 5;

const REPORTABLE = [
  'enrolled',
  'pin_changed',
  'number_changed',
  'passkey_added',
  'passkey_removed',
  'contact_change_asked',
  'reset_asked',
  'blocked',
] as const satisfies readonly NoticeKind[];

export type ReportableKind = (typeof REPORTABLE)[number];

/** By guessing, by an API key, or by a link. */
const UNPROVEN: ReadonlySet<NoticeKind> = new Set(['contact_change_asked', 'blocked', 'code_undeliverable']);

export function isReportable(kind: NoticeKind): kind is ReportableKind {
  return REPORTABLE.some((known) => known === kind);
}

/** Why a notice is not sent, by the notices of the last day. Undefined: it is. */
export function whyNotTold(kind: NoticeKind, told: ReadonlyMap<NoticeKind, number>): string | undefined {
  const all = [...told.values()].reduce((total, many) => total + many, 0);
  if (all >= MOST_IN_A_DAY) return 'too many notices in a day';
  const ofKind = told.get(kind) ?? 0;
  return UNPROVEN.has(kind) && ofKind >= MOST_UNPROVEN_OF_A_KIND ? 'too many notices of this kind in a day' : undefined;
}

export type ReportState = 'open' | 'reported' | 'expired';

export function reportState(
  notice: { readonly until: Date; readonly reportedAt: Date | undefined },
  now: Date,
): ReportState {
  if (notice.reportedAt !== undefined) return 'reported';
  return now >= notice.until ? 'expired' : 'open';
}
