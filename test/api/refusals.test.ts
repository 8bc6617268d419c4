// Wrong answers: what they cost, what they tell, and how a session ends by them or by time.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newPlatform, type Api } from '../kit/api.ts';
import { openHouse } from '../kit/house.ts';
import { enrollmentLink, newNumber, newOwner } from '../kit/people.ts';
import { enrol, enrolUntilCode, lastCode, newVisitor } from '../kit/visitor.ts';

const MINUTE = 60_000;
const house = await openHouse();

async function eventsOf(api: Api): Promise<string[]> {
  const { body } = await api.get('/events?per_page=100');
  return body.map((event: { EventType: string }) => event.EventType);
}

function wrong(code: string): string {
  return String((Number(code) + 1) % 1_000_000).padStart(6, '0');
}

/** At the code of a first enrolment. */
async function atCode(api: Api) {
  const owner = await newOwner(api);
  const visitor = newVisitor(house);
  const number = newNumber();
  await enrolUntilCode(visitor, owner, { number });
  return { owner, visitor, number };
}

test('the e-mail is compared without case and blanks; five other addresses end the session', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  const visitor = newVisitor(house);
  await visitor.start(owner.link);
  assert.match((await visitor.step('email', { email: `  ${owner.email.toUpperCase()} ` })).html, /name="again"/);

  const second = newVisitor(house);
  await second.start(await enrollmentLink(api, owner.id));
  for (let n = 0; n < 4; n += 1)
    assert.match((await second.step('email', { email: 'x@example.com' })).html, /role="alert"/);
  assert.match((await second.step('email', { email: 'x@example.com' })).html, /controlStatus=FAILED/);
  assert.deepEqual(await eventsOf(api), ['USER_ACCOUNT_VALIDATION_ASKED', 'SCA_ENROLLMENT_FAILED']);
  assert.equal((await api.get(`/sca/users/${owner.id}`)).body.UserStatus, 'PENDING_USER_ACTION');
});

test('an answer in which nothing stands is told, and costs no try of the session or the person', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  const first = newVisitor(house);
  await first.start(owner.link);
  for (let n = 0; n < 6; n += 1) assert.match((await first.step('email', { email: ' ' })).html, /role="alert"/);
  assert.match((await first.step('email', { email: owner.email })).html, /name="again"/);

  const enrolled = await newOwner(api);
  await enrol(house, newVisitor(house), enrolled, { number: newNumber() });
  house.clock.advance(31_000);
  const again = newVisitor(house);
  await again.start(await enrollmentLink(api, enrolled.id));
  await again.step('email', { email: enrolled.email });
  await again.step('send-code');
  for (let n = 0; n < 6; n += 1) assert.match((await again.step('proof', { pin: '', code: '' })).html, /role="alert"/);
  // With a PIN alone it is an answer like any other.
  for (let n = 0; n < 4; n += 1) await again.step('proof', { pin: '739152', code: '' });
  assert.match((await again.step('proof', { pin: '739152', code: '' })).html, /controlStatus=FAILED/);
});

test('a PIN that is short, easy, or typed differently again is refused with the reason', async () => {
  const owner = await newOwner(await newPlatform(house));
  const visitor = newVisitor(house);
  await visitor.start(owner.link);
  await visitor.step('email', { email: owner.email });
  for (const [pin, again] of [
    ['1234', '1234'],
    ['123456', '123456'],
    ['482913', '482914'],
    ['', ''],
  ] as const) {
    const page = await visitor.step('pin', { pin, again });
    assert.match(page.html, /role="alert"/, pin);
    assert.doesNotMatch(page.html, new RegExp(`value="${pin || 'none'}"`));
  }
  assert.match((await visitor.step('pin', { pin: '482913', again: '482913' })).html, /name="number"/);
});

test('tries of one step are not charged to another: the fifth address may be right', async () => {
  const owner = await newOwner(await newPlatform(house));
  const visitor = newVisitor(house);
  await visitor.start(owner.link);
  for (let n = 0; n < 4; n += 1) await visitor.step('email', { email: 'x@example.com' });
  assert.match((await visitor.step('email', { email: owner.email })).html, /name="again"/);
  assert.match((await visitor.step('pin', { pin: '482913', again: '482914' })).html, /name="again"/);
  assert.match((await visitor.step('pin', { pin: '482913', again: '482913' })).html, /name="number"/);
});

