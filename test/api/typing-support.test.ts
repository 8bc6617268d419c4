// The typing profile for support: seen, erased on request, made anew in another form, and sealed under a new secret.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeSetting } from '#clients/change-setting.ts';
import { addKey } from '#clients/add-client.ts';
import { textDigest } from '#factors/typing/profile-form.ts';
import { getProfile } from '#factors/typing/learn.ts';
import { connect, newPlatform, type Api } from '../kit/api.ts';
import { enrolledByNumber } from '../kit/changes.ts';
import { openHouse } from '../kit/house.ts';
import { command } from '../kit/process.ts';
import { confirmByCode, knownByTyping, profileOf } from '../kit/typing.ts';

const house = await openHouse();
const DAY = 86_400_000;

async function ours(api: Api, method: string, path: string): Promise<Response> {
  const { token } = await connect(house.url, api.clientId, api.apiKey);
  return await fetch(`${house.url}/strongroom/v1/${api.clientId}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}` },
  });
}

test('another platform sees and erases nothing, nor does a key without the scope', async () => {
  const api = await newPlatform(house);
  const person = await enrolledByNumber(house, api);
  await confirmByCode(house, api, person);
  const stranger = await newPlatform(house);
  const path = `/users/${person.id}/typing-profile`;
  assert.equal((await ours(stranger, 'GET', path)).status, 404);
  assert.equal((await ours(stranger, 'DELETE', path)).status, 404);
  assert.equal((await ours(api, 'GET', '/users/user_m_nobody/typing-profile')).status, 404);
  const { apiKey } = await addKey(house.app.host, api.clientId, 'reader', { scopes: ['Sca:read'] });
  assert.equal((await ours({ ...api, apiKey }, 'GET', path)).status, 200);
  assert.equal((await ours({ ...api, apiKey }, 'DELETE', path)).status, 403);
  assert.equal((await profileOf(house, api, person.id)).Profiles[0].Samples, 1);
});

test('an operator sees how much there is and erases it, with a reason for the trail', async () => {
  const api = await newPlatform(house);
  const person = await enrolledByNumber(house, api);
  await confirmByCode(house, api, person);
  const env = {
    STRONGROOM_MODE: 'sandbox',
    DATABASE_URL: house.databaseUrl,
    STRONGROOM_SECRET: house.secret.toString('base64'),
  };
  const shown = await command(['users', 'typing', api.clientId, person.id], env);
  assert.equal(JSON.parse(shown.output).Profiles[0].Samples, 1);
  const forget = ['users', 'forget-typing', api.clientId, person.id];
  assert.match((await command(forget, env)).output, /reason is missing/);
  assert.match((await command([...forget, '--reason', 'asked by letter'], env)).output, /is erased/);
  assert.match((await command([...forget, '--reason', 'asked by letter'], env)).output, /has no typing profile/);
  assert.deepEqual((await profileOf(house, api, person.id)).Profiles, []);
});

test('a profile of another form is made anew from the raw times that are still kept', async () => {
  const api = await newPlatform(house);
  const person = await knownByTyping(house, api, 'signal');
  const whose = { userId: person.id, device: 'keyboard', text: textDigest(person.email) } as const;
  const { host } = house.app;
  const before = await getProfile(host, whose);
  const context = `typing:${person.id}`;
  const { sealed } = await house.db.one<{ sealed: Buffer }>({
    text: 'select profile_sealed as sealed from typing_profiles where user_id = $1',
    values: [person.id],
  });
  const stored = JSON.parse(host.vault.open(sealed, context));
  await house.db.run({
    text: 'update typing_profiles set profile_sealed = $2 where user_id = $1',
    values: [person.id, host.vault.seal(JSON.stringify({ ...stored, form: 0 }), context)],
  });
  const rebuilt = await getProfile(host, whose);
  assert.deepEqual([rebuilt.typed, rebuilt.visits], [before.typed, before.visits]);
  rebuilt.recent.forEach(({ vector }, n) => {
    vector.forEach((value, at) => assert.ok(Math.abs(value - (before.recent[n]?.vector[at] ?? 0)) < 1e-6));
  });
  house.clock.advance(31 * DAY);
  await house.app.runJobs();
  await changeSetting(host, api.clientId, 'typing', 'element');
  assert.equal((await profileOf(house, api, person.id)).Profiles[0].Samples, 0, 'without them it begins anew');
});
