// What a configuration must have, and that every problem is told at once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfig, type Env } from './config.ts';

const live: Env = {
  STRONGROOM_MODE: 'live',
  STRONGROOM_PUBLIC_URL: 'https://sca.example.com',
  DATABASE_URL: 'postgres://u:p@db/strongroom',
  STRONGROOM_SECRET: Buffer.alloc(32, 1).toString('base64'),
  STRONGROOM_MESSAGES_URL: 'https://sms.example.com/send',
  STRONGROOM_MESSAGES_SECRET: `whsec_${Buffer.alloc(24, 2).toString('base64')}`,
};

function problemsOf(env: Env): string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    return [...String(error).matchAll(/ {2}- (\w+):/g)].map(([, name]) => name ?? '');
  }
}

test('a sandbox needs nothing', () => {
  const config = readConfig({});
  assert.equal(config.mode, 'sandbox');
  assert.deepEqual(
    [config.port, config.host, config.publicUrl, config.database.kind],
    [3000, undefined, 'http://localhost:3000', 'embedded'],
  );
  assert.equal(readConfig({ PORT: '8080' }).publicUrl, 'http://localhost:8080');
});

test('live mode names everything that is missing, at once', () => {
  assert.deepEqual(problemsOf({ STRONGROOM_MODE: 'live' }).toSorted(), [
    'DATABASE_URL',
    'STRONGROOM_MESSAGES_SECRET',
    'STRONGROOM_MESSAGES_URL',
    'STRONGROOM_PUBLIC_URL',
    'STRONGROOM_SECRET',
  ]);
  assert.deepEqual(problemsOf(live), []);
  for (const name of Object.keys(live).filter((key) => key !== 'STRONGROOM_MODE')) {
    assert.deepEqual(problemsOf({ ...live, [name]: undefined }), [name]);
    assert.deepEqual(problemsOf({ ...live, [name]: ' ' }), [name]);
  }
});

test('live mode refuses what is weak or belongs to the sandbox', () => {
  const weak: readonly (readonly [name: string, value: string])[] = [
    ['STRONGROOM_PUBLIC_URL', 'http://sca.example.com'],
    ['STRONGROOM_PUBLIC_URL', 'https://sca.example.com/path'],
    ['STRONGROOM_SECRET', 'short'],
    ['STRONGROOM_MESSAGES_URL', 'http://sms.example.com'],
    ['STRONGROOM_MESSAGES_SECRET', 'whsec_AAAA'],
    ['DATABASE_URL', 'mysql://db'],
    ['STRONGROOM_SEED', 'seed.json'],
  ];
  for (const [name, value] of weak) assert.deepEqual(problemsOf({ ...live, [name]: value }), [name], value);
});

test('whatever strangers can reach needs its mode said', () => {
  assert.deepEqual(problemsOf({ HOST: '0.0.0.0' }), ['STRONGROOM_MODE']);
  assert.deepEqual(problemsOf({ HOST: '::' }), ['STRONGROOM_MODE']);
  assert.deepEqual(problemsOf({ STRONGROOM_PUBLIC_URL: 'https://sandbox.example.com' }), ['STRONGROOM_MODE']);
  assert.deepEqual(problemsOf({ HOST: '0.0.0.0', STRONGROOM_MODE: 'sandbox' }), []);
  for (const HOST of ['127.0.0.1', '::1', 'localhost']) assert.deepEqual(problemsOf({ HOST }), []);
});

test('nonsense is refused by name', () => {
  for (const [name, value] of [
    ['PORT', '0'],
    ['PORT', '70000'],
    ['PORT', 'http'],
    ['STRONGROOM_MODE', 'prod'],
    ['STRONGROOM_HOOK_DELAYS', '1,x'],
    ['STRONGROOM_LOG', 'loud'],
  ]) {
    assert.deepEqual(problemsOf({ [String(name)]: value }), [name], String(value));
  }
});