test('the birthday and the number are refused as a PIN with the words of every easy one; ten refusals end the session', async () => {
  const owner = await newOwner(await newPlatform(house), { Birthday: 652_117_514, PhoneNumber: '+33648291375' });
  const visitor = newVisitor(house);
  await visitor.start(owner.link);
  await visitor.step('email', { email: owner.email });
  const pages = new Set<string>();
  for (const pin of ['199008', '829137', '123456', '111111', '142536', '364829', '900831', '654321', '789456']) {
    const { html } = await visitor.step('pin', { pin, again: pin });
    // Which counts what happened to the session, not what it was.
    pages.add(html.replace(/data-version="\d+"/, ''));
  }
  assert.match((await visitor.step('pin', { pin: '123456', again: '123456' })).html, /controlStatus=FAILED/);
  assert.equal(pages.size, 1);
});

test('numbers of any country are taken, local with the country or international; others are refused', async () => {
  const owner = await newOwner(await newPlatform(house));
  const visitor = newVisitor(house);
  await visitor.start(owner.link);
  await visitor.step('email', { email: owner.email });
  await visitor.step('pin', { pin: '482913', again: '482913' });
  for (const number of ['', '12', '+33', '+999123456789', 'hello']) {
    const page = await visitor.step('phone', { number, country: 'DE' });
    assert.match(page.html, /role="alert"/, number);
    // It is kept, to be corrected: the number and the country.
    assert.match(page.html, /value="DE"\s+selected/);
    if (number !== '') assert.ok(page.html.includes(`value="${number}"`));
  }
  for (const [number, country, e164] of [
    ['06 12 34 56 78', 'FR', '+33612345678'],
    ['+49 1512 3456789', 'FR', '+4915123456789'],
    ['07400 123456', 'GB', '+447400123456'],
  ] as const) {
    house.clock.advance(31_000);
    await visitor.step('phone', { number, country });
    assert.match(await lastCode(house, e164), /^\d{6}$/);
    await visitor.step('change-number');
  }
});

test('a wrong code is refused; the right one still counts; the fifth wrong one fails the session and blocks the person', async () => {
  const api = await newPlatform(house);
  const { owner, visitor, number } = await atCode(api);
  const code = await lastCode(house, number);
  for (let n = 0; n < 4; n += 1) assert.match((await visitor.step('code', { code: wrong(code) })).html, /role="alert"/);
  assert.match((await visitor.step('code', { code: wrong(code) })).html, /controlStatus=FAILED/);
  assert.deepEqual(await eventsOf(api), ['USER_ACCOUNT_VALIDATION_ASKED', 'SCA_ENROLLMENT_FAILED']);

  // A new link does not bring new guesses: blocked for 15 minutes, and nothing is looked at meanwhile.
  const next = newVisitor(house);
  const page = await next.start(await enrollmentLink(api, owner.id));
  assert.doesNotMatch(page.html, /name="email"/);
  house.clock.advance(15 * MINUTE);
  const end = await enrol(
    house,
    newVisitor(house),
    { email: owner.email, link: await enrollmentLink(api, owner.id) },
    { number },
  );
  assert.match(end.html, /controlStatus=VALIDATED/);
});

test('a code lives five minutes, only the newest is valid, and the next may be asked for after 30 seconds', async () => {
  const { visitor, number } = await atCode(await newPlatform(house));
  const first = await lastCode(house, number);
  await visitor.step('send-code');
  assert.equal(await lastCode(house, number), first, 'too soon for another one');
  house.clock.advance(30_000);
  await visitor.step('send-code');
  const second = await lastCode(house, number);
  if (first !== second) assert.match((await visitor.step('code', { code: first })).html, /role="alert"/);
  house.clock.advance(5 * MINUTE);
  assert.match((await visitor.step('code', { code: second })).html, /role="alert"/);
  await visitor.step('send-code');
  assert.match((await visitor.step('code', { code: await lastCode(house, number) })).html, /controlStatus=VALIDATED/);
});

test('the number is shown masked only, and the test number takes its fixed code', async () => {
  const owner = await newOwner(await newPlatform(house), { PhoneNumber: '0611111111', PhoneNumberCountry: 'FR' });
  const visitor = newVisitor(house);
  await visitor.start(owner.link);
  await visitor.step('email', { email: owner.email });
  const suggestion = await visitor.step('pin', { pin: '482913', again: '482913' });
  const asked = await visitor.step('phone', { suggested: 'yes' });
  for (const { html } of [suggestion, asked]) {
    assert.doesNotMatch(html.replace(/[\s ]/g, ''), /611111111/);
    assert.match(html, /11</);
  }
  assert.match((await visitor.step('code', { code: '702100' })).html, /controlStatus=VALIDATED/);
});

