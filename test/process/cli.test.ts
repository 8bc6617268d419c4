// The command line in live mode: platforms, keys, return URLs; and what a wrong start tells.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import sharp from 'sharp';
import { createTestDatabase } from '../kit/database.ts';
import { connect } from '../kit/api.ts';
import { freePort } from '../kit/house.ts';
import { newOwner } from '../kit/people.ts';
import { command, ready, run } from '../kit/process.ts';

const database = await createTestDatabase();
after(database.drop);
const port = await freePort();
const env = {
  PORT: String(port),
  STRONGROOM_MODE: 'live',
  STRONGROOM_PUBLIC_URL: 'https://sca.example.com',
  DATABASE_URL: database.url,
  STRONGROOM_SECRET: randomBytes(32).toString('base64'),
  STRONGROOM_MESSAGES_URL: 'https://sms.example.com',
  STRONGROOM_MESSAGES_SECRET: `whsec_${randomBytes(24).toString('base64')}`,
  STRONGROOM_SMTP_URL: 'smtps://mail.example.com',
  STRONGROOM_SMTP_FROM: 'security@example.com',
};

test('a live start without its settings names them all, and starts nothing', async () => {
  const { code, output } = await command([], { STRONGROOM_MODE: 'live' });
  assert.equal(code, 1);
  for (const name of [
    'DATABASE_URL',
    'STRONGROOM_PUBLIC_URL',
    'STRONGROOM_SECRET',
    'STRONGROOM_MESSAGES_URL',
    'STRONGROOM_MESSAGES_SECRET',
    'STRONGROOM_SMTP_URL',
    'STRONGROOM_SMTP_FROM',
  ]) {
    assert.match(output, new RegExp(name));
  }
  assert.doesNotMatch(output, /\n\s+at /);
});

test('a platform from its creation to a revoked key', async () => {
  assert.match((await command(['migrate'], env)).output, /up to date|Applied/);
  const choice = ['--first-enrolment', 'any'];
  const created = await command(['client', 'create', 'shop', '--name', 'The Shop', ...choice], env);
  assert.equal(created.code, 0, created.output);
  const [, keyId = '', apiKey = ''] = /API key (key_\w+): (\S+)/.exec(created.output) ?? [];
  assert.equal((await command(['client', 'create', 'shop', '--name', 'Again'], env)).code, 1);
  const second = await command(['key', 'add', 'shop', '--name', 'next'], env);
  const [, , nextKey = ''] = /API key (key_\w+): (\S+)/.exec(second.output) ?? [];

  const server = run(['serve'], env);
  const url = `http://localhost:${port}`;
  await ready(server, url);
  const [first, next] = [await connect(url, 'shop', apiKey), await connect(url, 'shop', nextKey)];
  assert.match((await newOwner(first)).link, /^https:\/\/sca\.example\.com\/\?token=/);
  assert.equal((await command(['key', 'revoke', 'shop', keyId], env)).code, 0);
  assert.equal((await first.get('/users')).status, 401);
  assert.equal((await next.get('/users')).status, 200);
  assert.equal((await command(['key', 'revoke', 'shop', keyId], env)).code, 1);
  server.child.kill('SIGTERM');
  assert.equal(await server.ended, 0);
});

test('a live platform that has not chosen what a first enrolment needs is told so, and nobody enrols', async () => {
  const { code, output } = await command(['client', 'create', 'undecided', '--name', 'Undecided'], env);
  assert.equal(code, 0);
  assert.match(output, /Nobody can enrol yet\. Choose .*client set undecided firstEnrolment/);
  assert.equal((await command(['client', 'create', 'x', '--name', 'X', '--first-enrolment', 'none'], env)).code, 1);
  const original = await command(['client', 'set', 'undecided', 'selfServiceChange', '"original"'], env);
  assert.deepEqual([original.code, /in a sandbox only/.test(original.output)], [1, true]);
});

test('return URLs are added, listed and removed; hostile ones refused', async () => {
  await command(['client', 'create', 'urls', '--name', 'URLs'], env);
  assert.equal((await command(['return-url', 'add', 'urls', 'https://platform.example/back'], env)).code, 0);
  assert.equal((await command(['return-url', 'add', 'urls', 'javascript:alert(1)'], env)).code, 1);
  for (const url of ['http://platform.example/back', 'app:path', 'app:///path', 'x-javascript://host']) {
    assert.equal((await command(['return-url', 'add', 'urls', url], env)).code, 1, url);
  }
  assert.equal((await command(['return-url', 'add', 'nobody', 'https://platform.example/back'], env)).code, 1);
  assert.equal((await command(['return-url', 'list', 'urls'], env)).output, 'https://platform.example/back\n');
  assert.equal((await command(['return-url', 'remove', 'urls', 'https://platform.example/back'], env)).code, 0);
  assert.equal((await command(['return-url', 'remove', 'urls', 'https://platform.example/back'], env)).code, 1);
});

