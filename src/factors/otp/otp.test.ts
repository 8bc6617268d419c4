// Codes: their spread, their bindings, the test number.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { createVault } from '#kit/secret.ts';
import type { World } from '#world/world.ts';
import { hashCode, makeCode, tidyCode, type CodeBinding } from './otp.ts';

function world(random: World['random'] = randomBytes): World {
  return {
    now: () => new Date(0),
    random,
    fetch: globalThis.fetch,
    outbound: { refusal: () => undefined, call: async () => ({ failure: 'unreachable' }) },
    log: { info() {}, warn() {}, error() {} },
    vault: createVault(Buffer.alloc(32, 7), randomBytes),
    rules: {
      isTest: false,
      tokenLifeS: 1,
      fixedCode: () => undefined,
      bypassesSca: () => false,
      returnUrls: 'any',
      firstEnrolment: 'any',
      allowsOriginalChanges: false,
      allowsTypingElement: false,
    },
    publicUrl: 'http://localhost',
    relyingParty: { id: 'localhost', origins: [], androidApps: [], iosApps: [] },
  };
}

test('codes have six digits, each as likely as any other', () => {
  const counts = Array.from({ length: 10 }, () => 0);
  const draws = 20_000;
  for (let n = 0; n < draws; n += 1) {
    const code = makeCode(world(), '+33612345678');
    assert.match(code, /^\d{6}$/);
    for (const digit of code) counts[Number(digit)] = (counts[Number(digit)] ?? 0) + 1;
  }
  const expected = (draws * 6) / 10;
  const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  // 9 degrees of freedom: above 33.7 once in ten thousand runs.
  assert.ok(chiSquare < 33.7, `chi-square ${chiSquare}`);
});

test('values that would favour low codes are thrown away', () => {
  const values = [0xff_ff_ff_ff, 123_456];
  const bytes = () => {
    const buffer = Buffer.alloc(4);
    buffer.writeUInt32BE(values.shift() ?? 0);
    return buffer;
  };
  assert.equal(makeCode(world(bytes), '+33612345678'), '123456');
});

test('a code is bound to its session, purpose, browser, number and action: change one and it is another', () => {
  const binding: CodeBinding = {
    sessionId: 'scas_1',
    purpose: 'confirm',
    claim: 1,
    number: '+33612345678',
    action: 'a',
  };
  const others: CodeBinding[] = [
    { ...binding, sessionId: 'scas_2' },
    { ...binding, purpose: 'prove' },
    { ...binding, claim: 2 },
    { ...binding, number: '+33612345679' },
    { ...binding, action: 'b' },
  ];
  const hashes = [binding, ...others].map((each) => hashCode(world(), each, '702100').toString('hex'));
  assert.equal(new Set(hashes).size, hashes.length);
});

test('blanks and dashes of a pasted code mean nothing', () => {
  assert.equal(tidyCode(' 702 - 100\n'), '702100');
});
