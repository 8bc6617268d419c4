// Hooks by the command line: shown, told another way, their keys made and revoked.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newPlatform } from '../kit/api.ts';
import { openHouse } from '../kit/house.ts';
import { oursOf } from '../kit/ours.ts';
import { command } from '../kit/process.ts';

const house = await openHouse();
const env = {
  STRONGROOM_MODE: 'sandbox',
  DATABASE_URL: house.databaseUrl,
  STRONGROOM_SECRET: house.secret.toString('base64'),
};

test('how a hook is told, from GET to a pair of keys, and what makes no sense is refused', async () => {
  const api = await newPlatform(house);
  const { body: hook } = await api.post('/hooks', { EventType: 'KYC_CREATED', Url: 'https://example.com/hooks' });
  const of = (word: string, ...rest: string[]) => command(['hook', word, api.clientId, ...rest], env);
  const shown = async () => (await oursOf(house, api).get(`/hooks/${hook.Id}`)).body;

  const listed = await of('list');
  assert.equal(listed.code, 0, listed.output);
  assert.match(
    listed.output,
    new RegExp(`^${hook.Id}\tKYC_CREATED\tGET\tENABLED\tVALID\thttps://example.com/hooks$`, 'm'),
  );

  const set = await of('set', hook.Id, '--delivery', 'SIGNED_POST');
  assert.match(set.output, /\tSIGNED_POST\t/);
  assert.match(set.output, /^Secret: whsec_[A-Za-z0-9+/]{43}=$/m);
  const { Keys: first, ...state } = await shown();
  assert.deepEqual([state.Delivery, state.Signature], ['SIGNED_POST', 'HMAC']);
  const again = await of('show', hook.Id);
  assert.match(again.output, new RegExp(`^key\t${first[0].Id}\tHMAC\t\\S+\tin use$`, 'm'));
  assert.doesNotMatch(again.output, /whsec_/);

  const rotated = await of('rotate', hook.Id, '--signature', 'ED25519', '--overlap-hours', '1.5');
  const { Keys: both } = await shown();
  assert.deepEqual([both.length, both[0].Signature, both[1].Id], [2, 'ED25519', first[0].Id]);
  assert.ok(rotated.output.includes(both[0].PublicKey));
  assert.doesNotMatch(rotated.output, /whs(ec|k)_/);

  assert.equal((await of('revoke', hook.Id, both[1].Id)).code, 0);
  assert.deepEqual((await shown()).Keys, [both[0]]);
  for (const [wrong, says] of [
    [await of('revoke', hook.Id, both[0].Id), /OverlapHours 0/],
    [await of('revoke', hook.Id, 'hkey_x'), /hkey_x/],
    [await of('show', 'hook_m_x'), /hook_m_x/],
    [await of('set', hook.Id, '--delivery', 'PUT'), /GET, SIGNED_POST/],
    [await of('rotate', hook.Id, '--overlap-hours', 'soon'), /from 0 to 168/],
    [await command(['hook', 'list', 'nobody'], env), /nobody/],
  ] as const) {
    assert.equal(wrong.code, 1);
    assert.match(wrong.output, says);
    assert.doesNotMatch(wrong.output, /\n\s+at /);
  }
  assert.deepEqual((await shown()).Keys, [both[0]]);
});
