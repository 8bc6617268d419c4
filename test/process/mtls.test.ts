// Client certificates as operator and platform meet them: commands, a server of its own, openssl's client, the official SDK.
import assert from 'node:assert/strict';
import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import { createTestDatabase } from '../kit/database.ts';
import { isFull } from '../kit/full.ts';
import { freePort } from '../kit/house.ts';
import { agentFor, askToken, call, send, type Shown } from '../kit/mtls.ts';
import { command, ready, run } from '../kit/process.ts';

/** Of the system, where it has them. */
const [OPENSSL, TESTSSL] = ['openssl', 'testssl'];
const runFile = promisify(execFile);
const has = (tool: string, ...args: string[]) => spawnSync(tool, args, { stdio: 'ignore' }).error === undefined;
const noOpenssl = has(OPENSSL, 'version') ? false : 'openssl is not installed';

const folder = await mkdtemp(join(tmpdir(), 'strongroom-mtls-'));
after(() => rm(folder, { recursive: true, force: true }));
const file = (name: string) => join(folder, name);

const database = await createTestDatabase();
after(() => database.drop());
const [port, mtlsPort] = [await freePort(), await freePort()];
const url = `http://localhost:${port}`;
const mtlsUrl = `https://localhost:${mtlsPort}`;
const env = {
  PORT: String(port),
  STRONGROOM_MTLS_PORT: String(mtlsPort),
  STRONGROOM_MODE: 'sandbox',
  STRONGROOM_DATA_DIR: folder,
  DATABASE_URL: database.url,
};
const demo = { clientId: 'demo', apiKey: 'demo-api-key' };

async function cli(...args: string[]): Promise<string> {
  const { code, output } = await command(args, env);
  assert.equal(code, 0, output);
  return output;
}

async function openssl(...args: string[]): Promise<string> {
  return (await runFile(OPENSSL, args, { cwd: folder })).stdout;
}

/** A key and its request, as a platform makes them, and what the operator makes of it. */
async function certificate(name: string, client = 'demo'): Promise<Shown['identity'] & { serial: string }> {
  const key = ['-newkey', 'rsa:2048', '-nodes', '-keyout', `${name}.key`];
  await openssl('req', '-new', ...key, '-subj', '/C=LU/O=A Platform/CN=whatever', '-out', `${name}.csr`);
  await writeFile(file(`${name}.crt`), await cli('mtls', 'sign', '--client', client, '--csr', file(`${name}.csr`)));
  const serial = (await openssl('x509', '-in', `${name}.crt`, '-noout', '-serial')).trim().replace('serial=', '');
  return {
    cert: await readFile(file(`${name}.crt`), 'utf8'),
    key: await readFile(file(`${name}.key`), 'utf8'),
    serial,
  };
}

