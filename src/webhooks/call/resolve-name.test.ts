// A real name server that answers for some names and is silent for others.
import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { after, test } from 'node:test';
import { createResolve } from './resolve-name.ts';

const server = createSocket('udp4').bind(0, '127.0.0.1');
await once(server, 'listening');
after(() => server.close());
server.on('message', (query, from) => {
  const name = nameIn(query);
  if (name.endsWith('.silent.test')) return;
  server.send(answerTo(query, name === 'receiver.test' ? '192.0.2.7' : undefined), from.port, from.address);
});
const asked: string[] = [];
const resolve = createResolve([`127.0.0.1:${server.address().port}`], async (name) => {
  asked.push(name);
  return [{ address: '127.0.0.1', family: 4 }];
});

test('names whose server is silent hold up no other', async () => {
  const silent = Array.from({ length: 50 }, (_, n) => resolve(`n${n}.silent.test`).catch((error: Error) => error));
  const began = performance.now();
  for (let n = 0; n < 5; n += 1)
    assert.deepEqual(await resolve('receiver.test'), [{ address: '192.0.2.7', family: 4 }]);
  assert.ok(performance.now() - began < 500, `${performance.now() - began} ms`);
  for (const error of await Promise.all(silent)) assert.ok(error instanceof Error);
  assert.deepEqual(asked, [], 'nor does the system wait for them');
});

test('what no name server knows is asked of the system, one at a time; this machine at once', async () => {
  let atOnce = 0;
  let most = 0;
  const slow = createResolve([`127.0.0.1:${server.address().port}`], async () => {
    most = Math.max(most, (atOnce += 1));
    await new Promise((done) => setTimeout(done, 20));
    atOnce -= 1;
    return [{ address: '10.0.0.1', family: 4 }];
  });
  const found = await Promise.all(['a', 'b', 'c'].map((name) => slow(`${name}.unknown.test`)));
  assert.deepEqual([found.length, found[0]?.[0]?.address, most], [3, '10.0.0.1', 1]);
  assert.deepEqual(await resolve('localhost'), [{ address: '127.0.0.1', family: 4 }]);
});

function nameIn(query: Buffer): string {
  const labels: string[] = [];
  for (let at = 12; query[at] !== 0 && at < query.length; at += (query[at] ?? 0) + 1) {
    labels.push(query.toString('latin1', at + 1, at + 1 + (query[at] ?? 0)));
  }
  return labels.join('.').toLowerCase();
}

/** RFC 1035, 4.1: the question with the address behind it, or that there is no such name. */
function answerTo(query: Buffer, address: string | undefined): Buffer {
  const end = query.indexOf(0, 12) + 5;
  const isAddress = query.readUInt16BE(end - 4) === 1;
  const header = Buffer.from(query.subarray(0, 12));
  header.writeUInt16BE(address === undefined ? 0x8183 : 0x8180, 2);
  header.writeUInt16BE(address !== undefined && isAddress ? 1 : 0, 6);
  header.writeUInt32BE(0, 8);
  const question = query.subarray(12, end);
  if (address === undefined || !isAddress) return Buffer.concat([header, question]);
  const bytes = address.split('.').map(Number);
  return Buffer.concat([header, question, Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, ...bytes])]);
}
