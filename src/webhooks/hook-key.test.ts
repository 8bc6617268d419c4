// Signatures as the Standard Webhooks specification has them, checked by its own package and by Node.
import assert from 'node:assert/strict';
import { createPublicKey, randomBytes, verify } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { makeKey, signWith } from './hook-key.ts';

const source = { now: () => new Date(1_700_000_000_000), random: (bytes: number) => randomBytes(bytes) };

test('the signature is the one of the example in the Standard Webhooks specification', () => {
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  const signed = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1_614_265_330, body: '{"test": 2432232314}' };
  assert.equal(signWith(secret, signed), 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
});

test('a pair of keys is the one of RFC 8032, 7.1, test 1', () => {
  const seed = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex');
  const key = makeKey(
    { ...source, random: (bytes) => (bytes === 32 ? seed : randomBytes(bytes)) },
    'hook_m_1',
    'ED25519',
  );
  assert.equal(key.publicKey, 'whpk_11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=');
  assert.equal(key.secret, `whsk_${seed.toString('base64')}`);
});

test('whatever the body is, each kind of key verifies its own signature and no other', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const body = JSON.stringify({ text });
      const signed = { id: 'evt_01K', timestamp: Math.floor(Date.now() / 1000), body };
      const [shared, pair] = [makeKey(source, 'hook_m_1', 'HMAC'), makeKey(source, 'hook_m_1', 'ED25519')];
      const headers = {
        'webhook-id': signed.id,
        'webhook-timestamp': String(signed.timestamp),
        'webhook-signature': `${signWith(pair.secret, signed)} ${signWith(shared.secret, signed)}`,
      };
      assert.deepEqual(new Webhook(shared.secret).verify(body, headers), { text });
      const other = makeKey(source, 'hook_m_1', 'HMAC');
      assert.throws(() => new Webhook(other.secret).verify(body, headers));
      assert.throws(() => new Webhook(shared.secret).verify(`${body} `, headers));

      const content = Buffer.from(`${signed.id}.${signed.timestamp}.${body}`);
      const x = Buffer.from((pair.publicKey ?? '').slice('whpk_'.length), 'base64').toString('base64url');
      const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
      const signature = Buffer.from(signWith(pair.secret, signed).slice('v1a,'.length), 'base64');
      assert.ok(verify(null, content, key, signature));
      assert.ok(!verify(null, Buffer.concat([content, Buffer.from(' ')]), key, signature));
    }),
    { numRuns: 20 },
  );
});

test('a shared secret has 32 bytes, and no two keys are alike', () => {
  const keys = Array.from({ length: 20 }, () => makeKey(source, 'hook_m_1', 'HMAC'));
  assert.equal(new Set(keys.map(({ secret }) => secret)).size, 20);
  for (const { secret } of keys) {
    assert.match(secret, /^whsec_[A-Za-z0-9+/]{43}=$/);
  }
});
