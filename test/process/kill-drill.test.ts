// kill -9 at random moments of many sessions, several under way at once: no credential without its validated session, no
// free guess, no event lost, nothing acknowledged undone, and everybody goes on where they were.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openDatabase } from '#storage/postgres.ts';
import { connect, toJson, type Api } from '../kit/api.ts';
import { createTestDatabase } from '../kit/database.ts';
import { isFull } from '../kit/full.ts';
import { openHookSink, subscribe } from '../kit/hook-sink.ts';
import { freePort } from '../kit/house.ts';
import { enrollmentLink, newNumber, newOwner } from '../kit/people.ts';
import { ready, run, type Running } from '../kit/process.ts';
import { seeded } from '../kit/seeded.ts';
import { newVisitor, returnUrl, type PageReply, type Visitor } from '../kit/visitor.ts';

const SESSIONS = isFull ? 200 : 6;
const AT_ONCE = isFull ? 4 : 3;
/** The same moments each time, as far as clocks allow; another seed gives others. */
const SEED = Number(process.env['KILL_SEED'] ?? 7);
const PIN = '482913';
const EVENTS = ['USER_ACCOUNT_VALIDATION_ASKED', 'USER_ACCOUNT_ACTIVATED', 'SCA_ENROLLMENT_SUCCEEDED'] as const;

const folder = await mkdtemp(join(tmpdir(), 'strongroom-drill-'));
const database = await createTestDatabase();
const db = openDatabase(database.url, () => {});
after(async () => {
  await db.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});
const port = await freePort();
const url = `http://localhost:${port}`;
const env = {
  PORT: String(port),
  STRONGROOM_MODE: 'sandbox',
  STRONGROOM_DATA_DIR: folder,
  DATABASE_URL: database.url,
  STRONGROOM_SECRET: randomBytes(32).toString('base64'),
  STRONGROOM_HOOK_DELAYS: Array(200).fill('0.05').join(','),
};

const chance = seeded(SEED);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

interface Walker {
  readonly id: string;
  readonly email: string;
  readonly number: string;
  readonly link: string;
  readonly visitor: Visitor;
  /** Path of the session, once the browser knows it. */
  session: string;
  /** Guesses still to be made before the right one. */
  wrong: number;
  /** Guesses whose answer came back. */
  answered: number;
  /** The page said that the session is over, and well. */
  told: boolean;
}

async function codeTo(number: string): Promise<string | undefined> {
  const messages: { Code: string | null }[] = await toJson(
    await fetch(`${url}/sandbox/messages?recipient=${encodeURIComponent(number)}`),
  );
  return messages.find(({ Code }) => Code !== null)?.Code ?? undefined;
}

/** One answer to whatever the page asks. */
async function answer(walker: Walker, page: PageReply): Promise<PageReply> {
  const { visitor, email, number, session } = walker;
  const asks = (action: string) => page.html.includes(`action="${session}/${action}"`);
  const post = (name: string, form: Record<string, string> = {}) => visitor.post(`${session}/${name}`, form);
  if (asks('email')) return await post('email', { email });
  if (asks('pin')) return await post('pin', { pin: PIN, again: PIN });
  if (asks('phone')) return await post('phone', { number });
  const guess = asks('proof') ? 'proof' : asks('code') ? 'code' : undefined;
  if (guess === undefined) {
    assert.ok(asks('send-code'), page.html);
    return await post('send-code');
  }
  const right = (await codeTo(number)) ?? assert.fail('no code was sent');
  const isWrong = walker.wrong > 0;
  walker.wrong -= isWrong ? 1 : 0;
  const code = isWrong ? String((Number(right) + 1) % 1_000_000).padStart(6, '0') : right;
  const reply = await post(guess, { pin: PIN, code });
  walker.answered += 1;
  return reply;
}

/** From where the person is to the end, with a random wait before each answer. */
async function walk(walker: Walker, waitMs: number): Promise<void> {
  const { visitor, link } = walker;
  let page = walker.session === '' ? await visitor.start(link) : await visitor.get(walker.session);
  if (page.html.includes('action="/continue"')) {
    // The server had given the session to this browser and was killed before the browser knew.
    const token = new URL(link).searchParams.get('token') ?? '';
    page = await visitor.post('/continue', { token, returnUrl, lang: 'en', terms: 'yes' });
  }
  if (page.path.startsWith('/session/')) walker.session = page.path;
  for (let steps = 0; !page.html.includes('controlStatus=VALIDATED'); steps += 1) {
    assert.ok(steps < 15, page.html);
    await pause(chance() * waitMs);
    page = await answer(walker, page);
  }
  walker.told = true;
}

