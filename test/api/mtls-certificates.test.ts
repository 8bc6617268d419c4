// Issuing, listing, revoking and renewing client certificates and the authority behind them.
import assert from 'node:assert/strict';
import { createPrivateKey, sign, X509Certificate } from 'node:crypto';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { connect as connectTls, type PeerCertificate } from 'node:tls';
import { retireAuthority } from '#mtls/authority-rows.ts';
import { createAuthority } from '#mtls/create-authority.ts';
import { makeAuthority, makeServerCertificate } from '#mtls/make-certificate.ts';
import { toPem } from '#mtls/pem.ts';
import { signRequest } from '#mtls/sign-request.ts';
import { connect, newPlatform } from '../kit/api.ts';
import {
  agentFor,
  askToken,
  call,
  certificateKey,
  newCertifiedPlatform,
  newIdentity,
  newRequest,
  openMtlsHouse,
  operator,
  refusalOf,
  rsa,
  send,
} from '../kit/mtls.ts';

const house = await openMtlsHouse();
const { host } = house.app;

test('a certificate says what it must, whatever the request asks for', async () => {
  const api = await newPlatform(house);
  for (const algorithm of [undefined, rsa(2_048), { name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-384' } as const]) {
    const { csr, key } = await newRequest('CN=root, O=Somebody Else, C=US, OU=More', algorithm);
    const { der } = await signRequest(host, api.clientId, csr);
    const certificate = new X509Certificate(der);
    assert.equal(certificate.subject, `C=LU\nO=Test Operator\nCN=${api.clientId}.sandbox.strongroom.test`);
    assert.deepEqual(certificate.keyUsage, ['1.3.6.1.5.5.7.3.2']);
    assert.equal(certificate.ca, false);
    assert.ok(certificate.checkPrivateKey(createPrivateKey(key)));
    const months = new Date(house.clock.now());
    months.setUTCMonth(months.getUTCMonth() + 12);
    assert.ok(Math.abs(certificate.validToDate.getTime() - months.getTime()) < 2_000);
    assert.ok(certificate.validFromDate <= house.clock.now());
    assert.match(certificate.serialNumber, /^[0-9A-F]{32}$/);
    assert.ok(certificate.verify(new X509Certificate(house.ca).publicKey));
  }
});

test('a request is refused with what is wrong with it, and nothing is issued', async () => {
  const [api, other] = [await newPlatform(house), await newPlatform(house)];
  const wrong = async (csr: string, clientId = api.clientId) => {
    const fault = await signRequest(host, clientId, csr).then(
      () => assert.fail('it was signed'),
      (error: unknown) => error as { code: string; errors?: Record<string, string> },
    );
    return `${fault.code} ${Object.values(fault.errors ?? {}).join()}`;
  };
  const good = await newRequest();
  const forged = Buffer.from(good.der);
  const last = forged.length - 1;
  forged[last] = (forged[last] ?? 0) ^ 1;
  const asPem = (der: Buffer) => toPem(der).replaceAll('CERTIFICATE', 'CERTIFICATE REQUEST');
  assert.match(await wrong(asPem(forged)), /param_error The signature of the request does not fit its key/);
  for (const weak of [rsa(1_024), { name: 'ECDSA', namedCurve: 'P-521', hash: 'SHA-512' } as const])
    assert.match(await wrong((await newRequest('CN=x', weak)).csr), /param_error Make the request with a key of/);
  for (const none of ['', 'hello', house.ca, asPem(Buffer.from('hello')), good.key])
    assert.match(await wrong(none), /param_error That is no certificate signing request/);
  const others = await newRequest(`CN=${other.clientId}.sandbox.strongroom.test`);
  assert.match(await wrong(others.csr), new RegExp(`That is a request of ${other.clientId}, not of ${api.clientId}`));
  assert.match(await wrong(good.csr, 'nobody'), /^not_found/);
  const { n } = await house.db.one<{ n: number }>({
    text: 'select count(*) as n from client_certificates where client_id = any($1)',
    values: [[api.clientId, other.clientId]],
  });
  assert.equal(n, 0);
});

test('a platform lists its own certificates and revokes one; no other, and never issues one', async () => {
  const [mine, other] = [await newCertifiedPlatform(house), await newCertifiedPlatform(house)];
  const path = (clientId: string, name = '') => `${house.url}/strongroom/v1/${clientId}/certificates${name}`;
  const api = await connect(house.url, mine.clientId, await certificateKey(house, mine.clientId));
  const ask = async (method: string, url: string, token = api.token) => {
    const reply = await fetch(url, { method, headers: { authorization: `Bearer ${token}` } });
    return { status: reply.status, body: JSON.parse(await reply.text()) };
  };
  const { status, body } = await ask('GET', path(mine.clientId));
  assert.equal(status, 200);
  assert.deepEqual(
    body.map((item: Record<string, unknown>) => [item['SerialNumber'], item['Status'], item['RevocationDate']]),
    [[mine.identity.serial, 'VALID', null]],
  );
  assert.equal((await ask('GET', path(mine.clientId), mine.token)).status, 403, 'an ordinary key does not');
  assert.equal((await ask('DELETE', path(mine.clientId, `/${other.identity.serial}`))).status, 404);
  assert.equal((await ask('DELETE', path(other.clientId, `/${other.identity.serial}`))).status, 404);
  assert.equal((await ask('POST', path(mine.clientId))).status, 405);
  const shown = { ca: house.ca, identity: mine.identity };
  const { body: bound } = await askToken(house.mtlsUrl, mine, shown);
  const revoked = await ask('DELETE', path(mine.clientId, `/${mine.identity.serial}`));
  assert.deepEqual([revoked.status, revoked.body.Status], [200, 'REVOKED']);
  assert.equal((await call(house.mtlsUrl, mine.clientId, bound.access_token, shown)).status, 401);
  assert.equal((await ask('DELETE', path(mine.clientId, `/${mine.identity.serial}`))).status, 404);
  const otherShown = { ca: house.ca, identity: other.identity };
  assert.equal((await askToken(house.mtlsUrl, other, otherShown)).status, 200);
  // Issued, and revoked: both are in the trail.
  await house.app.runJobs();
  const { n } = await house.db.one<{ n: number }>({
    text: `select count(*) as n from trail where client_id = $1 and what = $2`,
    values: [mine.clientId, `client certificate ${mine.identity.serial}`],
  });
  assert.equal(n, 2);
});

test('of one that ends soon is told 60, 30 and 7 days before, once each, on whichever node', async () => {
  const own = await openMtlsHouse();
  const beside = await openMtlsHouse({ beside: own, clock: own.clock });
  const { identity, ...api } = await newCertifiedPlatform(own);
  const [first, second] = ['tech@example.com', 'night@example.com'];
  await api.put('/clients', { TechEmails: [first, second, first] });
  const subjects = new Set<string>();
  const mailsTo = async (address: string) => {
    const reply = await fetch(`${own.url}/sandbox/messages?recipient=${encodeURIComponent(address)}`);
    const mails: { Id: string; Subject: string; Text: string }[] = JSON.parse(await reply.text());
    const about = mails.filter(({ Text }) => Text.includes(identity.serial));
    return about.map((mail) => `${address}: ${mail.Subject} at ${mail.Id}`);
  };
  const told = () => [...own.logged, ...beside.logged].filter((line) => line.includes(identity.serial)).length;
  const inDays = async (days: number) => {
    own.clock.advance(days * 86_400_000);
    await Promise.all([own.app.runJobs(), beside.app.runJobs()]);
    for (const address of [first, second]) for (const mail of await mailsTo(address)) subjects.add(mail);
    return told();
  };
  assert.deepEqual(
    [
      await inDays(300),
      await inDays(10),
      await inDays(20),
      await inDays(6),
      await inDays(22),
      await inDays(3),
      await inDays(9),
    ],
    [0, 1, 1, 2, 3, 3, 3],
  );
  assert.equal(subjects.size, 6, 'each address was told each time');
  for (const subject of subjects)
    assert.match(subject, /: Blue Market: a client certificate ends on \d{4}-\d\d-\d\d at /);
});

test('a sandbox that is emptied knows its certificates still, and a bound token stays bound', async () => {
  const own = await openMtlsHouse();
  const demo = { clientId: 'demo', apiKey: 'demo-api-key' };
  const identity = await newIdentity(own.app.host, 'demo');
  const shown = { ca: own.ca, identity };
  const { body } = await askToken(own.mtlsUrl, demo, shown);
  await fetch(`${own.url}/sandbox/reset`, { method: 'POST' });
  const plain = await fetch(`${own.url}/v2.01/demo/users`, {
    headers: { authorization: `Bearer ${body.access_token}` },
  });
  assert.equal(plain.status, 401);
  assert.equal((await askToken(own.mtlsUrl, demo, shown)).status, 200);
});

test('another authority: its certificates are let in within a second, the former ones until it is retired', async () => {
  const own = await openMtlsHouse();
  const { identity: former, ...api } = await newCertifiedPlatform(own);
  const [before] = await own.db.many<{ id: string }>({ text: 'select id from mtls_authorities', values: [] });
  const next = await createAuthority({ ...own.app.host, now: () => new Date() }, operator, ['localhost']);
  const nextCa = toPem(next.certificate);
  const renewed = await newIdentity(own.app.host, api.clientId);
  const both = `${own.ca}${nextCa}`;
  const token = async (identity: typeof former) =>
    await askToken(own.mtlsUrl, api, { ca: both, identity }).then(
      ({ status }) => status,
      () => 0,
    );
  while ((await token(renewed)) === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  assert.deepEqual([await token(former), await token(renewed)], [200, 200]);
  // Without a restart the node knows it at once; the handshake, within the second.
  const kept = agentFor({ ca: both, identity: former }, { keepAlive: true, maxSockets: 1 });
  const status = async () => (await call(own.mtlsUrl, api.clientId, api.token, { ca: both, agent: kept })).status;
  assert.equal(await status(), 200);
  await retireAuthority(own.db, before?.id ?? '', own.clock.now());
  assert.equal(await status(), 401);
  kept.destroy();
  assert.equal(await token(renewed), 200);
  // The platform sees why, and hears no more of when it would have ended.
  const keys = await connect(own.url, api.clientId, await certificateKey(own, api.clientId));
  const { body } = await keys.get(`/../../strongroom/v1/${api.clientId}/certificates`);
  const states = body.map((each: { SerialNumber: string; Status: string }) => [each.SerialNumber, each.Status]);
  assert.deepEqual(
    new Map(states),
    new Map([
      [former.serial, 'REVOKED'],
      [renewed.serial, 'VALID'],
    ]),
  );
  own.clock.advance(320 * 86_400_000);
  await own.app.runJobs();
  assert.ok(own.logged.some((line) => line.includes('ends soon') && line.includes(renewed.serial)));
  assert.ok(!own.logged.some((line) => line.includes('ends soon') && line.includes(former.serial)));
});

const folder = await mkdtemp(join(tmpdir(), 'strongroom-mtls-'));
after(() => rm(folder, { recursive: true, force: true }));

test("the listener's own certificate is taken up from its files while connections stand", async () => {
  const files = { certificate: join(folder, 'server.crt'), key: join(folder, 'server.key') };
  const world = { now: () => new Date(), random: (n: number) => host.random(n) };
  const root = { ...(await makeAuthority(world, operator, 1)), operator };
  const write = async () => {
    const names = [{ type: 'dns', value: 'localhost' }] as const;
    const { certificate, key } = await makeServerCertificate(world, root, { names, months: 1 });
    await writeFile(files.certificate, toPem(certificate));
    await writeFile(files.key, key);
    return new X509Certificate(certificate).serialNumber;
  };
  const first = await write();
  const own = await openMtlsHouse({ files });
  const ca = toPem(root.certificate);
  const { identity } = await newCertifiedPlatform(own);
  const kept = agentFor({ ca, identity }, { keepAlive: true, maxSockets: 1 });
  const status = async () => (await send(`${own.mtlsUrl}/healthz`, {}, { ca, agent: kept })).reused;
  const serial = () =>
    new Promise<string>((resolve, reject) => {
      const { port } = new URL(own.mtlsUrl);
      const socket = connectTls({ port: Number(port), host: 'localhost', ca, ...identity }, () => {
        const peer: PeerCertificate = socket.getPeerCertificate();
        socket.destroy();
        resolve(peer.serialNumber);
      });
      socket.on('error', reject);
    });
  assert.equal(await serial(), first);
  await status();
  // Half of a change, or a file that is gone, leaves what there was.
  await writeFile(files.key, 'nothing');
  while (!own.logged.some((line) => line.includes('goes on with what it had')))
    await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(await serial(), first);
  const second = await write();
  while ((await serial()) !== second) await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(await status(), true, 'the connection of before still stands');
  // What goes wrong once more is told once more.
  const told = () => own.logged.filter((line) => line.includes('goes on with what it had') && line.includes('ENOENT'));
  for (const times of [1, 2]) {
    await rename(files.key, `${files.key}.away`);
    while (told().length < times) await new Promise((resolve) => setTimeout(resolve, 20));
    await rename(`${files.key}.away`, files.key);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
  }
  kept.destroy();
  assert.equal(await refusalOf(`${own.mtlsUrl}/healthz`, { ca, identity }), 'answered 404');
});

test('the key of the authority lies sealed, and nowhere else', async () => {
  const { key } = await house.db.one<{ key: Buffer }>({
    text: 'select key_sealed as key from mtls_authorities',
    values: [],
  });
  const pem = host.vault.open(key, `mtls-authority:${(await authorityId()) ?? ''}`);
  const signature = sign('sha256', Buffer.from('x'), createPrivateKey(pem));
  assert.ok(signature.length > 0);
  const dump = JSON.stringify(
    await house.db.many({ text: 'select * from mtls_authorities, mtls_servers', values: [] }),
  );
  assert.ok(!dump.includes('PRIVATE KEY') && !dump.includes(Buffer.from('PRIVATE KEY').toString('hex')));
});

async function authorityId(): Promise<string | undefined> {
  const row = await house.db.maybeOne<{ id: string }>({ text: 'select id from mtls_authorities', values: [] });
  return row?.id;
}
