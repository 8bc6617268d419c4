// Seals, peppers and signatures: what they refuse.
import assert from 'node:assert/strict';
import { createPublicKey, randomBytes, verify } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { createVault, equalBytes, sha256 } from './secret.ts';

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
