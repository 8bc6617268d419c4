// Scopes: what an API key may do beyond the ordinary, and from when.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { addClient, addKey } from '#clients/add-client.ts';
import { listKeys } from '#clients/client-rows.ts';
import { connect, newPlatform, toJson } from '../kit/api.ts';
import { openHouse } from '../kit/house.ts';
import { newOwner } from '../kit/people.ts';

const house = await openHouse();

async function askReset(clientId: string, token: string, userId: string) {
  const reply = await fetch(`${house.url}/strongroom/v1/${clientId}/users/${userId}/sca-reset`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ Reason: 'lost', IdentificationReference: '1' }),
  });
  return { status: reply.status, body: await toJson(reply) };
}

test('a key holds no scope unless told, and the refusal names the one that is missing', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  assert.deepEqual(
    (await listKeys(house.db, api.clientId)).map((key) => key.scopes),
    [[]],
  );
  const { status, body } = await askReset(api.clientId, api.token, owner.id);
  assert.deepEqual(
    [status, body.Type, body.errors],
    [403, 'forbidden_ressource', { Scope: 'This API key does not hold the scope sca_reset.' }],
  );
});

test('a scope belongs to the key: another key of the client lacks it, and a token loses it with the key', async () => {
  const id = `client-${randomBytes(6).toString('hex')}`;
  await addClient(house.app.host, { id, name: 'Blue Market', settings: { apiReset: true } });
  const plain = await connect(house.url, id, (await addKey(house.app.host, id, 'plain')).apiKey);
  const key = await addKey(house.app.host, id, 'support', { scopes: ['sca_reset'] });
  const support = await connect(house.url, id, key.apiKey);
  const owner = await newOwner(plain);
  assert.equal((await askReset(id, plain.token, owner.id)).status, 403);
  // Not enrolled: the door is open, the rule refuses.
  assert.equal((await askReset(id, support.token, owner.id)).status, 400);
  await house.db.run({ text: `update api_keys set scopes = '{}' where id = $1`, values: [key.id] });
  assert.equal((await askReset(id, support.token, owner.id)).status, 403);
});

test('the OpenAPI document names the scope of each call that needs one', async () => {
  const document = await toJson(await fetch(`${house.url}/openapi.json`));
  const path = document.paths['/strongroom/v1/{ClientId}/users/{UserId}/sca-reset'];
  for (const method of ['get', 'post', 'delete']) {
    assert.deepEqual(path[method].security, [{ client: ['sca_reset'] }]);
  }
  const { scopes } = document.components.securitySchemes.client.flows.clientCredentials;
  assert.deepEqual(Object.keys(scopes), ['sca_reset']);
});
