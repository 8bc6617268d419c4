// No secret lies open: after every flow, no PIN, code, token, cookie or key is found in the database, in the log at its
// most talkative, in a Referer or in a browser's history. The scan finds a planted one first.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openDatabase } from '#storage/postgres.ts';
import { connect, toJson, type Api } from '../kit/api.ts';
import { newAuthenticator, optionsIn } from '../kit/authenticator.ts';
import { newProfile, newTab } from '../kit/browser.ts';
import { createTestDatabase } from '../kit/database.ts';
import { freePort } from '../kit/house.ts';
import { openHookSink, subscribe } from '../kit/hook-sink.ts';
import { reportPathIn, type InboxMessage } from '../kit/mailbox.ts';
import { enrollmentLink, newNumber, newOwner, type Owner } from '../kit/people.ts';
import { command, ready, run } from '../kit/process.ts';
import { dumpDatabase, findSecrets, type Place, type Secret } from '../kit/secret-scan.ts';
import { enrolUntilCode, newVisitor, type PageReply, type Visitor } from '../kit/visitor.ts';

const folder = await mkdtemp(join(tmpdir(), 'strongroom-secrets-'));
const database = await createTestDatabase();
const db = openDatabase(database.url, () => {});
after(async () => {
  await db.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const port = await freePort();
const url = `http://localhost:${port}`;
const [former, master] = [randomBytes(32), randomBytes(32)];
const env = {
  PORT: String(port),
  STRONGROOM_MODE: 'sandbox',
  STRONGROOM_DATA_DIR: folder,
  DATABASE_URL: database.url,
  STRONGROOM_SECRET: master.toString('base64'),
  STRONGROOM_OTHER_SECRETS: former.toString('base64'),
  STRONGROOM_LOG: 'debug',
};

const secrets: Secret[] = [
  { name: 'the master secret', value: master },
  { name: 'the former master secret', value: former },
];
/** From here on it is looked for. */
function secret(name: string, value: string): string {
  secrets.push({ name, value });
  return value;
}

/** As long as PINs may be, and no two alike: none is found by chance. */
const PIN = secret('a PIN', '482913750264');
const NEXT_PIN = secret('a changed PIN', '739152806413');
const WRONG_PIN = secret('a guessed PIN', '917364028551');

async function messagesTo(recipient: string): Promise<readonly InboxMessage[]> {
  return await toJson(await fetch(`${url}/sandbox/messages?recipient=${encodeURIComponent(recipient)}`));
}

async function codeTo(number: string): Promise<string> {
  const code = (await messagesTo(number)).find(({ Code }) => Code !== null)?.Code;
  return secret('a code', code ?? assert.fail(`no code was sent to ${number}`));
}

function tokenIn(link: string): string {
  return secret('the token of a link', new URL(link).searchParams.get('token') ?? assert.fail(link));
}

async function startAt(
  link: string,
  extra: Record<string, string> = {},
): Promise<Visitor & { readonly page: PageReply }> {
  tokenIn(link);
  const visitor = newVisitor({ url });
  const page = await visitor.start(link, extra);
  for (const value of visitor.cookies.values()) secret('the cookie of a session', value);
  return Object.assign(visitor, { page });
}

const isOver = (page: PageReply) => assert.match(page.html, /controlStatus=VALIDATED/);

async function enrolled(api: Api): Promise<Owner & { readonly number: string }> {
  const [owner, number, visitor] = [await newOwner(api), newNumber(), newVisitor({ url })];
  tokenIn(owner.link);
  await enrolUntilCode(visitor, owner, { number, pin: PIN });
  for (const value of visitor.cookies.values()) secret('the cookie of a session', value);
  isOver(await visitor.step('code', { code: await codeTo(number) }));
  return { ...owner, number };
}

async function openAgain(api: Api, userId: string): Promise<Visitor & { readonly page: PageReply }> {
  return await startAt(await enrollmentLink(api, userId), { passkeys: 'yes' });
}

async function prove(visitor: Visitor, { email, number }: { email: string; number: string }, pin = PIN) {
  await visitor.step('email', { email });
  await visitor.step('send-code');
  return await visitor.step('proof', { pin, code: await codeTo(number) });
}

/** What a browser told others of where it was, and what it remembers. */
const browsed = { referers: [] as string[], history: [] as string[] };

test('every flow, with every secret known', { timeout: 240_000 }, async () => {
  await command(['migrate'], { ...env, STRONGROOM_SECRET: env.STRONGROOM_OTHER_SECRETS, STRONGROOM_OTHER_SECRETS: '' });
  const server = run([], env);
  await ready(server, url);
  await command(['client', 'set', 'demo', 'pinLength', '12'], env);
  await command(['client', 'set', 'demo', 'apiReset', 'true'], env);
  const added = await command(['key', 'add', 'demo', '--scope', 'Standard', '--scope', 'Recovery:write'], env);
  const apiKey = secret('an API key', /API key key_\w+: (\S+)/.exec(added.output)?.[1] ?? assert.fail(added.output));
  const api = await connect(url, 'demo', apiKey);
  secret('a bearer token', api.token);
  const sink = await openHookSink();
  await subscribe(api, sink, ['SCA_ENROLLMENT_SUCCEEDED', 'SCA_ENROLLMENT_FAILED']);

  // A first enrolment by number, with slips; then another browser takes over.
  const owner = await newOwner(api);
  const kept = await api.post(`/sca/users/${owner.id}/enrollment`, undefined, {
    'Idempotency-Key': 'secrets-0123456789',
  });
  tokenIn(kept.body.PendingUserAction.RedirectUrl);
  const visitor = await startAt(owner.link);
  await visitor.step('email', { email: 'somebody@example.com' });
  await visitor.step('email', { email: owner.email });
  await visitor.step('pin', { pin: WRONG_PIN, again: PIN });
  await visitor.step('pin', { pin: PIN, again: PIN });
  const number = newNumber();
  await visitor.step('phone', { number });
  secret('a first code', await codeTo(number));
  await visitor.step('code', { code: secret('a guessed code', '917364') });
  const elsewhere = newVisitor({ url });
  const token = new URL(owner.link).searchParams.get('token') ?? '';
  await elsewhere.post('/continue', { token, returnUrl: 'https://platform.example/back', lang: 'en', terms: 'yes' });
  for (const value of elsewhere.cookies.values()) secret('the cookie of another browser', value);

  // Authentication, guesses, a changed PIN and number, a passkey, a report.
  const person = await enrolled(api);
  await prove(await openAgain(api, person.id), person, WRONG_PIN);
  const changing = await openAgain(api, person.id);
  await changing.step('manage');
  await prove(changing, person);
  await changing.step('settings', { change: 'pin' });
  isOver(await changing.step('pin', { pin: NEXT_PIN, again: NEXT_PIN }));
  isOver(await prove(await openAgain(api, person.id), person, NEXT_PIN));
  const mails = await messagesTo(person.email);
  const report = reportPathIn(mails.find(({ Kind }) => Kind === 'PIN_CHANGED'));
  for (const mail of mails) {
    const link = /\/report\?token=(\S+)/.exec(mail.Text)?.[1];
    if (link !== undefined) secret('the token of a report', link);
  }
  const reporter = newVisitor({ url });
  await reporter.get(report);
  await reporter.post(report, {});

  const device = newAuthenticator(url);
  const keyOwner = await newOwner(api);
  const enrolling = await startAt(keyOwner.link, { passkeys: 'yes' });
  await enrolling.step('new-passkey', { credential: device.create(optionsIn(enrolling.page.html)) });
  await enrolling.step('email', { email: keyOwner.email });
  await enrolling.step('pin', { pin: PIN, again: PIN });
  isOver(await enrolling.step('backup', { backup: 'none' }));
  const returning = await openAgain(api, keyOwner.id);
  isOver(await returning.step('passkey', { credential: device.get(optionsIn((await returning.look()).html)) }));

  // A reset with its code; a block; an account that is closed; a trail that is read.
  const lost = await enrolled(api);
  const reset = await command(['users', 'reset-sca', 'demo', lost.id, '--reason', 'lost'], env);
  secret('an enrolment code', /^Code: (\S+)$/m.exec(reset.output)?.[1] ?? assert.fail(reset.output));
  const blocked = await enrolled(api);
  const guessing = await openAgain(api, blocked.id);
  for (let n = 0; n < 5; n += 1) await prove(guessing, blocked, WRONG_PIN).catch(() => undefined);
  await api.delete(`/users/natural/${(await enrolled(api)).id}`);
  for (const words of [
    ['trail', 'verify', 'demo'],
    ['trail', 'export', 'demo'],
    ['users', 'sca-history', 'demo', blocked.id],
    ['secret', 'rotate'],
  ]) {
    const { output } = await command(words, env);
    assert.deepEqual(findSecrets([{ name: words.join(' '), data: Buffer.from(output, 'latin1') }], secrets), []);
  }
  // And broken calls, which are what logs like to repeat.
  await api.post('/sca/users/natural', `{"Email": "${PIN}`);
  await fetch(`${url}/v2.01/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`demo:${apiKey}x`)}` },
  });
  await newVisitor({ url }).get(`/session/scas_none?pin=${PIN}`);

  await browse(await newOwner(api));
  server.child.kill('SIGTERM');
  assert.equal(await server.ended, 0);
  logged.data = Buffer.from(server.output(), 'latin1');
});