test('the settings of a platform are shown, changed, refused by name and taken back', async () => {
  await command(['client', 'create', 'sets', '--name', 'Sets'], env);
  const show = async () => (await command(['client', 'show', 'sets'], env)).output;
  assert.match(await show(), /^sets\tSets\t[^]*\nsmsCountries\tnull\t\(default\)\nsmsPerHour\t1000\t\(default\)\n/);
  assert.equal((await command(['client', 'set', 'sets', 'smsCountries', '["FR","BE"]'], env)).code, 0);
  assert.equal((await command(['client', 'set', 'sets', 'smsPerHour', '20'], env)).code, 0);
  assert.match(await show(), /\nsmsCountries\t\["FR","BE"\]\nsmsPerHour\t20\n/);
  for (const [words, problem] of [
    [['sets', 'smsCountries', '["XX"]'], /smsCountries must be a list of country codes/],
    [['sets', 'smsCountries', 'FR'], /FR is not JSON/],
    [['sets', 'smsCountry', '1'], /no setting "smsCountry"; there are smsCountries/],
    [['nobody', 'smsPerHour', '1'], /no client nobody/],
    [['sets', 'smsPerHour'], /Usage: strongroom client set/],
  ] as const) {
    const { code, output } = await command(['client', 'set', ...words], env);
    assert.equal(code, 1);
    assert.match(output, problem);
  }
  assert.equal((await command(['client', 'set', 'sets', 'smsCountries', 'null'], env)).code, 0);
  assert.match(await show(), /\nsmsCountries\tnull\t\(default\)\nsmsPerHour\t20\n/);
});

test('a database belongs to its mode', async () => {
  const { code, output } = await command(['migrate'], {
    DATABASE_URL: database.url,
    STRONGROOM_MODE: 'sandbox',
    STRONGROOM_SECRET: env.STRONGROOM_SECRET,
  });
  assert.equal(code, 1);
  assert.match(output, /belongs to a live installation/);
});

test('unknown words get the list of commands', async () => {
  const { code, output } = await command(['clint', 'create'], env);
  assert.equal(code, 1);
  assert.match(output, /There is no command "clint create"[^]*client create <ClientId>/);
  const { output: some } = await command(['hook', 'nix'], env);
  assert.match(some, /^There is no command "hook nix"[^]*hook set <ClientId>/);
  assert.doesNotMatch(some, /client create/);
  const { output: usage } = await command(['client', 'create'], env);
  assert.match(usage, /Usage: strongroom client create <ClientId> --name/);
});

test('the face of a platform is shown, changed part by part and taken back', async () => {
  await command(['client', 'create', 'faces', '--name', 'Faces'], env);
  const folder = await mkdtemp(join(tmpdir(), 'strongroom-face-'));
  after(() => rm(folder, { recursive: true }));
  const file = join(folder, 'logo.svg');
  await sharp({ create: { width: 400, height: 100, channels: 3, background: '#c62828' } })
    .png()
    .toFile(file);
  const face = async (...change: string[]) => (await command(['client', 'face', 'faces', ...change], env)).output;
  assert.equal(await face(), 'name\tFaces\ntheme colour\tnone\nbutton colour\tnone\nlogo\tnone\n');
  const whole = await face('--name', 'New Faces', '--theme-colour', '#7B1FA2', '--logo', file);
  assert.match(
    whole,
    /^name\tNew Faces\ntheme colour\t#7B1FA2\nbutton colour\tnone\nlogo\t\/assets\/logo\/[0-9a-f]{32}\.png\t400 x 100\n$/,
  );
  assert.match(await face('--button-colour', '#C62828'), /#7B1FA2\nbutton colour\t#C62828\nlogo\t\/assets/);
  assert.match(
    await face('--theme-colour', 'none', '--logo', 'none'),
    /theme colour\tnone\nbutton colour\t#C62828\nlogo\tnone\n/,
  );
  await writeFile(file, '<svg xmlns="http://www.w3.org/2000/svg"/>');
  for (const [words, problem] of [
    [['faces', '--theme-colour', 'red'], /must be a colour of six hexadecimal digits/],
    [['faces', '--logo', file], /must be a PNG, JPEG or WebP file/],
    [['faces', '--logo', join(folder, 'nothing.png')], /nothing\.png cannot be read/],
    [['faces', '--name', ' '], /cannot be empty/],
    [['nobody', '--name', 'X'], /no client nobody/],
    [['faces', '--colour', '#123456'], /Usage: strongroom client face/],
  ] as const) {
    const { code, output } = await command(['client', 'face', ...words], env);
    assert.equal(code, 1, words.join(' '));
    assert.match(output, problem);
  }
});
