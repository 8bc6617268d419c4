// Scopes: what an API key may do, by area, and from when.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { addClient, addKey } from '#clients/add-client.ts';
import { listKeys } from '#clients/key-rows.ts';
import { areas, callScopes, holds, type KeyScope } from '#world/scopes.ts';
import { connect, newPlatform, toJson } from '../kit/api.ts';
import { isFull } from '../kit/full.ts';
import { openHouse } from '../kit/house.ts';
import { newOwner } from '../kit/people.ts';

const house = await openHouse();

async function newClient(): Promise<string> {
  const id = `client-${randomBytes(6).toString('hex')}`;
  await addClient(house.app.host, { id, name: 'Blue Market', settings: { apiReset: true, firstEnrolment: 'any' } });
  return id;
}

async function tokenWith(clientId: string, scopes: readonly KeyScope[]): Promise<string> {
  const { apiKey } = await addKey(house.app.host, clientId, 'narrow', { scopes });
  return (await connect(house.url, clientId, apiKey)).token;
}

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly scope: string;
}

/** Every call of a platform, as the document tells it. */
async function operations(): Promise<Operation[]> {
  const document = await toJson(await fetch(`${house.url}/openapi.json`));
  const paths: Record<string, Record<string, { security?: { client?: string[] }[] }>> = document.paths;
  return Object.entries(paths)
    .filter(([path]) => path.includes('{ClientId}'))
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { security }]) => ({
        path,
        method: method.toUpperCase(),
        scope: security?.[0]?.client?.join(' ') ?? 'none',
      })),
    );
}

async function call({ method, path }: Operation, clientId: string, token: string) {
  const url = `${house.url}${path.replace('{ClientId}', clientId).replaceAll(/\{\w+\}/g, 'x')}`;
  const reply = await fetch(url, {
    method,
    headers: { authorization: `Bearer ${token}` },
    ...(method === 'GET' ? {} : { body: '{}' }),
  });
  return { status: reply.status, body: await toJson(reply) };
}

test('every call of a platform needs exactly one scope, which the document names and explains', async () => {
  const document = await toJson(await fetch(`${house.url}/openapi.json`));
  const { scopes } = document.components.securitySchemes.client.flows.clientCredentials;
  assert.deepEqual(scopes, callScopes);
  const all = await operations();
  assert.ok(all.length > 40, String(all.length));
  for (const { method, path, scope } of all) {
    assert.ok(scope in scopes, `${method} ${path}: ${scope}`);
    assert.equal(scope.endsWith(':read'), method === 'GET', `${method} ${path}: ${scope}`);
  }
});

test('a key that holds one scope opens what needs it and nothing else, and each refusal names what is missing', async () => {
  const all = await operations();
  for (const held of new Set(all.map(({ scope }) => scope))) {
    const clientId = await newClient();
    const token = await tokenWith(clientId, [held as KeyScope]);
    await Promise.all(
      all
        .filter(({ scope }, index) => isFull || scope === held || index % 5 === 0)
        .map(async (operation) => {
          const { status, body } = await call(operation, clientId, token);
          const name = `${held} at ${operation.method} ${operation.path}`;
          const missing = `This API key does not hold the scope ${operation.scope}.`;
          if (operation.scope === held) assert.notEqual(body?.errors?.Scope, missing, name);
          else
            assert.deepEqual([status, body.Type, body.errors], [403, 'forbidden_ressource', { Scope: missing }], name);
        }),
    );
  }
});

test('Standard holds every ordinary area and none of the others', async () => {
  const api = await newPlatform(house);
  const [key] = await listKeys(house.db, api.clientId);
  assert.deepEqual(key?.scopes, ['Standard']);
  for (const operation of await operations()) {
    const { body } = await call(operation, api.clientId, api.token);
    const [area = ''] = operation.scope.split(':');
    const isOrdinary = areas[area as keyof typeof areas].isOrdinary;
    assert.equal(
      body?.errors?.Scope === undefined,
      isOrdinary,
      `${operation.method} ${operation.path}: ${JSON.stringify(body)}`,
    );
  }
  assert.deepEqual(
    Object.entries(areas).flatMap(([area, { isOrdinary }]) => (isOrdinary ? [] : [area])),
    ['Recovery', 'Keys', 'Settings', 'AllowList', 'Certificates'],
  );
  assert.equal(holds(['Standard', 'Keys:write'], 'Standard'), true);
  assert.equal(holds(['Users:read', 'Users:write'], 'Standard'), false);
});

test('a token does what its key may do now, not what it could when the token was issued', async () => {
  const clientId = await newClient();
  const { id, apiKey } = await addKey(house.app.host, clientId, 'both', { scopes: ['Standard', 'Recovery:write'] });
  const api = await connect(house.url, clientId, apiKey);
  const owner = await newOwner(api);
  const ask = async () =>
    await fetch(`${house.url}/strongroom/v1/${clientId}/users/${owner.id}/sca-reset`, {
      method: 'POST',
      headers: { authorization: `Bearer ${api.token}` },
      body: JSON.stringify({ Reason: 'lost', IdentificationReference: '1' }),
    });
  // Not enrolled: the door is open, the rule refuses.
  assert.equal((await ask()).status, 400);
  await house.db.run({ text: `update api_keys set scopes = '{Standard}' where id = $1`, values: [id] });
  assert.equal((await ask()).status, 403);
});
