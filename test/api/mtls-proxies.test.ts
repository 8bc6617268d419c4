// Behind a proxy that ends TLS: whose Client-Cert header counts, and what may be in it (RFC 9440).
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { once } from 'node:events';
import { test } from 'node:test';
import { changeSetting } from '#clients/change-setting.ts';
import { revokeCertificate } from '#mtls/revoke-certificate.ts';
import { newPlatform } from '../kit/api.ts';
import { openHouse } from '../kit/house.ts';
import { foreignIdentity, newCertifiedPlatform, newIdentity, newRequest, openMtlsHouse } from '../kit/mtls.ts';

const house = await openMtlsHouse({ proxies: ['127.0.0.0/8', '::1'] });
const unlisted = await openMtlsHouse({ beside: house, proxies: ['192.0.2.0/24'] });
const { host } = house.app;

const sequence = (der: Buffer) => `:${der.toString('base64')}:`;

/** What the proxy passes on. */
async function passOn(
  to: { readonly url: string },
  path: string,
  { authorization, certificate = [], more = {} }: Passed,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const method = path.endsWith('/token') ? 'POST' : 'GET';
  const sent = request(`${to.url.replace('localhost', '127.0.0.1')}${path}`, { method });
  sent.setHeader('authorization', authorization);
  sent.setHeader('host', 'localhost');
  if (certificate.length > 0) sent.setHeader('Client-Cert', certificate);
  for (const [name, value] of Object.entries(more)) sent.setHeader(name, value);
  const answered = once(sent, 'response');
  sent.end();
  const [reply] = await answered;
  let text = '';
  for await (const chunk of reply) text += String(chunk);
  return { status: reply.statusCode, body: text === '' ? {} : JSON.parse(text) };
}

interface Passed {
  readonly authorization: string;
  /** Of each header of that name. */
  readonly certificate?: string[];
  readonly more?: Record<string, string>;
}

const basic = ({ clientId, apiKey }: { clientId: string; apiKey: string }) =>
  `Basic ${Buffer.from(`${clientId}:${apiKey}`).toString('base64')}`;

test('a listed proxy brings a certificate: tokens are bound to it, and it is looked up on every call', async () => {
  const { identity, ...api } = await newCertifiedPlatform(house);
  const certificate = [sequence(identity.der)];
  const token = await passOn(house, '/v2.01/oauth/token', { authorization: basic(api), certificate });
  assert.deepEqual(token.body['cnf'], { 'x5t#S256': identity.thumbprint.toString('base64url') });
  const authorization = `Bearer ${String(token.body['access_token'])}`;
  const path = `/v2.01/${api.clientId}/users`;
  const chain = { 'client-cert-chain': sequence(identity.der) };
  assert.equal((await passOn(house, path, { authorization, certificate, more: chain })).status, 200);
  assert.equal((await passOn(house, path, { authorization })).status, 401);
  const [renewed, other] = [await newIdentity(host, api.clientId), await newCertifiedPlatform(house)];
  for (const { der } of [renewed, other.identity]) {
    assert.equal((await passOn(house, path, { authorization, certificate: [sequence(der)] })).status, 401);
  }
  await revokeCertificate(unlisted.app.host, { clientId: api.clientId, name: identity.serial, because: 'test' });
  const late = await passOn(house, path, { authorization, certificate });
  assert.deepEqual([late.status, late.body['Type']], [401, 'invalid_credentials']);
});

test('from anybody else the header counts for nothing', async () => {
  const { identity, ...api } = await newCertifiedPlatform(house);
  const certificate = [sequence(identity.der)];
  const token = await passOn(house, '/v2.01/oauth/token', { authorization: basic(api), certificate });
  const path = `/v2.01/${api.clientId}/users`;
  const bound = `Bearer ${String(token.body['access_token'])}`;
  // Nor from who says to be the proxy.
  const more = { 'x-forwarded-for': '192.0.2.1', forwarded: 'for=192.0.2.1' };
  assert.equal((await passOn(unlisted, path, { authorization: bound, certificate, more })).status, 401);
  assert.equal((await passOn(unlisted, path, { authorization: `Bearer ${api.token}`, certificate })).status, 200);
  await changeSetting(host, api.clientId, 'mtlsRequired', 'all');
  assert.equal((await passOn(unlisted, '/v2.01/oauth/token', { authorization: basic(api), certificate })).status, 401);
  assert.equal((await passOn(house, '/v2.01/oauth/token', { authorization: basic(api), certificate })).status, 200);
});