const logged: { name: string; data: Buffer } = { name: 'the log', data: Buffer.alloc(0) };

/** A first enrolment in Chromium, up to its end. */
async function browse(owner: Owner): Promise<void> {
  const number = newNumber();
  const profile = await newProfile();
  const page = await newTab(profile);
  page.on('request', (request) => {
    const { referer } = request.headers();
    if (referer !== undefined) browsed.referers.push(referer);
  });
  const pending: Promise<unknown>[] = [];
  page.on('requestfinished', (request) => {
    pending.push(request.allHeaders().then(({ referer }) => referer && browsed.referers.push(referer)));
  });
  tokenIn(owner.link);
  await page.goto(`${owner.link}&returnUrl=${encodeURIComponent(`${url}/docs`)}`);
  await page.getByRole('checkbox').check();
  await page.locator('main form button, form button').first().click();
  const other = page.getByRole('button', { name: /another way|without|phone/i });
  if ((await page.locator('[name=email]').count()) === 0 && (await other.count()) > 0) await other.first().click();
  await page.locator('[name=email]').fill(owner.email);
  await page.keyboard.press('Enter');
  await page.locator('[name=pin]').fill(PIN);
  await page.locator('[name=again]').fill(PIN);
  await page.keyboard.press('Enter');
  await page.locator('[name=number]').fill(number);
  await page.keyboard.press('Enter');
  await page.locator('[name=code]').waitFor();
  await page.locator('[name=code]').fill(await codeTo(number));
  await page.keyboard.press('Enter');
  await page.waitForURL(/controlStatus=VALIDATED/);
  for (const { value } of await profile.cookies()) secret('the cookie of a real browser', value);
  await Promise.all(pending);
  const session = await profile.newCDPSession(page);
  const { entries } = await session.send('Page.getNavigationHistory');
  browsed.history.push(...entries.map((entry) => entry.url));
  // What the history must hold is the link itself, as it was opened: it opens nothing any more.
  const first = browsed.history.findIndex((entry) => entry.includes('token='));
  if (first >= 0) {
    assert.ok(browsed.history[first]?.startsWith(owner.link));
    const again = await newVisitor({ url }).get(browsed.history[first]?.slice(url.length) ?? '');
    assert.doesNotMatch(again.html, /action="\/(start|continue)"/);
    browsed.history.splice(first, 1);
  }
  await profile.close();
}