async function newWalker(api: Api, isEnrolled: boolean): Promise<Walker> {
  const number = newNumber();
  const owner = await newOwner(api);
  const begun = { ...owner, number, session: '', answered: 0, told: false };
  if (!isEnrolled) return { ...begun, visitor: newVisitor({ url }), wrong: Math.floor(chance() * 3) };
  await walk({ ...begun, visitor: newVisitor({ url }), wrong: 0 }, 0);
  const wrong = Math.floor(chance() * 3);
  const link = await enrollmentLink(api, owner.id);
  // The enrolment's own guess is among the tries of the trail.
  return { ...begun, link, visitor: newVisitor({ url }), wrong, answered: 1 };
}

async function countOf(text: string, ...values: unknown[]): Promise<number> {
  const { n } = await db.one<{ n: number }>({ text: `select count(*) as n from ${text}`, values });
  return n;
}

async function checkAll(walkers: readonly Walker[]): Promise<void> {
  const validated = `(select user_id from sca_sessions where state = 'validated')`;
  for (const table of ['pins', 'phones', 'sca_contacts', 'typing_samples', 'passkeys']) {
    assert.equal(
      await countOf(`${table} where user_id not in ${validated}`),
      0,
      `${table} without a validated session`,
    );
  }
  assert.equal(await countOf(`enrolments where enrolled_at is not null and user_id not in ${validated}`), 0);
  assert.equal(await countOf(`users where status = 'ACTIVE' and id not in ${validated}`), 0);
  for (const table of ['pins', 'phones', 'enrolments']) {
    const missing = await countOf(
      `sca_sessions where state = 'validated' and user_id not in (select user_id from ${table})`,
    );
    assert.equal(missing, 0, `a validated session without its ${table}`);
  }
  for (const walker of walkers) {
    const { id, answered, told } = walker;
    const tries = await countOf(`trail where user_id = $1 and outcome = 'try spent'`, id);
    assert.ok(tries >= answered, `${tries} tries were spent for ${answered} answers`);
    const open = await db.maybeOne<{ tries: number; failures: number }>({
      text: `select tries, coalesce(consecutive_failures, 0) as failures from sca_sessions
        left join guess_budgets on guess_budgets.user_id = sca_sessions.user_id
        where sca_sessions.user_id = $1 and state = 'open' order by created_at desc limit 1`,
      values: [id],
    });
    if (open !== undefined) assert.ok(open.failures >= open.tries, 'a try of the session is one of the person');
    assert.ok(!told || open === undefined, 'what the person was told is so');
    const events = await db.many<{ event_type: string }>({
      text: 'select event_type from events where resource_id = $1 and session_id is null order by event_type',
      values: [id],
    });
    const isActive = (await countOf(`users where id = $1 and status = 'ACTIVE'`, id)) === 1;
    const due = isActive ? EVENTS : EVENTS.slice(0, 1);
    assert.deepEqual(
      events.map(({ event_type }) => event_type),
      [...due].toSorted(),
    );
  }
}

test(`kill -9 at random moments of ${SESSIONS} sessions (seed ${SEED})`, { timeout: 1_800_000 }, async () => {
  let server: Running = run([], env);
  await ready(server, url);
  const api = await connect(url, 'demo', 'demo-api-key');
  const sink = await openHookSink();
  await subscribe(api, sink, EVENTS);
  const people: string[] = [];
  let halfway = 0;

  for (let n = 0; n < SESSIONS; n += AT_ONCE) {
    const walkers: Walker[] = [];
    for (let m = n; m < Math.min(n + AT_ONCE, SESSIONS); m += 1) walkers.push(await newWalker(api, m % 3 === 2));
    people.push(...walkers.map(({ id }) => id));
    // Whatever breaks is the kill, or what a check below finds.
    const walking = walkers.map((walker) => walk(walker, 60).catch(() => undefined));
    await pause(chance() * 500);
    server.child.kill('SIGKILL');
    await Promise.all([server.ended, ...walking]);
    halfway += walkers.filter(({ told }) => !told).length;
    server = run([], env);
    await ready(server, url);
    await checkAll(walkers);
    await Promise.all(walkers.map((walker) => walk(walker, 0)));
    assert.ok(walkers.every(({ told }) => told));
    await checkAll(walkers);
  }

  assert.ok(halfway > 0, 'no session was cut: the drill proved nothing');
  const arrived = (id: string) => EVENTS.every((type) => sink.typesFor(id).includes(type));
  while (!people.every(arrived)) await pause(50);
  server.child.kill('SIGTERM');
  assert.equal(await server.ended, 0);
});
