// API keys and networks on the command line: what an operator types and reads, beside a running server.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addClient, addKey } from '#clients/add-client.ts';
import { connect } from '../kit/api.ts';
import { realClock } from '../kit/clock.ts';
import { openHouse } from '../kit/house.ts';
import { command } from '../kit/process.ts';

const house = await openHouse({ clock: realClock() });
const env = {
  STRONGROOM_MODE: 'sandbox',
  STRONGROOM_PUBLIC_URL: house.url,
  DATABASE_URL: house.databaseUrl,
  STRONGROOM_SECRET: house.secret.toString('base64'),
};
const strongroom = (...args: string[]) => command(args, env);
await addClient(house.app.host, { id: 'shop', name: 'The Shop', settings: {} });
const { id: firstId, apiKey } = await addKey(house.app.host, 'shop', 'first');
const made = (output: string) => /API key (key_\w+): (\S+)/.exec(output)?.slice(1) ?? assert.fail(output);

test('a key is added with scopes and an end, listed, rotated, given another end and revoked', async () => {
  const scopes = ['--scope', 'Users:read', '--scope', 'Events:read'];
  const added = await strongroom('key', 'add', 'shop', '--name', 'reports', ...scopes, '--expires', '2099-01-31');
  const [id = '', key = ''] = made(added.output);
  assert.match(
    (await strongroom('key', 'add', 'shop', '--scope', 'users')).output,
    /no scope users; there are Standard/,
  );
  assert.match((await strongroom('key', 'add', 'shop', '--expires', 'soon')).output, /soon is not a date/);
  assert.match((await strongroom('key', 'add', 'shop', '--expires', '2020-01-01')).output, /over at once/);

  const api = await connect(house.url, 'shop', key);
  assert.deepEqual([(await api.get('/users')).status, (await api.get('/hooks')).status], [200, 403]);
  const line = new RegExp(
    `${id}\treports\t\\S+\tused \\S+ 127\\.0\\.0\\.1\tends 2099-01-31T00:00:00.000Z\tUsers:read Events:read\n`,
  );
  assert.match((await strongroom('key', 'list', 'shop')).output, line);

  const rotated = await strongroom('key', 'rotate', 'shop', id, '--overlap', '0');
  const [nextId = '', nextKey = ''] = made(rotated.output);
  assert.match(rotated.output, new RegExp(`API key ${id} ends at \\S+, with the tokens`));
  assert.equal((await api.get('/users')).status, 401);
  assert.equal((await strongroom('key', 'rotate', 'shop', id)).code, 1);
  const next = await connect(house.url, 'shop', nextKey);
  assert.equal((await next.get('/users')).status, 200);

  assert.match((await strongroom('key', 'expire', 'shop', nextId, '--at', 'never')).output, /does not end/);
  assert.equal((await strongroom('key', 'expire', 'shop', nextId)).code, 1);
  assert.equal((await strongroom('key', 'expire', 'shop', nextId, '--at', '2020-01-01')).code, 0);
  assert.equal((await next.get('/users')).status, 401);
  assert.equal((await strongroom('key', 'revoke', 'shop', nextId)).code, 0);
  assert.match((await strongroom('key', 'revoke', 'shop', nextId)).output, new RegExp(`no API key ${nextId}`));
  assert.match((await strongroom('key', 'list', 'nobody')).output, /no client nobody/);
});

test('networks are added, listed and removed; keys that are used from elsewhere are named', async () => {
  const api = await connect(house.url, 'shop', apiKey);
  assert.equal((await api.get('/users')).status, 200);
  const added = await strongroom('allow-list', 'add', 'shop', '203.0.113.0/24');
  assert.match(added.output, /may come from: 203\.0\.113\.0\/24\./);
  assert.match(added.output, new RegExp(`Warning: API key ${firstId} \\(first\\) was last used from 127\\.0\\.0\\.1`));
  assert.equal((await api.get('/users')).status, 403);
  assert.doesNotMatch((await strongroom('allow-list', 'add', 'shop', '127.0.0.1')).output, /Warning/);
  assert.equal((await api.get('/users')).status, 200);
  assert.equal((await strongroom('allow-list', 'list', 'shop')).output, '127.0.0.1/32\n203.0.113.0/24\n');
  const wrong = await strongroom('allow-list', 'add', 'shop', '203.0.113.7/24');
  assert.deepEqual([wrong.code, /write 203\.0\.113\.0\/24/.test(wrong.output)], [1, true]);
  await strongroom('allow-list', 'remove', 'shop', '127.0.0.1');
  assert.match((await strongroom('allow-list', 'remove', 'shop', '203.0.113.0/24')).output, /come from everywhere/);
  assert.equal((await api.get('/users')).status, 200);
});
