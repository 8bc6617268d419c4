// What an operator does by command can be done in a sandbox by a call, while its own database is in use.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { saveSetting } from '#clients/client-rows.ts';
import { addKey } from '#clients/add-client.ts';
import { connect, newPlatform } from '../kit/api.ts';
import { enrolledByNumber } from '../kit/changes.ts';
import { openHouse } from '../kit/house.ts';
import { enrollmentLink, newNumber, newOwner } from '../kit/people.ts';
import { sandboxOf } from '../kit/sandbox.ts';

const house = await openHouse();
const sandbox = sandboxOf(house);

test('a block of wrong codes, and one for good, are lifted', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api, { PhoneNumber: newNumber() });
  await sandbox.post(`/sessions/${owner.id}/fail`, { By: 'wrong_code' });
  assert.deepEqual((await sandbox.post(`/users/${owner.id}/unblock`)).body, { Changed: true });
  assert.deepEqual((await sandbox.post(`/users/${owner.id}/unblock`)).body, { Changed: false });
  assert.deepEqual((await sandbox.post(`/users/${owner.id}/block`, { Reason: 'a test' })).body, { Changed: true });
  await enrollmentLink(api, owner.id);
  assert.equal((await sandbox.post(`/sessions/${owner.id}/complete`)).status, 400);
  await sandbox.post(`/users/${owner.id}/unblock`);
  assert.equal((await sandbox.post(`/sessions/${owner.id}/complete`)).body.Status, 'VALIDATED');
});

test('a person is reset, and enrols again with the code', async () => {
  const api = await newPlatform(house);
  const owner = await enrolledByNumber(house, api);
  const { body } = await sandbox.post(`/users/${owner.id}/reset-sca`);
  assert.equal(typeof body.Code, 'string', JSON.stringify(body));
  assert.equal((await api.get(`/sca/users/${owner.id}/sca-status`)).body.IsEnrolled, false);
  await enrollmentLink(api, owner.id);
  const again = await sandbox.post(`/sessions/${owner.id}/complete`, { Proof: body.Code, PhoneNumber: newNumber() });
  assert.deepEqual([again.body.Flow, again.body.Status], ['ENROLMENT', 'VALIDATED'], JSON.stringify(again.body));
});

test('a reset that the platform asked for is approved, or canceled', async () => {
  const api = await newPlatform(house);
  await saveSetting(house.db, api.clientId, 'apiReset', true);
  await saveSetting(house.db, api.clientId, 'resetDelayHours', 24);
  const { apiKey } = await addKey(house.app.host, api.clientId, 'support', {
    scopes: ['Standard', 'Recovery:read', 'Recovery:write'],
  });
  const support = await connect(house.url, api.clientId, apiKey);
  const owner = await enrolledByNumber(house, api);
  const path = `/strongroom/v1/${api.clientId}/users/${owner.id}/sca-reset`;
  const ask = async () =>
    await fetch(`${house.url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${support.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ Reason: 'lost everything', IdentificationReference: 'case 7' }),
    });
  assert.ok((await ask()).ok);
  assert.equal((await sandbox.post(`/users/${owner.id}/cancel-reset`)).status, 204);
  assert.equal((await sandbox.post(`/users/${owner.id}/cancel-reset`)).status, 400);
  assert.ok((await ask()).ok);
  const { body } = await sandbox.post(`/users/${owner.id}/approve-reset`);
  assert.ok(body.EffectDate >= Math.floor(house.clock.now().getTime() / 1_000) + 86_000, JSON.stringify(body));
  await sandbox.post('/clock', { Advance: 86_400 });
  const fresh = await connect(house.url, api.clientId, api.apiKey);
  assert.equal((await fresh.get(`/sca/users/${owner.id}/sca-status`)).body.IsEnrolled, false);
  await sandbox.post('/clock', { Reset: true });
});

test('reports are lifted, codes are given out; nobody unknown is', async () => {
  const api = await newPlatform(house);
  await saveSetting(house.db, api.clientId, 'firstEnrolment', 'proof');
  const owner = await newOwner(api);
  assert.deepEqual((await sandbox.post(`/users/${owner.id}/lift-reports`)).body, { Changed: false });
  const { body } = await sandbox.post(`/users/${owner.id}/enrolment-code`);
  const done = await sandbox.post(`/sessions/${owner.id}/complete`, { Proof: body.Code });
  assert.equal(done.body.Status, 'VALIDATED', JSON.stringify(done.body));
  const { status, body: error } = await sandbox.post('/users/user_m_nobody/unblock');
  assert.deepEqual([status, error.Type], [404, 'ressource_not_found']);
});
