// Which changes a person may make now: one in 72 hours, never the last pair, and at once what repairs a reported change.
import type { Change } from './flows.ts';
import type { Person } from './person.ts';

/** `undefined` stands for the number of a re-enrolment. */
export function mayChange(person: Person, change: Change | undefined, passkeyId: string | undefined): boolean {
  return person.changeableAt === undefined || repairs(person, change, passkeyId);
}

/** The pause protects the person from a thief: it must not keep the thief's element in place. */
function repairs({ disputes }: Person, change: Change | undefined, passkeyId: string | undefined): boolean {
  return disputes.some(({ about, subject }) => {
    if (about === 'pin_changed') return change === 'pin';
    if (about === 'number_changed') return change === 'number';
    return about === 'passkey_added' && change === 'remove_passkey' && subject === passkeyId;
  });
}

/** Whatever is removed, two elements of different categories must be left. One that is frozen is none. */
export function canDoWithout({ pin, phone, passkeys }: Person, passkeyId: string): boolean {
  const hasPinAndNumber = pin !== undefined && phone !== undefined;
  return hasPinAndNumber || passkeys.some(({ id }) => id !== passkeyId);
}