test('the scan finds what is planted, in every form, in a database, a log and an address', async () => {
  await db.run({ text: 'create table planted (id integer, words text, details jsonb, raw bytea)', values: [] });
  const code = '503917';
  const planted: readonly (readonly [form: string, words: string, details: unknown, raw: Buffer])[] = [
    ['as it is', PIN, {}, Buffer.alloc(0)],
    ['in JSON', '', { deep: [{ er: `x${apiKeyOf()}y` }] }, Buffer.alloc(0)],
    ['raw', '', {}, Buffer.concat([Buffer.from([1, 2, 3]), master])],
    ['in hex', Buffer.from(NEXT_PIN).toString('hex'), {}, Buffer.alloc(0)],
    ...[0, 1, 2].map(
      (shift) =>
        [
          `base64 at ${shift}`,
          Buffer.from(`${'.'.repeat(shift)}${PIN}..`).toString('base64'),
          {},
          Buffer.alloc(0),
        ] as const,
    ),
    ['in a seal that is none', '', {}, Buffer.from(`{"pin":"${PIN}"}`)],
    ['a short code', `code=${code}`, {}, Buffer.alloc(0)],
  ];
  for (const [form, words, details, raw] of planted) {
    await db.run({ text: 'insert into planted values (1, $1, $2, $3)', values: [words, JSON.stringify(details), raw] });
    const dump = (await dumpDatabase(db)).filter(({ name }) => name.startsWith('planted.'));
    assert.equal(findSecrets(dump, [...secrets, { name: 'planted code', value: code }]).length > 0, true, form);
    await db.run({ text: 'delete from planted', values: [] });
  }
  await db.run({ text: 'drop table planted', values: [] });
  const line = { name: 'a line', data: Buffer.from(`{"url":"/?token=${encodeURIComponent(apiKeyOf())}"}`) };
  assert.equal(findSecrets([line], secrets).length > 0, true);
  assert.deepEqual(
    findSecrets([{ name: 'a longer number', data: Buffer.from('+3350391712') }], [{ name: 'code', value: code }]),
    [],
  );
});

