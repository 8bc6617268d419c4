// The three parameters reach the receiver whatever the hook's address looks like.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { loggableUrl, notificationUrl } from './notification.ts';

const event = {
  type: 'SCA_ENROLLMENT_SUCCEEDED',
  resourceId: 'user_m_01K',
  happenedAt: new Date(1_700_000_000_999),
} as const;
const ours = 'EventType=SCA_ENROLLMENT_SUCCEEDED&RessourceId=user_m_01K&Date=1700000000';

const cases: readonly (readonly [hook: string, called: string])[] = [
  ['https://example.com', `https://example.com/?${ours}`],
  ['https://example.com/hooks?', `https://example.com/hooks?${ours}`],
  ['https://example.com/hooks?a=1&b=%20+é#part', `https://example.com/hooks?a=1&b=%20+%C3%A9&${ours}`],
  ['https://example.com/?EventType=X&Date=1&key=2&EventType', `https://example.com/?key=2&${ours}`],
  ['http://localhost:4000/a/b?&&x', `http://localhost:4000/a/b?x&${ours}`],
];

for (const [hook, called] of cases) {
  test(`${hook} is called with the event merged into its query`, () => {
    assert.equal(notificationUrl(hook, event), called);
  });
}

test('what the hook had in its query stays readable beside ours', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (hook) => {
      const before = new URL(hook).searchParams;
      const after = new URL(notificationUrl(hook, event)).searchParams;
      for (const [name, value] of before) assert.ok(after.getAll(name).includes(value));
      assert.deepEqual(after.getAll('RessourceId'), ['user_m_01K']);
    }),
  );
});

test('the log does not see the query', () => {
  assert.equal(loggableUrl('https://example.com/hooks?key=secret#x'), 'https://example.com');
});
