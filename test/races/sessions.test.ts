// Two of everything: tabs, sessions, guesses, nodes. One set of credentials, and never more looks than tries.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findSession, saveOpen } from '#sca/session-rows.ts';
import { newPlatform } from '../kit/api.ts';
import { optionsIn } from '../kit/authenticator.ts';
import { enrolledByPasskey } from '../kit/changes.ts';
import { openHouse } from '../kit/house.ts';
import { enrollmentLink, newNumber, newOwner } from '../kit/people.ts';
import { type Visitor, enrol, enrolUntilCode, lastCode, newVisitor } from '../kit/visitor.ts';

const house = await openHouse();
const other = await openHouse({ beside: house, clock: house.clock, publicUrl: house.url });
const api = await newPlatform(house);

async function eventsOf(userId: string): Promise<string[]> {
  const rows = await house.db.many<{ event_type: string }>({
    text: 'select event_type from events where resource_id = $1 and session_id is null order by position',
    values: [userId],
  });
  return rows.map((row) => row.event_type);
}

/** A session of its own for the person, at the code of a first enrolment. */
async function readyToCommit(
  owner: { id: string; email: string },
  node = house,
): Promise<{ visitor: Visitor; code: string }> {
  const visitor = newVisitor(node, house.url);
  const number = newNumber();
  await enrolUntilCode(visitor, { email: owner.email, link: await enrollmentLink(api, owner.id) }, { number });
  return { visitor, code: await lastCode(house, number) };
}

test('200 parallel commits of two sessions on two nodes make one set of credentials', async () => {
  const owner = await newOwner(api);
  const first = await readyToCommit(owner);
  const second = await readyToCommit(owner, other);
  await Promise.all(
    Array.from({ length: 200 }, (_, n) => {
      const { visitor, code } = n % 2 === 0 ? first : second;
      return visitor.step('code', { code });
    }),
  );
  const enrolled = (await eventsOf(owner.id)).filter(
    (event) => event === 'SCA_ENROLLMENT_SUCCEEDED' || event === 'USER_ACCOUNT_ACTIVATED',
  );
  assert.deepEqual(enrolled, ['USER_ACCOUNT_ACTIVATED', 'SCA_ENROLLMENT_SUCCEEDED']);
  const { sessions } = await house.db.one<{ sessions: number }>({
    text: `select count(*) as sessions from sca_sessions where user_id = $1 and state = 'validated'`,
    values: [owner.id],
  });
  assert.equal(sessions, 1);
  const { version } = await house.db.one<{ version: number }>({
    text: 'select credentials_version as version from enrolments where user_id = $1',
    values: [owner.id],
  });
  assert.equal(version, 1);
});

test('a session whose person enrolled elsewhere becomes an authentication: what it staged is gone, no second enrolment is told', async () => {
  const owner = await newOwner(api);
  const late = await readyToCommit(owner);
  const number = newNumber();
  await enrol(
    house,
    newVisitor(house),
    { email: owner.email, link: await enrollmentLink(api, owner.id) },
    { number, pin: '739152' },
  );

  const page = await late.visitor.step('code', { code: late.code });
  assert.match(page.html, /name="email"/);
  house.clock.advance(31_000);
  await late.visitor.step('email', { email: owner.email });
  await late.visitor.step('send-code');
  // Its own PIN was never made real.
  assert.doesNotMatch(
    (await late.visitor.step('proof', { pin: '482913', code: await lastCode(house, number) })).html,
    /controlStatus/,
  );
  assert.match(
    (await late.visitor.step('proof', { pin: '739152', code: await lastCode(house, number) })).html,
    /controlStatus=VALIDATED/,
  );
  assert.deepEqual(
    (await eventsOf(owner.id)).filter((event) => event.startsWith('SCA_')),
    ['SCA_ENROLLMENT_SUCCEEDED'],
  );
});

test('200 parallel guesses over two nodes: at most five are looked at, also with the right one among them', async () => {
  const owner = await newOwner(api);
  const { visitor, code } = await readyToCommit(owner);
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
  await Promise.all(
    Array.from({ length: 200 }, (_, n) => {
      const cookies = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      return fetch(`${n % 2 === 0 ? house.url : other.url}${visitor.session}/code`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie: cookies, origin: house.url, 'sec-fetch-site': 'same-origin' },
        body: new URLSearchParams({ code: wrong }),
      });
    }),
  );
  const { looks } = await house.db.one<{ looks: number }>({
    text: `select count(*) as looks from trail where user_id = $1 and what = 'new_phone_code' and outcome = 'try spent'`,
    values: [owner.id],
  });
  assert.equal(looks, 5);
  assert.doesNotMatch((await visitor.step('code', { code })).html, /VALIDATED/);
  const { failures } = await house.db.one<{ failures: number }>({
    text: 'select consecutive_failures as failures from guess_budgets where user_id = $1',
    values: [owner.id],
  });
  assert.equal(failures, 5);
});

