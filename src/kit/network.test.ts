// One form for each address and network, whichever way it is written.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalAddress, isWithin, networkOf, readNetwork } from './network.ts';

const forms = [
  ['192.0.2.1', '192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1', '192.0.2.1'],
  ['::FFFF:c000:0201', '192.0.2.1', '192.0.2.1'],
  ['0:0:0:0:0:ffff:192.0.2.1', '192.0.2.1', '192.0.2.1'],
  ['2001:DB8:0:0:1::5', '2001:db8::1:0:0:5', '2001:db8:0:0::/64'],
  ['::192.0.2.1', '::c000:201', '0:0:0:0::/64'],
  ['2001:db8::ffff:1:2', '2001:db8::ffff:1:2', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80::1', 'fe80:0:0:0::/64'],
  ['127.1', 'unknown', 'unknown'],
  ['0x7f.0.0.1', 'unknown', 'unknown'],
  ['unknown', 'unknown', 'unknown'],
  ['', 'unknown', 'unknown'],
] as const;

for (const [text, canonical, network] of forms) {
  test(`"${text}" is ${canonical}, of ${network}`, () => {
    assert.equal(canonicalAddress(text), canonical);
    assert.equal(networkOf(text), network);
  });
}

test('two addresses are of one network when their first 64 bits are the same', () => {
  const part = fc.integer({ min: 0, max: 0xffff });
  const half = fc.tuple(part, part, part, part);
  const at = (groups: readonly number[]) => groups.map((group) => group.toString(16)).join(':');
  fc.assert(
    fc.property(half, half, half, fc.nat(3), (net, one, two, place) => {
      fc.pre(net[0] !== 0);
      assert.equal(networkOf(at([...net, ...one])), networkOf(at([...net, ...two])));
      const other = net.map((group, index) => (index === place ? group ^ 1 : group));
      fc.pre(other.some((group) => group !== 0));
      assert.notEqual(networkOf(at([...net, ...one])), networkOf(at([...other, ...one])));
    }),
  );
});

const networks = [
  ['203.0.113.7', '203.0.113.7/32'],
  ['203.0.113.0/24', '203.0.113.0/24'],
  [' 203.0.113.0/24 ', '203.0.113.0/24'],
  ['::ffff:203.0.113.0/120', '203.0.113.0/24'],
  ['2001:DB8::/32', '2001:db8::/32'],
  ['2001:db8::1', '2001:db8::1/128'],
] as const;

for (const [text, network] of networks) {
  test(`the network "${text}" is ${network}`, () => assert.deepEqual(readNetwork(text), { ok: true, network }));
}

const refused = [
  ['0.0.0.0/0', /every address/],
  ['::/0', /every address/],
  ['203.0.113.7/24', /write 203\.0\.113\.0\/24/],
  ['2001:db8::1/32', /write 2001:db8::\/32/],
  ['::192.0.2.1/128', /write the IPv4 address itself/],
  ['203.0.113.0/33', /neither/],
  ['203.0.113.0/-1', /neither/],
  ['203.0.113.0/24/24', /neither/],
  ['203.0.113.0/255.255.255.0', /neither/],
  ['203.0.113', /neither/],
  ['0xcb.0.113.7', /neither/],
  ['fe80::1%eth0', /neither/],
  ['example.com', /neither/],
  ['', /neither/],
] as const;

for (const [text, problem] of refused) {
  test(`"${text}" is refused with what to write`, () => {
    const read = readNetwork(text);
    assert.ok(!read.ok);
    assert.match(read.problem, problem);
  });
}

test('an address is within a network in whatever form it comes, and no IPv6 network holds an IPv4 address', () => {
  const list = ['203.0.113.0/24', '2001:db8::/32'];
  for (const inside of ['203.0.113.255', '::ffff:203.0.113.1', '2001:DB8:ffff::1'])
    assert.ok(isWithin(list, inside), inside);
  for (const outside of ['203.0.114.0', '::203.0.113.1', '2001:db9::', 'unknown', ''])
    assert.ok(!isWithin(list, outside), outside);
  assert.ok(!isWithin(['::/1'], '203.0.113.1'));
  assert.ok(!isWithin([], '203.0.113.1'));
});