const apiKeyOf = () => String(secrets.find(({ name }) => name === 'an API key')?.value);

test('none is in the database', async () => {
  const dump = await dumpDatabase(db);
  for (const table of [
    'pins',
    'passkeys',
    'sca_sessions',
    'trail',
    'messages',
    'access_tokens',
    'sca_resets',
    'notices',
  ]) {
    assert.ok(
      dump.some(({ name, data }) => name.startsWith(`${table}.`) && data.length > 0),
      `${table} is empty`,
    );
  }
  assert.ok(secrets.length > 40);
  assert.deepEqual(findSecrets(dump, secrets), []);
});

test('none is in the log', () => {
  assert.match(logged.data.toString(), /"level"/);
  assert.deepEqual(findSecrets([logged], secrets), []);
});

test('none is in a Referer or in the history', () => {
  const places = (name: string, lines: readonly string[]): Place[] =>
    lines.map((line) => ({ name, data: Buffer.from(line) }));
  assert.ok(browsed.history.length >= 2, browsed.history.join('\n'));
  assert.deepEqual(findSecrets(places('a Referer', browsed.referers), secrets), []);
  assert.deepEqual(findSecrets(places('the history', browsed.history), secrets), []);
});

test('every test database is looked through for the PIN of the tests before it is dropped', async () => {
  const own = await createTestDatabase();
  const other = openDatabase(own.url, () => {});
  await other.run({ text: `create table planted as select '{"typed":"482913"}'::jsonb as details`, values: [] });
  await assert.rejects(own.drop(), /a PIN lies open in planted/);
  await other.run({ text: 'drop table planted', values: [] });
  await other.close();
  await own.drop();
});
