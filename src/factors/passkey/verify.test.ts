// What is refused of a registration before the library looks at it, and what is left out of what it tells.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newAuthenticator } from '../../../test/kit/authenticator.ts';
import { worldWithLog } from '../../../test/kit/provider.ts';
import { verifyRegistration } from './verify.ts';

const origin = 'https://pay.example.com';
const options = JSON.stringify({ rp: { id: 'pay.example.com' }, challenge: 'Y2hhbGxlbmdl' });

async function verify(change: (response: Record<string, unknown>) => void = () => {}, habits = {}) {
  const lines: string[] = [];
  const world = {
    ...worldWithLog(lines),
    relyingParty: { id: 'pay.example.com', origins: [origin], androidApps: [], iosApps: [] },
  };
  const answer = JSON.parse(newAuthenticator(origin).create(options, habits));
  change(answer.response);
  return { made: await verifyRegistration(world, 'Y2hhbGxlbmdl', JSON.stringify(answer)), lines: lines.join('\n') };
}

test('an honest answer makes a passkey', async () => {
  assert.deepEqual((await verify()).made?.transports, ['internal']);
});

test('an attestation that names certificates is not looked at: nothing is fetched for it', async () => {
  const { made, lines } = await verify(undefined, { attestation: 'android-key' });
  assert.equal(made, undefined);
  assert.match(lines, /attestation of the format android-key is not taken/);
});

test('transports are known words or none', async () => {
  for (const transports of [5, true, { a: 1 }, 'usb', [{}], [null], [['usb']], ['a\u0000b', 'x']]) {
    const { made } = await verify((response) => Object.assign(response, { transports }));
    assert.deepEqual(made?.transports, [], JSON.stringify(transports));
  }
  const { made } = await verify((response) => Object.assign(response, { transports: ['usb', 'usb', 'nfc', 'x'] }));
  assert.deepEqual(made?.transports, ['usb', 'nfc']);
});

test('an id of more than 1,023 bytes, and an answer out of a frame, are refused', async () => {
  assert.equal((await verify(undefined, { idBytes: 1_024 })).made, undefined);
  assert.notEqual((await verify(undefined, { idBytes: 1_023 })).made, undefined);
  assert.equal((await verify(undefined, { crossOrigin: true })).made, undefined);
});
