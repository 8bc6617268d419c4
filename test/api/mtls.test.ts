// The door for client certificates: who comes in, with which token, and until when.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeSetting } from '#clients/change-setting.ts';
import { revokeCertificate } from '#mtls/revoke-certificate.ts';
import { toJson, newPlatform } from '../kit/api.ts';
import {
  agentFor,
  askToken,
  call,
  foreignIdentity,
  newCertifiedPlatform,
  newIdentity,
  openMtlsHouse,
  refusalOf,
  send,
} from '../kit/mtls.ts';
import { naturalBody, newOwner } from '../kit/people.ts';

const house = await openMtlsHouse();
const { mtlsUrl, ca } = house;
const beside = await openMtlsHouse({ beside: house });
const { host } = house.app;

const CUT = /^(ECONNRESET|EPIPE|ERR_SSL_.*)$/;
const revoke = (clientId: string, name: string) => revokeCertificate(host, { clientId, name, because: 'test' });

async function plainStatus(clientId: string, token: string, headers: Record<string, string> = {}): Promise<number> {
  const reply = await fetch(`${house.url}/v2.01/${clientId}/users`, {
    headers: { authorization: `Bearer ${token}`, ...headers },
  });
  await reply.body?.cancel();
  return reply.status;
}

async function plainToken(clientId: string, apiKey: string) {
  const reply = await fetch(`${house.url}/v2.01/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${apiKey}`).toString('base64')}` },
  });
  return { status: reply.status, body: await toJson(reply) };
}

test('with its certificate a platform gets a token that is bound to it, and calls the whole API', async () => {
  const { identity, ...api } = await newCertifiedPlatform(house);
  const shown = { ca, identity };
  const { status, body, headers } = await askToken(mtlsUrl, api, shown);
  assert.equal(status, 200);
  assert.deepEqual(body.cnf, { 'x5t#S256': identity.thumbprint.toString('base64url') });
  assert.equal(headers['cache-control'], 'no-store');
  const owner = await newOwner(api);
  assert.equal((await call(mtlsUrl, api.clientId, body.access_token, shown, `/sca/users/${owner.id}`)).status, 200);
  assert.equal((await call(mtlsUrl, api.clientId, body.access_token, shown, '/nowhere')).status, 404);
  // Links to other pages of a list lead to the door by which the caller came.
  const list = await call(mtlsUrl, api.clientId, body.access_token, shown, '/users?per_page=1');
  assert.match(String(list.headers['link']), new RegExp(`<${mtlsUrl}/v2.01/`));
});

test('a bound token is refused with another certificate of the client, without one, and with that of another client', async () => {
  const [mine, other] = [await newCertifiedPlatform(house), await newCertifiedPlatform(house)];
  const { body } = await askToken(mtlsUrl, mine, { ca, identity: mine.identity });
  const renewed = await newIdentity(host, mine.clientId);
  const refusals = [
    await call(mtlsUrl, mine.clientId, body.access_token, { ca, identity: renewed }),
    await call(mtlsUrl, mine.clientId, body.access_token, { ca, identity: other.identity }),
  ];
  for (const refusal of refusals) {
    assert.equal(refusal.status, 401);
    assert.deepEqual(
      [refusal.body.Type, refusal.body.Message],
      ['invalid_credentials', 'The authorization credentials are not valid'],
    );
  }
  assert.equal(await plainStatus(mine.clientId, body.access_token), 401);
  assert.equal((await call(mtlsUrl, mine.clientId, body.access_token, { ca, identity: mine.identity })).status, 200);
  // Both certificates count while they overlap: each gets its own token.
  const second = await askToken(mtlsUrl, mine, { ca, identity: renewed });
  assert.equal((await call(mtlsUrl, mine.clientId, second.body.access_token, { ca, identity: renewed })).status, 200);
});

test("certificate, Basic and path must be one client's", async () => {
  const [mine, other] = [await newCertifiedPlatform(house), await newCertifiedPlatform(house)];
  const answers = [
    await askToken(mtlsUrl, mine, { ca, identity: other.identity }),
    await askToken(mtlsUrl, { ...mine, apiKey: 'wrong' }, { ca, identity: mine.identity }),
    await askToken(mtlsUrl, { ...mine, apiKey: 'wrong' }, { ca, identity: other.identity }),
  ];
  for (const { status, body } of answers) assert.deepEqual([status, body], [401, answers[0]?.body]);
  assert.equal(answers[0]?.body.error, 'invalid_client');
  const { body } = await askToken(mtlsUrl, mine, { ca, identity: mine.identity });
  assert.equal((await call(mtlsUrl, other.clientId, body.access_token, { ca, identity: mine.identity })).status, 404);
  assert.equal((await call(mtlsUrl, other.clientId, body.access_token, { ca, identity: other.identity })).status, 401);
});

test('no certificate, one of a foreign authority, one that is over or not begun: no request is read', async () => {
  const api = await newPlatform(house);
  const year = 365 * 86_400_000;
  const at = (ms: number) => ({ ...host, now: () => new Date(Date.now() + ms) });
  const expired = await newIdentity(at(-2 * year), api.clientId);
  const early = await newIdentity(at(year), api.clientId);
  const url = `${mtlsUrl}/v2.01/${api.clientId}/users`;
  assert.equal(await refusalOf(url, { ca }), 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED');
  const foreign = await foreignIdentity(host, api.clientId);
  // With TLS 1.3 a client may not have learnt of it yet when it writes: its write fails, or its read.
  for (const identity of [foreign, expired, early]) assert.match(await refusalOf(url, { ca, identity }), CUT);
});

test('a revoked certificate ends at once: on a connection that stands, on one that is resumed, on every node', async () => {
  const { identity, ...api } = await newCertifiedPlatform(house);
  const shown = { ca, identity };
  const { body } = await askToken(mtlsUrl, api, shown);
  const kept = agentFor(shown, { keepAlive: true, maxSockets: 1 });
  const elsewhere = agentFor(shown, { keepAlive: true, maxSockets: 1 });
  try {
    assert.equal((await call(mtlsUrl, api.clientId, body.access_token, { ca, agent: kept })).status, 200);
    assert.equal((await call(beside.mtlsUrl, api.clientId, body.access_token, { ca, agent: elsewhere })).status, 200);
    const resuming = agentFor(shown, { maxCachedSessions: 10 });
    const resume = async () => {
      const { status: code, resumed } = await call(mtlsUrl, api.clientId, body.access_token, { ca, agent: resuming });
      return [code, resumed];
    };
    assert.deepEqual(
      [await resume(), await resume()],
      [
        [200, false],
        [200, true],
      ],
    );

    const revokedAt = performance.now();
    await revoke(api.clientId, identity.serial);
    const onBeside = await call(beside.mtlsUrl, api.clientId, body.access_token, { ca, agent: elsewhere });
    assert.deepEqual([onBeside.status, onBeside.body.Type], [401, 'invalid_credentials']);
    assert.ok(performance.now() - revokedAt < 1_000);
    assert.ok(onBeside.reused);
    const onKept = await call(mtlsUrl, api.clientId, body.access_token, { ca, agent: kept });
    assert.deepEqual([onKept.status, onKept.reused], [401, true]);
    assert.deepEqual(await resume(), [401, true]);
    assert.equal((await askToken(mtlsUrl, api, shown)).status, 401);
    resuming.destroy();
  } finally {
    kept.destroy();
    elsewhere.destroy();
  }
});

test('a certificate that runs out while a connection stands: 401 from then on', async () => {
  const own = await openMtlsHouse();
  const { identity, ...api } = await newCertifiedPlatform(own);
  const { body } = await askToken(own.mtlsUrl, api, { ca: own.ca, identity });
  await own.db.run({ text: `update access_tokens set expires_at = expires_at + interval '2 years'`, values: [] });
  const agent = agentFor({ ca: own.ca, identity }, { keepAlive: true, maxSockets: 1 });
  assert.equal((await call(own.mtlsUrl, api.clientId, body.access_token, { ca: own.ca, agent })).status, 200);
  own.clock.advance(366 * 86_400_000);
  const late = await call(own.mtlsUrl, api.clientId, body.access_token, { ca: own.ca, agent });
  assert.deepEqual([late.status, late.body.Type], [401, 'invalid_credentials']);
  agent.destroy();
});

test('mtlsRequired: what each client needs a certificate for', async () => {
  const { identity, ...api } = await newCertifiedPlatform(house);
  const shown = { ca, identity };
  const { body: bound } = await askToken(mtlsUrl, api, shown);
  const absent = { ...naturalBody(), ScaContext: 'USER_NOT_PRESENT' };
  const createAbsent = async () => (await api.post('/sca/users/natural', absent)).status;
  const createAbsentBound = async () =>
    (
      await send(
        `${mtlsUrl}/v2.01/${api.clientId}/sca/users/natural`,
        { method: 'POST', headers: { authorization: `Bearer ${bound.access_token}` }, body: JSON.stringify(absent) },
        shown,
      )
    ).status;
  const doors = async () => ({
    plain: await plainStatus(api.clientId, api.token),
    plainToken: (await plainToken(api.clientId, api.apiKey)).status,
    unboundOnMtls: (await call(mtlsUrl, api.clientId, api.token, shown)).status,
    bound: (await call(mtlsUrl, api.clientId, bound.access_token, shown)).status,
    boundToken: (await askToken(mtlsUrl, api, shown)).status,
    absent: await createAbsent(),
    absentBound: await createAbsentBound(),
  });
  const open = { plain: 200, plainToken: 200, bound: 200, boundToken: 200, absentBound: 200 };
  assert.deepEqual(await doors(), { ...open, unboundOnMtls: 200, absent: 200 });
  await changeSetting(host, api.clientId, 'mtlsRequired', 'userNotPresent');
  assert.deepEqual(await doors(), { ...open, unboundOnMtls: 401, absent: 403 });
  const refusal = await api.post('/sca/users/natural', absent);
  assert.deepEqual([refusal.body.Type, Object.keys(refusal.body.errors)], ['forbidden_ressource', ['ScaContext']]);
  await changeSetting(host, api.clientId, 'mtlsRequired', 'all');
  assert.deepEqual(await doors(), { ...open, plain: 401, plainToken: 401, unboundOnMtls: 401, absent: 401 });
  // Without the certificate nobody learns whether the key is right.
  assert.deepEqual(await plainToken(api.clientId, api.apiKey), await plainToken(api.clientId, 'wrong'));
});

test('for people who are not there: every call that knows ScaContext, and no other', async () => {
  const api = await newPlatform(house);
  await changeSetting(host, api.clientId, 'mtlsRequired', 'userNotPresent');
  const owner = await newOwner(api);
  const away = { ScaContext: 'USER_NOT_PRESENT' };
  const statuses = [
    await api.put(`/sca/users/natural/${owner.id}`, away),
    await api.put(`/sca/users/natural/${owner.id}/category`, { ...naturalBody(), ...away }),
    await api.post('/sca/users/legal', away),
    await api.put(`/sca/users/natural/${owner.id}`, { FirstName: 'Augusta' }),
  ].map(({ status, body }) => [status, body.Type ?? 'fine']);
  assert.deepEqual(statuses.slice(0, 2), [
    [403, 'forbidden_ressource'],
    [403, 'forbidden_ressource'],
  ]);
  assert.ok([400, 403].includes(Number(statuses[2]?.[0])));
  assert.deepEqual(statuses[3], [200, 'fine']);
});

test('an unbound token without a certificate that counts opens nothing at the mTLS door', async () => {
  const [mine, other] = [await newCertifiedPlatform(house), await newCertifiedPlatform(house)];
  assert.equal((await call(mtlsUrl, mine.clientId, mine.token, { ca, identity: mine.identity })).status, 200);
  assert.equal((await call(mtlsUrl, mine.clientId, mine.token, { ca, identity: other.identity })).status, 401);
  await revoke(mine.clientId, mine.identity.thumbprint.toString('base64url'));
  assert.equal((await call(mtlsUrl, mine.clientId, mine.token, { ca, identity: mine.identity })).status, 401);
});

test('neither pages nor sandbox nor documents are served there', async () => {
  const { identity } = await newCertifiedPlatform(house);
  for (const path of ['/', '/healthz', '/docs', '/openapi.json', '/sandbox', '/sandbox/messages', '/session/x']) {
    const { status } = await send(`${mtlsUrl}${path}`, {}, { ca, identity });
    assert.equal(status, 404, path);
  }
});

test('a Client-Cert header is nothing to the listener itself, and nothing from whoever is not a listed proxy', async () => {
  const [mine, other] = [await newCertifiedPlatform(house), await newCertifiedPlatform(house)];
  const { body } = await askToken(mtlsUrl, mine, { ca, identity: mine.identity });
  const header = { 'client-cert': `:${mine.identity.der.toString('base64')}:` };
  assert.equal(await plainStatus(mine.clientId, body.access_token, header), 401);
  assert.equal(await plainStatus(mine.clientId, mine.token, header), 200);
  const headers = { authorization: `Bearer ${body.access_token}`, ...header };
  const url = `${mtlsUrl}/v2.01/${mine.clientId}/users`;
  assert.equal((await send(url, { headers }, { ca, identity: other.identity })).status, 401);
});

test('TLS 1.1 and older find no answer', async () => {
  const { identity } = await newCertifiedPlatform(house);
  const agent = agentFor(
    { ca, identity },
    { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' },
  );
  assert.match(await refusalOf(`${mtlsUrl}/healthz`, { ca, agent }), /^EPROTO$|PROTOCOL|HANDSHAKE_FAILURE|ECONNRESET/);
  for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
    const modern = agentFor({ ca, identity }, { minVersion: version, maxVersion: version });
    assert.equal(await refusalOf(`${mtlsUrl}/healthz`, { ca, agent: modern }), 'answered 404');
    modern.destroy();
  }
});
