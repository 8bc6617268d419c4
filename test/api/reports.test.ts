// "This was not me": the link in a notice shows, the button freezes and ends, once, for seven days.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY } from '#kit/time.ts';
import { listOpenDisputes } from '#sca/notices/dispute-rows.ts';
import { tellPerson, type Notice } from '#sca/notices/tell-person.ts';
import { lockPerson } from '#sca/person.ts';
import { exportTrail } from '#trail/export-trail.ts';
import { inTransaction } from '#world/ctx.ts';
import { newPlatform, type Api } from '../kit/api.ts';
import { optionsIn } from '../kit/authenticator.ts';
import { credentialsOf, enrolledByNumber, enrolledByPasskey, openAgain, prove } from '../kit/changes.ts';
import { openHouse } from '../kit/house.ts';
import { mailsTo, reportPathIn } from '../kit/mailbox.ts';
import { enrollmentLink, newNumber, newOwner } from '../kit/people.ts';
import { command } from '../kit/process.ts';
import { enrol, lastCode, newVisitor } from '../kit/visitor.ts';

const house = await openHouse();

async function enrolled() {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  await enrol(house, newVisitor(house), owner, { number: newNumber() });
  house.clock.advance(31_000);
  return { api, owner };
}

async function tell(api: Api, userId: string, notice: Notice): Promise<void> {
  const whose = { clientId: api.clientId, userId };
  await inTransaction(house.app.host, async (tx) => {
    await lockPerson(tx, whose);
    await tellPerson(tx, whose, notice);
  });
}

/** An enrolled person, and the path of the link in the notice that they got. */
async function told(notice: Notice) {
  const { api, owner } = await enrolled();
  await tell(api, owner.id, notice);
  const [mail] = await mailsTo(house, owner.email, notice.kind.toUpperCase());
  const path = reportPathIn(mail);
  const token = new URL(path, house.url).searchParams.get('token') ?? '';
  return { api, owner, path, token };
}

const disputesOf = (userId: string) => listOpenDisputes(house.db, userId);

async function trailOf(api: Api): Promise<string> {
  await house.app.runJobs();
  const lines: string[] = [];
  await exportTrail(house.app.host, api.clientId, {}, (line) => lines.push(line));
  return lines.join('\n');
}

test('the link shows what happened and changes nothing, however often it is opened', async () => {
  const { owner, path, token } = await told({ kind: 'pin_changed' });
  for (let n = 0; n < 3; n += 1) {
    const page = await newVisitor(house).get(path);
    assert.equal(page.status, 200);
    assert.match(page.html, /Your PIN was changed\./);
    assert.match(page.html, /<form method="post" action="\/report"/);
    assert.equal(page.headers.get('cache-control'), 'no-store');
    assert.equal(page.headers.get('referrer-policy'), 'no-referrer');
    assert.equal(page.headers.get('set-cookie'), null);
    assert.ok(!page.html.includes(owner.email) && !page.html.includes(owner.id));
  }
  assert.deepEqual(await disputesOf(owner.id), []);
  const kept = await house.db.many({
    text: "select 1 from notice_links where encode(hash, 'escape') = $1 or notice_id = $1",
    values: [token],
  });
  assert.deepEqual(kept, []);
});

test('the button opens a dispute, ends what is open, and is told in the trail; twice is once', async () => {
  const { api, owner, path, token } = await told({ kind: 'passkey_added', subject: 'pk_1' });
  const visitor = newVisitor(house);
  await visitor.start(await enrollmentLink(api, owner.id));
  house.clock.advance(1_000);
  const person = newVisitor(house);
  const done = await person.post('/report', { token });
  assert.equal(done.path, path);
  assert.match(done.html, /Thank you for telling us/);
  const [dispute, ...others] = await disputesOf(owner.id);
  assert.deepEqual(others, []);
  assert.deepEqual([dispute?.about, dispute?.subject], ['passkey_added', 'pk_1']);
  assert.ok(dispute !== undefined && dispute.madeAt > dispute.noticedAt);
  assert.match((await visitor.look()).html, /That did not work/);

  assert.match((await person.post('/report', { token })).html, /Thank you for telling us/);
  assert.doesNotMatch((await newVisitor(house).get(path)).html, /<form/);
  assert.equal((await disputesOf(owner.id)).length, 1);
  const trail = await trailOf(api);
  assert.equal(trail.match(/reported as not theirs: passkey_added/g)?.length, 1);
  assert.match(trail, /session: reported by the person/);
});

