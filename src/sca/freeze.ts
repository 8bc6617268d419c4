// What a report freezes: whatever the reported change made proves nothing until the report is settled.
import type { Dispute } from './notices/dispute-rows.ts';

export interface Freeze {
  readonly all: boolean;
  readonly pin: boolean;
  readonly phone: boolean;
  readonly passkeys: ReadonlySet<string>;
  /** A change of the contact by the platform, not confirmed yet. */
  readonly contact: boolean;
}

export function freezeOf(disputes: readonly Pick<Dispute, 'about' | 'subject'>[]): Freeze {
  const about = (kind: Dispute['about']) => disputes.some((dispute) => dispute.about === kind);
  const all = about('enrolled');
  const added = disputes.filter((dispute) => dispute.about === 'passkey_added');
  return {
    all,
    pin: all || about('pin_changed'),
    phone: all || about('number_changed'),
    passkeys: new Set(added.map(({ subject }) => subject).filter((subject) => subject !== undefined)),
    contact: about('contact_change_asked'),
  };
}