/** What openssl's own client prints; it asks for a page once the handshake is done. */
async function sClient(...args: string[]): Promise<string> {
  const connect = ['-connect', `localhost:${mtlsPort}`, '-servername', 'localhost', '-CAfile', 'ca.pem', '-ign_eof'];
  const child = spawn(OPENSSL, ['s_client', ...connect, ...args], { cwd: folder });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  // It may be gone before it reads.
  child.stdin.on('error', () => {});
  child.stdin.end('GET /v2.01/demo/users HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
  await once(child, 'close');
  return output;
}

const early = await command([], env);
assert.equal(early.code, 1);
assert.match(early.output, /There is no authority for client certificates yet: run strongroom mtls init\./);
assert.match(await cli('mtls', 'init'), /Authority mca_\w+ of Strongroom Sandbox was created/);
assert.match((await command(['mtls', 'init'], env)).output, /There is an authority already/);
const ca = await cli('mtls', 'show-ca');
await writeFile(file('ca.pem'), ca);
const server = run([], env);
await ready(server, url);
// Said last, when the door is open too.
while (!server.output().includes(`mTLS      ${mtlsUrl}   with a client certificate`))
  await new Promise((resolve) => setTimeout(resolve, 20));

test(
  "openssl's client: in with the certificate, refused without, with a foreign one, with one that is over",
  { skip: noOpenssl },
  async () => {
    await certificate('demo');
    for (const version of ['-tls1_2', '-tls1_3']) {
      const fine = await sClient(version, '-cert', 'demo.crt', '-key', 'demo.key');
      assert.match(fine, /Verify return code: 0 \(ok\)/);
      assert.match(
        fine,
        /HTTP\/1\.1 401 Unauthorized[^]*"Type":"invalid_credentials"/,
        'a call, refused for its token only',
      );
      assert.match(fine, /CN ?= ?Strongroom CA/, 'it says whose certificates it takes');
    }
    assert.match(await sClient('-tls1_2'), /alert handshake failure/);
    assert.match(await sClient('-tls1_3'), /alert certificate required/);

    const subject = '/C=XX/O=Strongroom Sandbox/CN=demo.sandbox.localhost';
    const self = ['-newkey', 'rsa:2048', '-nodes', '-keyout', 'foreign.key', '-out', 'foreign.crt', '-days', '30'];
    await openssl('req', '-x509', ...self, '-subj', subject);
    for (const version of ['-tls1_2', '-tls1_3']) {
      const foreign = await sClient(version, '-cert', 'foreign.crt', '-key', 'foreign.key');
      assert.doesNotMatch(foreign, /HTTP\/1\.1/);
    }
    for (const version of ['-tls1', '-tls1_1']) {
      const old = await sClient(version, '-cipher', 'DEFAULT@SECLEVEL=0', '-cert', 'demo.crt', '-key', 'demo.key');
      assert.match(old, /alert protocol version|no protocols available/);
    }
    for (const weak of ['AES128-SHA', 'ECDHE-ECDSA-AES128-SHA256', 'DHE-RSA-AES256-GCM-SHA384']) {
      const refused = await sClient(
        '-tls1_2',
        '-cipher',
        `${weak}:@SECLEVEL=0`,
        '-cert',
        'demo.crt',
        '-key',
        'demo.key',
      );
      assert.match(refused, /alert handshake failure/, weak);
    }
  },
);

test(
  'the SDK with cert, key and ca: enrols; without them, or with those of another client, it is refused',
  { skip: noOpenssl },
  async () => {
    const mine = await certificate('mine');
    const created = await cli('client', 'create', 'other', '--name', 'Other', '--first-enrolment', 'any');
    assert.match(created, /was created/);
    const foreign = await certificate('other', 'other');
    const base64 = (pem: string) => Buffer.from(pem).toString('base64');
    const sdk = async (options: Record<string, string>, trust: Record<string, string> = {}) => {
      const told = JSON.stringify({ clientId: 'demo', clientApiKey: 'demo-api-key', baseUrl: mtlsUrl, ...options });
      const environment = { env: { ...process.env, ...trust } };
      const { stdout } = await runFile(process.execPath, ['test/sdk/mtls-client.cjs', told], environment);
      return JSON.parse(stdout);
    };
    const inline = { cert: base64(mine?.cert ?? ''), key: base64(mine?.key ?? ''), ca: base64(ca) };
    const fine = await sdk(inline);
    assert.deepEqual(fine, { link: fine.link, isEnrolled: false });
    assert.match(fine.link, new RegExp(`^${url}/\\?token=sca_`), 'people are sent to the pages, not to the door');
    const paths = { certFilePath: file('mine.crt'), keyFilePath: file('mine.key'), caFilePath: file('ca.pem') };
    assert.equal((await sdk(paths)).isEnrolled, false);
    const other = await sdk({ ...inline, cert: base64(foreign?.cert ?? ''), key: base64(foreign?.key ?? '') });
    assert.equal(other.refusal.error, 'invalid_client');
    // The SDK takes `ca` together with a certificate only.
    const without = await sdk({}, { NODE_EXTRA_CA_CERTS: file('ca.pem') });
    assert.match(without.refusal, /alert certificate required/);
  },
);

test(
  'a command revokes beside a running server: the next call of a connection that stands is refused',
  { skip: noOpenssl },
  async () => {
    const identity = await certificate('revoked');
    const shown = { ca, identity };
    const { body } = await askToken(mtlsUrl, demo, shown);
    const agent = agentFor(shown, { keepAlive: true, maxSockets: 1 });
    after(() => agent.destroy());
    assert.equal((await call(mtlsUrl, 'demo', body.access_token, { ca, agent })).status, 200);
    await cli('mtls', 'revoke', 'demo', identity.serial, '--reason', 'the laptop was stolen');
    const refused = await call(mtlsUrl, 'demo', body.access_token, { ca, agent });
    assert.deepEqual([refused.status, refused.reused, refused.body.Type], [401, true, 'invalid_credentials']);
    assert.match(
      await cli('mtls', 'list', '--client', 'demo'),
      new RegExp(`demo\t${identity.serial}\tREVOKED\t.*stolen`),
    );
    const again = await command(['mtls', 'revoke', 'demo', identity.serial, '--reason', 'again'], env);
    assert.equal(again.code, 1);

    // The list for proxies: openssl verifies it, and refuses by it what was revoked.
    await writeFile(file('list.pem'), await cli('mtls', 'crl'));
    assert.match(
      await openssl('crl', '-in', 'list.pem', '-noout', '-text', '-CAfile', 'ca.pem'),
      new RegExp(identity.serial),
    );
    const verify = (crt: string) =>
      openssl('verify', '-CAfile', 'ca.pem', '-CRLfile', 'list.pem', '-crl_check', '-purpose', 'sslclient', crt);
    await certificate('current');
    assert.match(await verify('current.crt'), /OK/);
    await assert.rejects(verify('revoked.crt'), /certificate revoked/);
  },
);

test('what the command refuses, it says why', { skip: noOpenssl }, async () => {
  const told = async (...args: string[]) => (await command(args, env)).output;
  assert.match(await told('mtls', 'sign'), /the client is missing/);
  assert.match(
    await told('mtls', 'sign', '--client', 'demo', '--csr', file('ca.pem')),
    /That is no certificate signing request/,
  );
  assert.match(await told('mtls', 'revoke', 'demo', 'AB'), /the reason is missing/);
  assert.match(await told('mtls', 'init', '--another', '--country', 'Luxembourg'), /two capital letters/);
  const live = { ...env, STRONGROOM_MODE: 'live' };
  assert.match((await command(['serve'], live)).output, /STRONGROOM_MTLS_CERT: required/);
});

const noScan = isFull
  ? has(TESTSSL, '--version')
    ? noOpenssl
    : 'testssl is not installed'
  : 'only in the whole suite';

interface Finding {
  readonly id: string;
  readonly severity: string;
  readonly finding: string;
}

/** An authority of one's own is in nobody's trust store and has no revocation service (docs/mtls.md). */
const OF_A_PRIVATE_AUTHORITY = ['cert_chain_of_trust', 'cert_revocation'];

test('testssl finds nothing above low', { skip: noScan, timeout: 900_000 }, async () => {
  await certificate('scan');
  const report = file('scan.json');
  const args = ['--quiet', '--color', '0', '--warnings', 'off', '--ip', '127.0.0.1', '--jsonfile', report];
  await runFile(TESTSSL, [...args, `localhost:${mtlsPort}`], { cwd: folder }).catch(() => {});
  const findings: Finding[] = JSON.parse(await readFile(report, 'utf8'));
  assert.ok(findings.length > 100, `only ${findings.length} findings`);
  const grave = findings.filter(({ severity }) => ['MEDIUM', 'HIGH', 'CRITICAL', 'FATAL'].includes(severity));
  const left = grave.filter(({ id }) => !OF_A_PRIVATE_AUTHORITY.includes(id));
  assert.deepEqual(left, []);
});

test('the door closes with the server', { skip: noOpenssl }, async () => {
  const identity = await certificate('last');
  const agent = agentFor({ ca, identity }, { keepAlive: true });
  after(() => agent.destroy());
  assert.equal((await send(`${mtlsUrl}/nothing`, {}, { ca, agent })).status, 404);
  server.child.kill('SIGTERM');
  assert.equal(await server.ended, 0);
});