test('what a listed proxy sends is verified: issuer, dates, usage, form', async () => {
  const api = await newPlatform(house);
  const good = await newIdentity(host, api.clientId);
  const year = 365 * 86_400_000;
  const past = await newIdentity({ ...host, now: () => new Date(host.now().getTime() - 2 * year) }, api.clientId);
  const future = await newIdentity({ ...host, now: () => new Date(host.now().getTime() + year) }, api.clientId);
  const foreign = await foreignIdentity(host, api.clientId);
  const server = await house.db.one<{ certificate: Buffer }>({
    text: 'select certificate from mtls_servers limit 1',
    values: [],
  });
  const authority = await house.db.one<{ certificate: Buffer }>({
    text: 'select certificate from mtls_authorities limit 1',
    values: [],
  });
  const base64 = good.der.toString('base64');
  const refused: Record<string, string[]> = {
    'not of ours': [sequence(foreign.der)],
    over: [sequence(past.der)],
    'not begun': [sequence(future.der)],
    'for servers': [sequence(server.certificate)],
    'the authority itself': [sequence(authority.certificate)],
    'a request': [sequence((await newRequest()).der)],
    'no byte sequence': [base64],
    'half a byte sequence': [`:${base64}`],
    'PEM, percent-encoded': [encodeURIComponent(good.cert)],
    empty: ['::'],
    blank: [''],
    'two in one': [`${sequence(good.der)}, ${sequence(good.der)}`],
    twice: [sequence(good.der), sequence(good.der)],
    'cut short': [sequence(good.der.subarray(0, -1))],
    'with a changed byte': [sequence(Buffer.from(good.der.with(good.der.length - 40, ~(good.der.at(-40) ?? 0))))],
  };
  const path = `/v2.01/${api.clientId}/users`;
  const authorization = `Bearer ${api.token}`;
  for (const [what, certificate] of Object.entries(refused)) {
    const { status, body } = await passOn(house, path, { authorization, certificate });
    assert.deepEqual([status, body['Type']], [401, 'invalid_credentials'], what);
    const token = await passOn(house, '/v2.01/oauth/token', { authorization: basic(api), certificate });
    assert.deepEqual([token.status, token.body['error']], [401, 'invalid_client'], what);
  }
  assert.equal((await passOn(house, path, { authorization, certificate: [sequence(good.der)] })).status, 200);
});

test('a certificate that we do not know counts nowhere, whoever signed it', async () => {
  const { identity, ...api } = await newCertifiedPlatform(house);
  await house.db.run({ text: 'delete from client_certificates where thumbprint = $1', values: [identity.thumbprint] });
  const certificate = [sequence(identity.der)];
  const path = `/v2.01/${api.clientId}/users`;
  assert.equal((await passOn(house, path, { authorization: `Bearer ${api.token}`, certificate })).status, 401);
});

test('pages are not served to a call with a certificate', async () => {
  const { identity } = await newCertifiedPlatform(house);
  const certificate = [sequence(identity.der)];
  for (const path of ['/', '/docs', '/sandbox/messages', '/healthz'])
    assert.equal((await passOn(house, path, { authorization: 'none', certificate })).status, 404, path);
});

test('a proxy on this machine may call the door by its public name', async () => {
  const url = 'https://api-mtls.example.test';
  const own = await openHouse({ mtls: { url, listener: undefined, proxies: ['127.0.0.1'] } });
  const status = async (name: string) =>
    (await passOn(own, '/v2.01/x/users', { authorization: 'Bearer none', more: { host: name } })).status;
  assert.deepEqual([await status('api-mtls.example.test'), await status('elsewhere.test')], [401, 403]);
});
