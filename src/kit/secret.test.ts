// Seals, peppers and signatures: what they refuse.
import assert from 'node:assert/strict';
import { createCipheriv, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkOf, createVault, equalBytes, namedPepper, peppers, sealMark, sha256, storedPeppers } from './secret.ts';

const vault = createVault(randomBytes(32), randomBytes);

test('what is sealed opens again, with the same context only', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (plain, context, other) => {
      const sealed = vault.seal(plain, context);
      assert.equal(vault.open(sealed, context), plain);
      if (other !== context) assert.throws(() => vault.open(sealed, other));
    }),
  );
});

test('one changed bit anywhere is noticed', () => {
  const sealed = vault.seal('482913', 'pin:u');
  for (let index = 0; index < sealed.length; index += 1) {
    const changed = Buffer.from(sealed);
    changed[index] = (changed[index] ?? 0) ^ 1;
    assert.throws(() => vault.open(changed, 'pin:u'));
  }
});

test('another master secret opens nothing', () => {
  assert.throws(() => createVault(randomBytes(32), randomBytes).open(vault.seal('x', 'c'), 'c'));
  assert.throws(() => createVault(randomBytes(31), randomBytes));
  assert.throws(() => createVault(randomBytes(32), randomBytes, [randomBytes(31)]));
});

const [first, second, third] = [1, 2, 3].map((byte) => Buffer.alloc(32, byte)) as [Buffer, Buffer, Buffer];

test('with several secrets, what each one sealed opens, and new seals are under the one in use', () => {
  const before = createVault(first, randomBytes);
  const ring = createVault(second, randomBytes, [first, third]);
  fc.assert(
    fc.property(fc.string(), fc.string(), (plain, context) => {
      assert.equal(ring.open(before.seal(plain, context), context), plain);
      assert.equal(ring.open(createVault(third, randomBytes).seal(plain, context), context), plain);
      const sealed = ring.seal(plain, context);
      assert.equal(createVault(second, randomBytes).open(sealed, context), plain);
      assert.ok(sealed.subarray(0, 5).equals(sealMark(ring)));
      assert.throws(() => before.open(sealed, context), /not known/);
      assert.throws(() => ring.open(before.seal(plain, context), `${context}.`));
    }),
  );
  assert.throws(() => createVault(first, randomBytes, [second, first]), /twice/);
});

test('a seal names its key by an id that no other secret has, and the id follows from the secret', () => {
  const ids = [first, second, third].map((master) => createVault(master, randomBytes).keys[0].id.toString('hex'));
  assert.equal(new Set(ids).size, 3);
  assert.equal(ids[0], Buffer.from(hkdfSync('sha256', first, 'strongroom', 'id:1', 4)).toString('hex'));
});

test('seals from before there were ids open under whichever secret made them', () => {
  const sealKey = Buffer.from(hkdfSync('sha256', first, 'strongroom', 'seal:1', 32));
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', sealKey, nonce).setAAD(Buffer.from('pin:u'));
  const body = Buffer.concat([cipher.update('482913', 'utf8'), cipher.final()]);
  const nameless = Buffer.concat([Buffer.from([1]), nonce, cipher.getAuthTag(), body]);
  assert.equal(createVault(first, randomBytes).open(nameless, 'pin:u'), '482913');
  assert.equal(createVault(second, randomBytes, [first]).open(nameless, 'pin:u'), '482913');
  assert.throws(() => createVault(second, randomBytes).open(nameless, 'pin:u'));
  assert.throws(() => createVault(second, randomBytes, [first]).open(nameless, 'pin:v'));
});

test('peppers are those of each secret, the one in use first', () => {
  const ring = createVault(second, randomBytes, [first]);
  assert.deepEqual(
    peppers(ring, 'code', 'otp'),
    [second, first].map((master) => createVault(master, randomBytes).pepper('code', 'otp')),
  );
  assert.ok(ring.pepper('code', 'otp').equals(peppers(ring, 'code', 'otp')[0] ?? assert.fail()));
  const before = createVault(first, randomBytes);
  const stored = [namedPepper(ring, 'key', 'c'), namedPepper(before, 'key', 'c'), before.pepper('key', 'c')];
  const forms = storedPeppers(ring, 'key', 'c').map(String);
  assert.ok(stored.every((form) => forms.includes(String(form))));
  assert.ok(!storedPeppers(ring, 'other', 'c').some((form) => stored.map(String).includes(String(form))));
  assert.ok(namedPepper(ring, 'key', 'c').subarray(0, 4).equals(ring.keys[0].id));
  assert.ok(!checkOf(ring.keys[0]).equals(checkOf(createVault(first, randomBytes).keys[0])));
});

test('equal bytes are equal, others not', () => {
  assert.equal(equalBytes(sha256('a'), sha256('a')), true);
  assert.equal(equalBytes(sha256('a'), sha256('b')), false);
  assert.equal(equalBytes(sha256('a'), Buffer.alloc(1)), false);
});

test('a signature is checked with the public key alone, and is of one use and one master secret', () => {
  const master = randomBytes(32);
  const [signer, again] = [1, 2].map(() => createVault(master, randomBytes).signer('trail'));
  assert.ok(signer !== undefined && again !== undefined);
  assert.equal(signer.publicKey, again.publicKey);
  fc.assert(
    fc.property(fc.uint8Array(), fc.nat(), (data, place) => {
      const signature = signer.sign(data);
      assert.ok(verify(null, data, createPublicKey(signer.publicKey), signature));
      assert.ok(again.verify(data, signature));
      const changed = Buffer.from(signature);
      const index = place % changed.length;
      changed[index] = (changed[index] ?? 0) ^ 1;
      assert.ok(!signer.verify(data, changed));
      assert.ok(!vault.signer('trail').verify(data, signature));
      assert.ok(!createVault(master, randomBytes).signer('other').verify(data, signature));
    }),
  );
});

test('the key that signs follows from the master secret as documented (HKDF, then RFC 8032)', () => {
  const { publicKey } = createVault(Buffer.alloc(32, 7), randomBytes).signer('trail');
  const raw = createPublicKey(publicKey).export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex');
  assert.equal(raw, '4f06319da286c260394da2e5a851b512acb230830bb7535f70699f315602e577');
});
