// What a report freezes: whatever the reported change made proves nothing until the report is settled.
import type { Dispute } from './notices/dispute-rows.ts';

export interface Freeze {
  readonly pin: boolean;
  readonly phone: boolean;
  readonly passkeys: ReadonlySet<string>;
  /** A change of the contact by the platform, not confirmed yet. */
  readonly contact: boolean;
  /** Whether an element was made between a reported change and its report: by the same hand, perhaps. */
  made(createdAt: Date): boolean;
}

/** Changes of an element: who did one could go on to the next. */
const CHANGES: readonly Dispute['about'][] = ['pin_changed', 'number_changed', 'passkey_added', 'passkey_removed'];

export function freezeOf(disputes: readonly Dispute[]): Freeze {
  const changes = disputes.filter((dispute) => CHANGES.includes(dispute.about));
  const about = (kind: Dispute['about']) => disputes.some((dispute) => dispute.about === kind);
  const all = about('enrolled');
  const added = disputes.filter((dispute) => dispute.about === 'passkey_added');
  return {
    // Whoever removes a passkey had the PIN and the number for it.
    pin: all || about('pin_changed') || about('passkey_removed'),
    phone: all || about('number_changed') || about('passkey_removed'),
    passkeys: new Set(added.map(({ subject }) => subject).filter((subject) => subject !== undefined)),
    contact: about('contact_change_asked'),
    made: (createdAt) => all || changes.some(({ noticedAt, madeAt }) => createdAt >= noticedAt && createdAt <= madeAt),
  };
}
