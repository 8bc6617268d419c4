// How many notices a person gets in a day, and that those which matter most are never crowded out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { NoticeKind } from '#messages/message.ts';
import { isReportable, MOST_IN_A_DAY, MOST_UNPROVEN_OF_A_KIND, reportState, whyNotTold } from './notice.ts';

const unproven = ['contact_change_asked', 'blocked', 'code_undeliverable'] as const satisfies readonly NoticeKind[];
const proven = [
  'enrolled',
  'pin_changed',
  'number_changed',
  'passkey_added',
  'passkey_removed',
  'permanent_block_ahead',
  'reset_asked',
  'reset_done',
] as const satisfies readonly NoticeKind[];

test('whoever proves nothing uses up five notices of a kind at most, and crowds out no other; the whole day is 20', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom<NoticeKind>(...unproven, ...proven), { maxLength: 60 }), (story) => {
      const told = new Map<NoticeKind, number>();
      for (const kind of story) {
        if (whyNotTold(kind, told) === undefined) told.set(kind, (told.get(kind) ?? 0) + 1);
      }
      const all = [...told.values()].reduce((sum, many) => sum + many, 0);
      const cheap = unproven.map((kind) => told.get(kind) ?? 0);
      assert.ok(all <= MOST_IN_A_DAY && cheap.every((many) => many <= MOST_UNPROVEN_OF_A_KIND));
      const dear = all - cheap.reduce((sum, many) => sum + many, 0);
      if (dear >= MOST_IN_A_DAY - unproven.length * MOST_UNPROVEN_OF_A_KIND) return;
      for (const kind of proven) assert.equal(whyNotTold(kind, told), undefined);
      for (const [index, kind] of unproven.entries()) {
        assert.equal(whyNotTold(kind, told) === undefined, (cheap[index] ?? 0) < MOST_UNPROVEN_OF_A_KIND);
      }
    }),
  );
});

test('what a person can object to', () => {
  assert.deepEqual([...unproven, ...proven].filter((kind) => !isReportable(kind)).toSorted(), [
    'code_undeliverable',
    'permanent_block_ahead',
    'reset_done',
  ]);
});

test('a link is used once, and over at its time', () => {
  const until = new Date(1_000);
  assert.equal(reportState({ until, reportedAt: undefined }, new Date(999)), 'open');
  assert.equal(reportState({ until, reportedAt: undefined }, new Date(1_000)), 'expired');
  assert.equal(reportState({ until, reportedAt: new Date(5) }, new Date(2_000)), 'reported');
});