test('two tabs that send the right answer together: one outcome', async () => {
  const owner = await newOwner(api);
  const { visitor, code } = await readyToCommit(owner);
  const pages = await Promise.all([visitor.step('code', { code }), visitor.step('code', { code })]);
  assert.ok(
    pages.some((page) => page.html.includes('controlStatus=VALIDATED')) ||
      (await visitor.look()).html.includes('VALIDATED'),
  );
  assert.equal((await eventsOf(owner.id)).filter((event) => event === 'SCA_ENROLLMENT_SUCCEEDED').length, 1);
});

test('two starts of one link in two browsers: one holds it', async () => {
  const owner = await newOwner(api);
  const visitors = [newVisitor(house), newVisitor(other, house.url), newVisitor(house)];
  await Promise.all(visitors.map((visitor) => visitor.start(owner.link)));
  assert.equal(visitors.filter((visitor) => visitor.cookies.size === 1).length, 1);
});

test('sessions that expire on two nodes at once are told once', async () => {
  const owner = await newOwner(api);
  house.clock.advance(600_000);
  await Promise.all([house.app.runJobs(), other.app.runJobs(), house.app.runJobs(), other.app.runJobs()]);
  assert.deepEqual(await eventsOf(owner.id), ['USER_ACCOUNT_VALIDATION_ASKED', 'SCA_ENROLLMENT_EXPIRED']);
});

test('a contact changed by the platform in mid-session voids what the session staged', async () => {
  const owner = await newOwner(api);
  const { visitor, code } = await readyToCommit(owner);
  const { body } = await api.put(`/sca/users/natural/${owner.id}`, {
    TermsAndConditionsAccepted: true,
    PhoneNumber: newNumber(),
  });
  assert.notEqual(body.PendingUserAction, null);
  assert.match((await visitor.step('code', { code })).html, /name="email"/);
});

/** Until so many statements of ours wait for a lock. */
async function waiting(many: number): Promise<void> {
  const text = `select count(*) as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  while ((await house.db.one<{ n: number }>({ text, values: [] })).n < many);
}

/** Posts to the visitor's session and does not look at the page. */
function post(visitor: Visitor, step: string, form: Record<string, string> = {}, node = house): Promise<Response> {
  const headers = {
    cookie: [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    origin: house.url,
    'sec-fetch-site': 'same-origin',
  };
  const body = new URLSearchParams(form);
  return fetch(`${node.url}${visitor.session}/${step}`, { method: 'POST', redirect: 'manual', headers, body });
}

test('a right code that is looked at while the number is changed confirms nothing', async () => {
  const owner = await newOwner(api);
  const { visitor, code } = await readyToCommit(owner);
  const number = newNumber();
  const pending: Promise<Response>[] = [];
  await house.db.transaction(async (tx) => {
    // Whoever looks at a code waits here: the answer's try is paid, and what it is worth is not known yet.
    await tx.run({ text: 'lock table otp_codes in access exclusive mode', values: [] });
    pending.push(post(visitor, 'code', { code }));
    await waiting(1);
    assert.equal((await post(visitor, 'change-number', {}, other)).status, 303);
    pending.push(post(visitor, 'phone', { number }, other));
    await waiting(2);
  });
  await Promise.all(pending);
  assert.match((await visitor.look()).html, /Enter the code/);
  assert.match((await visitor.step('code', { code: await lastCode(house, number) })).html, /VALIDATED/);
});

test('a device and its copy that answer at the same moment: one of them is believed', async () => {
  const { owner, device } = await enrolledByPasskey(house, api);
  const sessions = [newVisitor(house), newVisitor(other, house.url)];
  const answers: string[] = [];
  for (const [n, visitor] of sessions.entries()) {
    const page = await visitor.start(await enrollmentLink(api, owner.id), { passkeys: 'yes' });
    answers.push((n === 0 ? device.clone() : device).get(optionsIn(page.html)));
  }
  const pending: Promise<Response>[] = [];
  await house.db.transaction(async (tx) => {
    // Both find the counter as it was: each has paid before the first one can settle.
    await tx.run({ text: 'select 1 from users where id = $1 for update', values: [owner.id] });
    for (const [n, visitor] of sessions.entries()) {
      pending.push(post(visitor, 'passkey', { credential: answers[n] ?? '' }, n === 0 ? house : other));
    }
    await waiting(2);
  });
  await Promise.all(pending);
  const pages = await Promise.all(sessions.map((visitor) => visitor.look()));
  assert.equal(pages.filter(({ html }) => html.includes('controlStatus=VALIDATED')).length, 1);
});

test('a session that moved meanwhile is not saved as it was before', async () => {
  const owner = await newOwner(api);
  const visitor = newVisitor(house);
  await visitor.start(owner.link);
  const id = visitor.session.split('/').at(-1) ?? '';
  const before = await findSession(house.app.host, id);
  await visitor.step('email', { email: 'wrong@example.com' });
  const now = await findSession(house.app.host, id);
  if (before?.state !== 'open') throw new Error('the session has ended');
  assert.equal(await saveOpen(house.app.host, before), undefined);
  assert.deepEqual(await findSession(house.app.host, id), now);
});
