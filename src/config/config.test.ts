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
  STRONGROOM_SMTP_URL: 'smtps://mail.example.com',
  STRONGROOM_SMTP_FROM: 'security@example.com',
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
    'STRONGROOM_SMTP_FROM',
    'STRONGROOM_SMTP_URL',
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
    ['STRONGROOM_TRUSTED_PROXIES', '10.0.0.1,proxy'],
    ['STRONGROOM_TRUSTED_PROXIES', '10.0.0.0/33'],
  ]) {
    assert.deepEqual(problemsOf({ [String(name)]: value }), [name], String(value));
  }
});

test('several secrets: each as strong as the one in use, and none of them twice', () => {
  const others = [2, 3].map((byte) => Buffer.alloc(32, byte));
  const named = (...secrets: readonly Buffer[]) => secrets.map((secret) => secret.toString('base64')).join(', ');
  const config = readConfig({ ...live, STRONGROOM_OTHER_SECRETS: named(...others) });
  assert.deepEqual(config.otherSecrets, others);
  assert.deepEqual(readConfig(live).otherSecrets, []);
  for (const wrong of ['short', `${named(...others)},`, named(Buffer.alloc(32, 1)), named(...others, ...others)]) {
    assert.deepEqual(problemsOf({ ...live, STRONGROOM_OTHER_SECRETS: wrong }), ['STRONGROOM_OTHER_SECRETS'], wrong);
  }
});

test('ended sessions are kept for 13 months, or as long as is said, but not so short that recovery misses a contact', () => {
  assert.equal(readConfig(live).keptMs, 396 * 86_400_000);
  assert.equal(readConfig({ ...live, STRONGROOM_KEPT_DAYS: '90' }).keptMs, 90 * 86_400_000);
  for (const STRONGROOM_KEPT_DAYS of ['89', '0', '-1', '100.5', 'long']) {
    assert.deepEqual(problemsOf({ ...live, STRONGROOM_KEPT_DAYS }), ['STRONGROOM_KEPT_DAYS']);
  }
});

const twilio: Env = {
  STRONGROOM_TWILIO_ACCOUNT: `AC${'0a'.repeat(16)}`,
  STRONGROOM_TWILIO_SECRET: 'token',
  STRONGROOM_TWILIO_FROM: '+33700000000',
};
const vonage: Env = {
  STRONGROOM_VONAGE_KEY: 'abcd1234',
  STRONGROOM_VONAGE_SECRET: 'secret',
  STRONGROOM_VONAGE_FROM: 'Acme',
};

test('without a list, messages go to the hook', () => {
  const config = readConfig(live);
  assert.ok(config.mode === 'live');
  const { STRONGROOM_MESSAGES_URL: url, STRONGROOM_MESSAGES_SECRET: secret } = live;
  assert.deepEqual(config.messages, [{ name: 'hook', url, secret }]);
});

test('providers are asked in the order of the list, each with its own settings', () => {
  const config = readConfig({ ...live, ...twilio, ...vonage, STRONGROOM_MESSAGES: ' vonage, twilio,hook' });
  assert.ok(config.mode === 'live');
  assert.deepEqual(
    config.messages.map(({ name, url }) => [name, url]),
    [
      ['vonage', 'https://rest.nexmo.com'],
      ['twilio', 'https://api.twilio.com'],
      ['hook', live['STRONGROOM_MESSAGES_URL']],
    ],
  );
});

test('a listed provider needs all of its settings, told at once; another one needs none', () => {
  const { STRONGROOM_MESSAGES_URL: _u, STRONGROOM_MESSAGES_SECRET: _s, ...bare } = live;
  assert.deepEqual(problemsOf({ ...bare, STRONGROOM_MESSAGES: 'twilio,vonage' }).toSorted(), [
    ...Object.keys(twilio).toSorted(),
    ...Object.keys(vonage).toSorted(),
  ]);
  assert.deepEqual(problemsOf({ ...bare, ...twilio, STRONGROOM_MESSAGES: 'twilio' }), []);
  assert.deepEqual(problemsOf({ ...bare, ...twilio, STRONGROOM_MESSAGES: 'twilio,hook' }), [
    'STRONGROOM_MESSAGES_URL',
    'STRONGROOM_MESSAGES_SECRET',
  ]);
});