test('ten presses at once are one report', async () => {
  const { owner, token } = await told({ kind: 'pin_changed' });
  await Promise.all(Array.from({ length: 10 }, () => newVisitor(house).post('/report', { token })));
  assert.equal((await disputesOf(owner.id)).length, 1);
});

test('no other site can press the button', async () => {
  const { owner, token } = await told({ kind: 'pin_changed' });
  for (const headers of [
    { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    { origin: 'null', 'sec-fetch-site': 'cross-site' },
    { origin: house.url, 'sec-fetch-site': 'same-site' },
  ]) {
    assert.equal((await newVisitor(house).post('/report', { token }, headers)).status, 403);
  }
  const bare = await fetch(`${house.url}/report`, { method: 'POST', body: new URLSearchParams({ token }) });
  assert.equal(bare.status, 403);
  assert.deepEqual(await disputesOf(owner.id), []);
});

test('after seven days the link is over', async () => {
  const { owner, path, token } = await told({ kind: 'enrolled' });
  house.clock.advance(7 * DAY - 1);
  assert.match((await newVisitor(house).get(path)).html, /<form/);
  house.clock.advance(1);
  const page = await newVisitor(house).post('/report', { token });
  assert.match(page.html, /This link has ended/);
  assert.match(page.html, /contact Blue Market/);
  assert.deepEqual(await disputesOf(owner.id), []);
});

for (const path of ['/report', '/report?token=', '/report?token=x', `/report?token=${'a'.repeat(43)}`]) {
  test(`${path} is no link, and the button does nothing`, async () => {
    const page = await newVisitor(house).get(path);
    assert.equal(page.status, 404);
    assert.match(page.html, /This link does not work/);
    const token = new URL(path, house.url).searchParams.get('token') ?? '';
    assert.equal((await newVisitor(house).post('/report', { token })).status, 404);
  });
}

test('the page speaks the language of the notice', async () => {
  const { path } = await told({ kind: 'reset_asked', lang: 'fr' });
  const page = await newVisitor(house).get(path);
  assert.match(page.html, /<html lang="fr">/);
  assert.match(page.html, /Ce n’était pas vous/);
});

test('each notice has a link of its own, and a report is about that one', async () => {
  const { api, owner, token } = await told({ kind: 'pin_changed' });
  await tell(api, owner.id, { kind: 'number_changed' });
  await newVisitor(house).post('/report', { token });
  const [mail] = await mailsTo(house, owner.email, 'NUMBER_CHANGED');
  assert.match((await newVisitor(house).get(reportPathIn(mail))).html, /<form/);
  assert.deepEqual(
    (await disputesOf(owner.id)).map(({ about }) => about),
    ['pin_changed'],
  );
});

test('an operator lifts what was reported from the command line, with a reason in the trail', async () => {
  const { api, owner, token } = await told({ kind: 'number_changed' });
  await newVisitor(house).post('/report', { token });
  const env = {
    STRONGROOM_MODE: 'sandbox',
    DATABASE_URL: house.databaseUrl,
    STRONGROOM_SECRET: house.secret.toString('base64'),
  };
  const lift = (...words: string[]) => command(['users', 'lift-report', api.clientId, owner.id, ...words], env);
  assert.match((await lift()).output, /the reason is missing/);
  assert.equal((await disputesOf(owner.id)).length, 1);
  const lifted = await lift('--reason', 'identified by phone, case 9');
  assert.deepEqual([lifted.code, lifted.output], [0, `What ${owner.id} reported counts again.\n`]);
  assert.match((await lift('--reason', 'again')).output, /nothing reported/);
  assert.deepEqual(await disputesOf(owner.id), []);
  assert.match(await trailOf(api), /reports lifted by the operator.*identified by phone, case 9/);
});

test('what only informs has no link', async () => {
  const { api, owner } = await enrolled();
  for (const kind of ['permanent_block_ahead', 'reset_done', 'code_undeliverable'] as const) {
    await tell(api, owner.id, { kind });
    const [mail] = await mailsTo(house, owner.email, kind.toUpperCase());
    assert.ok(mail !== undefined);
    assert.throws(() => reportPathIn(mail), /no link/);
  }
});

/** Reports the newest notice of the kind. */
async function reportOf(email: string, kind: string): Promise<void> {
  const [mail] = await mailsTo(house, email, kind.toUpperCase());
  const token = new URL(reportPathIn(mail), house.url).searchParams.get('token') ?? '';
  assert.match((await newVisitor(house).post('/report', { token })).html, /Thank you for telling us/);
}

for (const kind of ['enrolled', 'pin_changed', 'number_changed', 'passkey_removed'] as const) {
  test(`what a report of "${kind}" is about proves nothing until it is settled`, async () => {
    const api = await newPlatform(house);
    const person = await enrolledByNumber(house, api);
    if (kind !== 'enrolled') await tell(api, person.id, { kind });
    await reportOf(person.email, kind);
    const who = await openAgain(house, api, person.id);
    assert.match((await who.step('email', { email: person.email })).html, /You can’t confirm here/);
    await who.step('send-code');
    await assert.rejects(prove(house, who, { ...person, number: newNumber() }), /no code/);
  });
}

test('a reported passkey proves nothing, and a report of the enrolment freezes every one', async () => {
  for (const kind of ['passkey_added', 'enrolled'] as const) {
    const api = await newPlatform(house);
    const { owner } = await enrolledByPasskey(house, api);
    const { id: subject } = await house.db.one<{ id: string }>({
      text: 'select id from passkeys where user_id = $1',
      values: [owner.id],
    });
    if (kind === 'passkey_added') await tell(api, owner.id, { kind, subject });
    await reportOf(owner.email, kind);
    const who = await openAgain(house, api, owner.id);
    assert.match((await who.look()).html, /name="email"/);
    assert.doesNotMatch((await who.look()).html, /data-passkey/);
  }
});

test('a reported change of the contact is not taken: the address and the number of before hold', async () => {
  const api = await newPlatform(house);
  const person = await enrolledByNumber(house, api);
  const before = await credentialsOf(house, person.id);
  const thiefs = newNumber();
  const change = { TermsAndConditionsAccepted: true, PhoneNumber: thiefs, Email: 'thief@evil.example' };
  await api.put(`/sca/users/natural/${person.id}`, change);
  await reportOf(person.email, 'contact_change_asked');
  // Who settles it by what they had is not asked for the new number either.
  const who = await openAgain(house, api, person.id);
  assert.match((await prove(house, who, person)).html, /VALIDATED/);
  await assert.rejects(lastCode(house, thiefs));
  assert.deepEqual(await credentialsOf(house, person.id), before);
});

test('who proves it by an element that nobody reported changes a reported PIN at once, and nothing else', async () => {
  const api = await newPlatform(house);
  const { owner, device } = await enrolledByPasskey(house, api);
  const settings = async () => {
    const who = await openAgain(house, api, owner.id);
    const page = await who.step('manage');
    await who.step('passkey', { credential: device.get(optionsIn(page.html)) });
    return who;
  };
  const first = await settings();
  await first.step('settings', { change: 'pin' });
  assert.match((await first.step('pin', { pin: '739152', again: '739152' })).html, /VALIDATED/);
  house.clock.advance(1_000);
  await reportOf(owner.email, 'pin_changed');

  const next = await settings();
  assert.match((await next.step('settings', { change: 'add_passkey' })).html, /please wait before the next change/);
  await next.step('settings', { change: 'pin' });
  assert.match((await next.step('pin', { pin: '680395', again: '680395' })).html, /VALIDATED/);
  assert.deepEqual(await disputesOf(owner.id), []);
});

test('what was made between a change and its report is frozen with it', async () => {
  const api = await newPlatform(house);
  const { owner } = await enrolledByPasskey(house, api);
  await tell(api, owner.id, { kind: 'pin_changed' });
  house.clock.advance(1_000);
  await house.db.run({
    text: 'update passkeys set created_at = $2 where user_id = $1',
    values: [owner.id, house.clock.now()],
  });
  house.clock.advance(1_000);
  await reportOf(owner.email, 'pin_changed');
  const who = await openAgain(house, api, owner.id);
  assert.doesNotMatch((await who.look()).html, /data-passkey/);
});
