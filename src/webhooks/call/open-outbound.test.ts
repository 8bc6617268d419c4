// Real servers and a resolver of our own: what is not public is never connected to, however it is written or reached.
// oxlint-disable-next-line import/no-unassigned-import -- the library for certificates needs it
import 'reflect-metadata';
import assert from 'node:assert/strict';
import { webcrypto } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { SubjectAlternativeNameExtension, X509CertificateGenerator } from '@peculiar/x509';
import type { Resolve } from '#world/outbound.ts';
import { openOutbound } from './open-outbound.ts';

const canary = await listen();

/** As an attacker's name server answers. */
const names: Readonly<Record<string, readonly string[]>> = {
  'internal.example': ['127.0.0.1'],
  'internal6.example': ['::1'],
  'metadata.example': ['169.254.169.254'],
  'mapped.example': ['::ffff:127.0.0.1'],
  'mixed.example': ['93.184.215.14', '127.0.0.1'],
  'foo.localhost': ['127.0.0.1'],
  localhost: ['127.0.0.1'],
  'localhost.': ['127.0.0.1'],
};
const resolve: Resolve = async (name) => answer(names[name] ?? []);
const live = open({ mode: 'live', hookNetworks: [] }, resolve);

const tricks = [
  '127.0.0.1',
  '127.1',
  '2130706433',
  '0x7f000001',
  '0x7f.0.0.1',
  '017700000001',
  '0177.0.0.1',
  '127.0.0.1.',
  '127.0.0.1%2e',
  '１２７.０.０.１',
  '0',
  '0.0.0.0',
  '[::]',
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[64:ff9b::127.0.0.1]',
  '[2002:7f00:1::]',
  '[fe80::1]',
  '[fd00:ec2::254]',
  '169.254.169.254',
  '10.0.0.1',
  'localhost',
  'LOCALHOST',
  'localhost.',
  'foo.localhost',
  'internal.example',
  'internal6.example',
  'metadata.example',
  'mapped.example',
  'mixed.example',
];

for (const host of tricks) {
  test(`http://${host}/ is refused, and nothing is sent`, async () => {
    const before = canary.requests.length;
    const answered = await live.call(to(`http://${host}:${canary.port}/`));
    assert.ok('failure' in answered && answered.failure === 'address refused', JSON.stringify(answered));
    assert.match(answered.detail ?? '', /^[0-9a-f.:]+ \([a-z0-9 ]+\)$/);
    assert.equal(canary.requests.length, before);
  });
}

test('an address, or the name of this machine, is refused by its looks already; another name is not', () => {
  for (const host of ['127.1', '0x7f.1', '[::1]', '0', 'localhost', 'a.localhost.', '[64:ff9b::7f00:1]', '10.1.1.1']) {
    assert.notEqual(live.refusal(`https://${host}/`), undefined, host);
  }
  for (const host of ['example.com', 'localhost.example', 'notlocalhost', '8.8.8.8', '[2606:4700::1111]']) {
    assert.equal(live.refusal(`https://${host}/`), undefined, host);
  }
});

test('credentials in an address, and ports of other protocols, lead nowhere', async () => {
  const { outbound } = allowing127();
  for (const url of [`http://example.com@127.0.0.1:${canary.port}/`, 'http://127.0.0.1:25/', 'http://127.0.0.1:22/']) {
    assert.deepEqual(await outbound.call(to(url)), { failure: 'unreachable' }, url);
  }
});

test('a name that changes its answer is resolved once for a connection, which goes where was looked', async () => {
  const server = await listen((_, response) => response.writeHead(200, { connection: 'close' }).end());
  const answers = [['127.0.0.1'], ['10.0.0.1'], ['127.0.0.1']];
  let asked = 0;
  const outbound = open({ mode: 'live', hookNetworks: ['127.0.0.1/32'] }, async () => answer(answers[asked++] ?? []));
  const call = to(`http://rebinding.example:${server.port}/`);
  assert.deepEqual(await outbound.call(call), { status: 200 });
  assert.equal(asked, 1);
  assert.deepEqual(await outbound.call(call), { failure: 'address refused', detail: '10.0.0.1 (private)' });
  assert.equal(server.requests.length, 1);
});

test('a redirect is an answer like any other, and is not followed', async () => {
  const inner = await listen();
  const server = await listen((_, response) =>
    response.writeHead(302, { location: `http://127.0.0.1:${inner.port}/admin` }).end(),
  );
  const { outbound } = allowing127();
  assert.deepEqual(await outbound.call(to(`http://127.0.0.1:${server.port}/`)), { status: 302 });
  assert.equal(inner.requests.length, 0);
});

test('the certificate must be of the name, whatever the address is', async () => {
  const { key, cert } = await certificateOf('hooks.example');
  setDefaultCACertificates([...getCACertificates('default'), cert]);
  const server = await listening(createSecureServer({ key, cert }, (_, response) => response.end()));
  const { outbound } = allowing127();
  assert.deepEqual(await outbound.call(to(`https://hooks.example:${server.port}/`)), { status: 200 });
  assert.deepEqual(await outbound.call(to(`https://other.example:${server.port}/`)), { failure: 'unreachable' });
  assert.deepEqual(await outbound.call(to(`https://127.0.0.1:${server.port}/`)), { failure: 'unreachable' });
});

