// Who pays for a code, and that a normal day stays far from every limit.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { HOUR } from '#kit/time.ts';
import { blockOf, limitsFor, LONGEST_WINDOW_MS, networkOf, passedLimit, payersOf } from './budget.ts';

const limits = limitsFor({ perHour: 1_000, perDay: 10_000 });

test('every scope has an hour and a day; the hour is the smaller', () => {
  for (const scope of ['number', 'block', 'network', 'client'] as const) {
    const own = limits.filter((limit) => limit.scope === scope);
    assert.deepEqual(
      own.map(({ windowMs }) => windowMs),
      [HOUR, LONGEST_WINDOW_MS],
    );
    assert.ok((own[0]?.most ?? 0) < (own[1]?.most ?? 0));
  }
});

test('a code passes a limit when any of its windows would hold more than it may, and only then', () => {
  const uses = limits.map(({ scope, windowMs, most }) =>
    fc.record({
      scope: fc.constant(scope),
      windowMs: fc.constant(windowMs),
      used: fc.nat(most + 2),
    }),
  );
  fc.assert(
    fc.property(fc.tuple(...uses), (all) => {
      const passed = passedLimit(limits, all);
      const over = limits.filter(({ most }, index) => (all[index]?.used ?? 0) > most);
      assert.equal(passed, over[0]);
    }),
  );
  assert.equal(passedLimit(limits, []), undefined);
});

test('a client says its own limits', () => {
  const own = limitsFor({ perHour: 5, perDay: 9 }).filter(({ scope }) => scope === 'client');
  assert.deepEqual(
    own.map(({ most }) => most),
    [5, 9],
  );
});

test('neighbouring numbers share a block of ten thousand', () => {
  assert.equal(blockOf('+33612345678'), '+3361234');
  fc.assert(
    fc.property(fc.nat(99_999_999), fc.nat(9_999), fc.nat(9_999), (block, a, b) => {
      const number = (n: number) => `+336${String(block).padStart(8, '0')}${String(n).padStart(4, '0')}`;
      assert.equal(blockOf(number(a)), blockOf(number(b)));
      assert.notEqual(blockOf(number(a)), blockOf(`+336${String(block + 1).padStart(8, '0')}0000`));
    }),
  );
});

for (const [address, network] of [
  ['203.0.113.77', '203.0.113.0/24'],
  ['::ffff:203.0.113.77', '203.0.113.0/24'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['2001:db8:1:2::192.0.2.1', '2001:db8:1:2::/64'],
  ['::2', '0:0:0:0::/64'],
  ['127.0.0.1', undefined],
  ['10.1.2.3', undefined],
  ['172.31.0.1', undefined],
  ['192.168.0.1', undefined],
  ['100.64.0.1', undefined],
  ['::ffff:10.1.2.3', undefined],
  ['::1', undefined],
  ['fd00::1', undefined],
  ['fe80::1%eth0', undefined],
  ['999.1.1.1', undefined],
  ['', undefined],
] as const) {
  test(`the network of "${address}" is ${network}`, () => assert.equal(networkOf(address), network));
}

test('all addresses of a /64 pay together, those of the next one do not', () => {
  const group = fc.integer({ min: 0, max: 0xff_ff });
  const tail = fc.tuple(group, group, group, group);
  fc.assert(
    fc.property(fc.tuple(group, group, group), tail, tail, (net, one, two) => {
      const at = (groups: readonly number[]) => ['2001', ...groups.map((value) => value.toString(16))].join(':');
      assert.equal(networkOf(at([...net, ...one])), networkOf(at([...net, ...two])));
      const [a, b, c] = net;
      assert.notEqual(networkOf(at([a, b, c ^ 1, ...one])), networkOf(at([...net, ...one])));
    }),
  );
});

test('a code has a payer in each scope', () => {
  assert.deepEqual(payersOf({ number: '+33612345678', address: '203.0.113.9', clientId: 'acme' }), {
    number: '+33612345678',
    block: '+3361234',
    network: '203.0.113.0/24',
    client: 'acme',
  });
});
