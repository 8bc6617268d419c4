// Every range that is not public, in every form in which it can be written.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { refusalOf } from './address.ts';

const live = { allowsLocal: false, networks: [] };
const sandbox = { allowsLocal: true, networks: [] };

/** Public, or the first and last of a range that is not. */
const addresses: readonly (readonly [what: string, refused: boolean, addresses: readonly string[]])[] = [
  ['public', false, ['8.8.8.8', '1.1.1.1', '192.0.1.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00::1']],
  ['this network', true, ['0.0.0.0', '0.255.255.255', '::']],
  ['loopback', true, ['127.0.0.1', '127.255.255.255', '::1']],
  [
    'private',
    true,
    ['10.0.0.0', '10.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.0.1', 'fc00::1', 'fdff::1'],
  ],
  ['shared by carriers', true, ['100.64.0.0', '100.127.255.255']],
  [
    'link-local, metadata',
    true,
    ['169.254.0.1', '169.254.169.254', 'fe80::1', 'febf::1', 'fe80::1%eth0', 'fd00:ec2::254'],
  ],
  ['site-local', true, ['fec0::1', 'feff::1']],
  ['multicast', true, ['224.0.0.1', '239.255.255.255', 'ff02::1']],
  [
    'broadcast, reserved',
    true,
    ['255.255.255.255', '240.0.0.1', '192.0.0.8', '192.88.99.1', '198.18.0.1', '198.19.255.255'],
  ],
  ['documentation', true, ['192.0.2.1', '198.51.100.1', '203.0.113.1', '2001:db8::1', '3fff::1']],
  ['mapped (RFC 4291)', true, ['::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:10.0.0.1', '::ffff:169.254.169.254']],
  ['mapped public', false, ['::ffff:8.8.8.8']],
  ['compatible (RFC 4291)', true, ['::127.0.0.1', '::7f00:1', '::8.8.8.8']],
  ['translated (RFC 6145)', true, ['::ffff:0:127.0.0.1', '::ffff:0:8.8.8.8']],
  ['NAT64 of what is private', true, ['64:ff9b::7f00:1', '64:ff9b::10.0.0.1', '64:ff9b::169.254.169.254']],
  ['NAT64 of what is public', false, ['64:ff9b::8.8.8.8']],
  ['local NAT64 (RFC 8215)', true, ['64:ff9b:1::7f00:1', '64:ff9b:1::8.8.8.8']],
  ['6to4', true, ['2002:7f00:1::', '2002:0808:0808::1']],
  ['Teredo', true, ['2001:0:4136:e378:8000:63bf:80ff:fffe', '2001::1']],
  ['discard, segment routing, not routed', true, ['100::1', '5f00::1', '4000::1', '8000::1']],
  ['not an address', true, ['', 'localhost', '127.1', '0x7f.1', '2130706433', '[::1]']],
];

for (const [what, refused, examples] of addresses) {
  test(`${what}: ${refused ? 'refused' : 'called'}`, () => {
    for (const address of examples) assert.equal(refusalOf(address, live) !== undefined, refused, address);
  });
}

test('a sandbox calls loopback and private networks too, and nothing else that is special', () => {
  for (const address of ['127.0.0.1', '::1', '10.1.2.3', '192.168.1.1', 'fd00::1', '::ffff:127.0.0.1', '8.8.8.8']) {
    assert.equal(refusalOf(address, sandbox), undefined, address);
  }
  for (const address of ['169.254.169.254', '0.0.0.0', '::', '224.0.0.1', 'fe80::1', '100.64.0.1']) {
    assert.notEqual(refusalOf(address, sandbox), undefined, address);
  }
});

test('the operator allows networks, in whatever form an address of them is written', () => {
  const rules = { allowsLocal: false, networks: ['10.20.0.0/16', 'fd12::/32', '192.168.1.7'] };
  for (const address of ['10.20.0.1', '::ffff:10.20.255.255', '64:ff9b::10.20.0.1', 'fd12::1', '192.168.1.7']) {
    assert.equal(refusalOf(address, rules), undefined, address);
  }
  for (const address of ['10.21.0.1', '127.0.0.1', 'fd13::1', '192.168.1.8']) {
    assert.notEqual(refusalOf(address, rules), undefined, address);
  }
});

test('an IPv4 address is judged alike, mapped or not', () => {
  fc.assert(
    fc.property(fc.ipV4(), (address) => {
      assert.equal(refusalOf(address, live), refusalOf(`::ffff:${address}`, live));
    }),
  );
});