test('silence, and a resolver that never answers, end after two seconds', async () => {
  const server = await listen(() => undefined);
  const mute = open({ mode: 'live', hookNetworks: [] }, () => Promise.withResolvers<never>().promise);
  const results = await Promise.all([
    allowing127().outbound.call(to(`http://127.0.0.1:${server.port}/`)),
    mute.call(to('http://slow.example/')),
  ]);
  assert.deepEqual(results, [{ failure: 'no answer in time' }, { failure: 'no answer in time' }]);
});

test('what cannot be reached or makes no sense is told as unreachable', async () => {
  const noise = await listen((request) => request.socket.end('this is no HTTP\r\n\r\n'));
  const verbose = await listen((_, response) => response.writeHead(200, { x: 'y'.repeat(100_000) }).end());
  const hangUp = await listen((request) => request.socket.destroy());
  const { outbound } = allowing127();
  for (const { port } of [noise, verbose, hangUp, { port: 9 }]) {
    assert.deepEqual(await outbound.call(to(`http://127.0.0.1:${port}/`)), { failure: 'unreachable' });
  }
  assert.deepEqual(await outbound.call(to('http://unknown.example/')), { failure: 'unreachable' });
});

test('a connection is used again; one whose answer goes on and on is closed, and its status stands', async () => {
  const short = await listen((_, response) => response.end('x'.repeat(10_000)));
  const { outbound } = allowing127();
  for (let n = 0; n < 20; n += 1) await outbound.call(to(`http://127.0.0.1:${short.port}/`));
  // A call may come before the connection of the last one is free.
  assert.ok(short.connections() < 10, `${short.connections()} connections`);

  const closed = Promise.withResolvers<void>();
  let written = 0;
  const endless = await listen((request, response) => {
    request.socket.once('close', closed.resolve);
    const write = (): void => {
      written += 16_384;
      if (response.write('x'.repeat(16_384))) setImmediate(write);
      else response.once('drain', write);
    };
    write();
  });
  assert.deepEqual(await outbound.call(to(`http://127.0.0.1:${endless.port}/`)), { status: 200 });
  await closed.promise;
  // What the system holds on the way is more than what was read.
  assert.ok(written < 16_000_000, `${written} bytes were taken`);
});

test('one origin gets so many connections and no more; whoever waits for one does not lose their two seconds', async () => {
  let most = 0;
  let now = 0;
  const server = await listen((_, response) => {
    most = Math.max(most, ++now);
    setTimeout(() => {
      now -= 1;
      response.end();
    }, 100);
  });
  const { outbound } = allowing127();
  const calls = Array.from({ length: 100 }, () => outbound.call(to(`http://127.0.0.1:${server.port}/`)));
  for (const answered of await Promise.all(calls)) assert.deepEqual(answered, { status: 200 });
  assert.equal(most, 40);
});

test('a POST carries its headers and its body, byte for byte', async () => {
  const server = await listen();
  const { outbound } = allowing127();
  const body = '{"name":"é€😀"}';
  await outbound.call({
    ...to(`http://127.0.0.1:${server.port}/a?b=c`),
    method: 'POST',
    headers: { 'x-y': 'z' },
    body,
  });
  const [request] = server.requests;
  assert.deepEqual([request?.method, request?.path, request?.body], ['POST', '/a?b=c', body]);
  assert.equal(request?.headers['x-y'], 'z');
  assert.equal(request.headers['content-length'], String(Buffer.byteLength(body)));
  assert.equal(request.headers['user-agent'], 'Strongroom');
});

function to(url: string) {
  return { url, method: 'GET' as const, headers: {} };
}

function answer(addresses: readonly string[]) {
  return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
}

function open(...args: Parameters<typeof openOutbound>) {
  const outbound = openOutbound(...args);
  after(() => outbound.close());
  return outbound;
}

/** Stands for what is public; every `.example` but one leads there. */
function allowing127() {
  const leading: Resolve = async (name) => answer(name === 'unknown.example' ? [] : ['127.0.0.1']);
  return { outbound: open({ mode: 'live', hookNetworks: ['127.0.0.1/32'] }, leading) };
}

interface Seen {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

async function listen(listener: RequestListener = (_, response) => response.end()) {
  const requests: Seen[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url: path, headers } = request;
      requests.push({ method, path, headers, body: Buffer.concat(chunks).toString() });
      listener(request, response);
    });
  });
  let connections = 0;
  server.on('connection', () => (connections += 1));
  return { requests, connections: () => connections, ...(await listening(server)) };
}

async function listening(server: Server): Promise<{ port: number }> {
  server.listen(0, '127.0.0.1');
  await new Promise((resolved) => server.once('listening', resolved));
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  // Safe: it listens on a port.
  return { port: (server.address() as AddressInfo).port };
}

async function certificateOf(name: string): Promise<{ key: string; cert: string }> {
  const keys = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  const cert = await X509CertificateGenerator.createSelfSigned({
    name: `CN=${name}`,
    keys,
    signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
    extensions: [new SubjectAlternativeNameExtension([{ type: 'dns', value: name }])],
  });
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
  return { key: `-----BEGIN PRIVATE KEY-----\n${pkcs8}\n-----END PRIVATE KEY-----\n`, cert: cert.toString('pem') };
}
