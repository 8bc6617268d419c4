// Seals and peppers: what they refuse.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
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
