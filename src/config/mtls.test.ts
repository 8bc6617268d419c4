// The settings of the mTLS door: what is needed for what.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfig, type Env } from './config.ts';

const live = {
  STRONGROOM_MODE: 'live',
  STRONGROOM_PUBLIC_URL: 'https://sca.example.com',
  DATABASE_URL: 'postgres://db/strongroom',
  STRONGROOM_SECRET: Buffer.alloc(32, 1).toString('base64'),
  STRONGROOM_MESSAGES_URL: 'https://sms.example.com',
  STRONGROOM_MESSAGES_SECRET: `whsec_${Buffer.alloc(32, 2).toString('base64')}`,
  STRONGROOM_SMTP_URL: 'smtps://mail.example.com:465',
  STRONGROOM_SMTP_FROM: 'security@example.com',
};

function problems(env: Env): string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    return [...String(error).matchAll(/ - (STRONGROOM_\w+): /g)].map(([, name]) => name ?? '');
  }
}

test('there is no such door unless a port or a proxy is named', () => {
  assert.equal(readConfig({}).mtls, undefined);
  assert.deepEqual(
    problems({ STRONGROOM_MTLS_CERT: 'a', STRONGROOM_MTLS_KEY: 'b', STRONGROOM_MTLS_URL: 'https://x' }),
    ['STRONGROOM_MTLS_URL', 'STRONGROOM_MTLS_CERT', 'STRONGROOM_MTLS_KEY'],
  );
});

test('a sandbox needs the port alone', () => {
  const expected = { url: 'https://localhost:3443', listener: { port: 3_443, files: undefined }, proxies: [] };
  assert.deepEqual(readConfig({ STRONGROOM_MTLS_PORT: '3443' }).mtls, expected);
  assert.deepEqual(problems({ STRONGROOM_MTLS_PORT: '3443', STRONGROOM_MTLS_KEY: 'k' }), ['STRONGROOM_MTLS_CERT']);
  assert.deepEqual(problems({ STRONGROOM_MTLS_PORT: '99999' }), ['STRONGROOM_MTLS_PORT']);
  assert.deepEqual(problems({ STRONGROOM_MTLS_PORT: '3000' }), ['STRONGROOM_MTLS_PORT']);
});

test('live mode needs the name, and for a listener of its own the files', () => {
  assert.deepEqual(problems({ ...live, STRONGROOM_MTLS_PORT: '8443' }), [
    'STRONGROOM_MTLS_CERT',
    'STRONGROOM_MTLS_KEY',
    'STRONGROOM_MTLS_URL',
  ]);
  const proxied = {
    ...live,
    STRONGROOM_MTLS_PROXIES: '10.0.0.0/8, fd00::1',
    STRONGROOM_MTLS_URL: 'https://api.example.com',
  };
  assert.deepEqual(readConfig(proxied).mtls, {
    url: 'https://api.example.com',
    listener: undefined,
    proxies: ['10.0.0.0/8', 'fd00::1'],
  });
  for (const url of ['http://api.example.com', 'https://api.example.com/v2', 'api'])
    assert.deepEqual(problems({ ...proxied, STRONGROOM_MTLS_URL: url }), ['STRONGROOM_MTLS_URL']);
  assert.deepEqual(problems({ ...proxied, STRONGROOM_MTLS_PROXIES: 'everybody' }), ['STRONGROOM_MTLS_PROXIES']);
});