test('steps cannot be skipped or done twice', async () => {
  const owner = await newOwner(await newPlatform(house));
  const visitor = newVisitor(house);
  await visitor.start(owner.link);
  for (const [step, form] of [
    ['pin', { pin: '482913', again: '482913' }],
    ['phone', { number: newNumber() }],
    ['code', { code: '702100' }],
    ['proof', { pin: '482913', code: '702100' }],
    ['send-code', {}],
    ['change-number', {}],
  ] as const) {
    assert.match((await visitor.step(step, form)).html, /name="email"/, step);
  }
  await visitor.step('email', { email: owner.email });
  assert.match((await visitor.step('email', { email: 'x@example.com' })).html, /name="again"/);
});

for (const steps of [0, 1, 2, 3, 4]) {
  test(`a session that expires after ${steps} steps tells the platform once, and shows its end`, async () => {
    const api = await newPlatform(house);
    const owner = await newOwner(api);
    const visitor = newVisitor(house);
    const number = newNumber();
    const doing = [
      () => visitor.start(owner.link),
      () => visitor.step('email', { email: owner.email }),
      () => visitor.step('pin', { pin: '482913', again: '482913' }),
      () => visitor.step('phone', { number }),
    ];
    for (const step of doing.slice(0, steps)) await step();
    const code = steps === 4 ? await lastCode(house, number) : '';
    house.clock.advance(10 * MINUTE);
    // Before the job has run: nothing is accepted any more.
    if (steps > 0) assert.match((await visitor.step('code', { code })).html, /controlStatus=FAILED/);
    await house.app.runJobs();
    await house.app.runJobs();
    assert.deepEqual(await eventsOf(api), ['USER_ACCOUNT_VALIDATION_ASKED', 'SCA_ENROLLMENT_EXPIRED']);
    if (steps > 0) assert.match((await visitor.look()).html, /controlStatus=FAILED/);
    assert.equal((await api.get(`/sca/users/${owner.id}/sca-status`)).body.IsEnrolled, false);
    const left = await house.db.many({
      text: 'select user_id from pins where user_id = $1 union select user_id from phones where user_id = $1',
      values: [owner.id],
    });
    assert.deepEqual(left, []);
  });
}

test('older links of a person who is enrolled by now expire without an event', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  await enrollmentLink(api, owner.id);
  await enrol(house, newVisitor(house), owner, { number: newNumber() });
  house.clock.advance(10 * MINUTE);
  await house.app.runJobs();
  assert.deepEqual(await eventsOf(api), [
    'USER_ACCOUNT_VALIDATION_ASKED',
    'USER_ACCOUNT_ACTIVATED',
    'SCA_ENROLLMENT_SUCCEEDED',
  ]);
});

test('an enrolled person is asked for PIN and code on one screen, with one verdict whichever is wrong', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  const number = newNumber();
  await enrol(house, newVisitor(house), owner, { number, pin: '482913' });
  const pages: string[] = [];
  let done;
  for (const [pin, isRight] of [
    ['482914', false],
    ['482913', false],
    ['482914', true],
    ['482913', true],
  ] as const) {
    house.clock.advance(31_000);
    const visitor = newVisitor(house);
    await visitor.start(await enrollmentLink(api, owner.id));
    await visitor.step('email', { email: owner.email });
    await visitor.step('send-code');
    const code = await lastCode(house, number);
    const page = await visitor.step('proof', { pin, code: isRight ? code : wrong(code) });
    if (isRight && pin === '482913') done = page;
    else pages.push(page.html.replaceAll(visitor.session, '/session/one').replace(/data-[\w-]+="\d+"/g, ''));
  }
  assert.equal(new Set(pages).size, 1, 'the page tells which element failed');
  assert.match(done?.html ?? '', /controlStatus=VALIDATED/);
  const news = (await eventsOf(api)).filter((event) => event.startsWith('SCA_'));
  assert.deepEqual(news, ['SCA_ENROLLMENT_SUCCEEDED']);
});

test('closing the account ends its sessions and destroys its credentials', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  await enrol(house, newVisitor(house), owner, { number: newNumber() });
  const visitor = newVisitor(house);
  await visitor.start(await enrollmentLink(api, owner.id));
  assert.equal((await api.delete(`/users/natural/${owner.id}`)).status, 204);
  assert.match((await visitor.step('email', { email: owner.email })).html, /controlStatus=FAILED/);
  for (const table of ['pins', 'phones', 'typing_samples', 'guess_budgets']) {
    assert.deepEqual(
      await house.db.many({ text: `select user_id from ${table} where user_id = $1`, values: [owner.id] }),
      [],
      table,
    );
  }
});