test('providers and their settings that cannot be right are refused by name', () => {
  const all = { ...live, ...twilio, ...vonage, STRONGROOM_MESSAGES: 'twilio,vonage,hook' };
  assert.deepEqual(problemsOf(all), []);
  for (const [name, value] of [
    ['STRONGROOM_MESSAGES', 'twilio,sendgrid'],
    ['STRONGROOM_MESSAGES', 'toString'],
    ['STRONGROOM_MESSAGES', 'twilio,'],
    ['STRONGROOM_MESSAGES', 'hook,hook'],
    ['STRONGROOM_TWILIO_ACCOUNT', 'AC123'],
    ['STRONGROOM_TWILIO_KEY', twilio['STRONGROOM_TWILIO_ACCOUNT']],
    ['STRONGROOM_TWILIO_URL', 'http://api.twilio.com'],
    ['STRONGROOM_TWILIO_URL', 'https://api.twilio.com/2010-04-01'],
    ['STRONGROOM_VONAGE_URL', 'rest.nexmo.com'],
  ] as const) {
    assert.deepEqual(problemsOf({ ...all, [name]: value }), [name], String(value));
  }
  assert.deepEqual(problemsOf({ ...all, STRONGROOM_VONAGE_URL: 'http://127.0.0.1:4000' }), []);
});

const mailOf = (STRONGROOM_SMTP_URL: string) => {
  const config = readConfig({ ...live, STRONGROOM_SMTP_URL });
  assert.ok(config.mode === 'live');
  const { host, port, secure, requireTls, user, password } = config.mail;
  return [host, port, secure, requireTls, user, password];
};

test('the mail relay is reached with TLS, but on this machine', () => {
  assert.deepEqual(mailOf('smtps://mail.example.com'), ['mail.example.com', 465, true, false, undefined, undefined]);
  assert.deepEqual(mailOf('smtps://u%40x:p%2Fw@mail.example.com:2465'), [
    'mail.example.com',
    2465,
    true,
    false,
    'u@x',
    'p/w',
  ]);
  assert.deepEqual(mailOf('smtp://u:p@mail.example.com'), ['mail.example.com', 587, false, true, 'u', 'p']);
  assert.deepEqual(mailOf('smtp://203.0.113.9:25/'), ['203.0.113.9', 25, false, true, undefined, undefined]);
  assert.deepEqual(mailOf('smtp://127.0.0.1:25'), ['127.0.0.1', 25, false, false, undefined, undefined]);
  assert.deepEqual(mailOf('smtp://[::1]:25'), ['::1', 25, false, false, undefined, undefined]);
});

test('a mail relay that cannot be right is refused by name', () => {
  for (const url of [
    'mail.example.com',
    'https://mail.example.com',
    'smtp://',
    'smtp://mail.example.com/?ignoreTLS=true',
    'smtps://mail.example.com?tls.rejectUnauthorized=false',
    'smtp://mail.example.com/path',
    'smtp://u:%zz@mail.example.com',
  ]) {
    assert.deepEqual(problemsOf({ ...live, STRONGROOM_SMTP_URL: url }), ['STRONGROOM_SMTP_URL'], url);
  }
  for (const from of ['security', 'Name <security@example.com>', 'a@b.example, c@d.example', 'a@b.example\nBcc: c']) {
    assert.deepEqual(problemsOf({ ...live, STRONGROOM_SMTP_FROM: from }), ['STRONGROOM_SMTP_FROM'], from);
  }
});
