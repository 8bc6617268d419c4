// A code opens one step of one session in one browser for one person and number, once: every replay is refused and costs a try.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newPlatform, type Api } from '../kit/api.ts';
import { openHouse, type House } from '../kit/house.ts';
import { enrollmentLink, newNumber, newOwner } from '../kit/people.ts';
import {
  enrol,
  enrolUntilCode,
  lastCode,
  newVisitor,
  returnUrl,
  type PageReply,
  type Visitor,
} from '../kit/visitor.ts';

const MINUTE = 60_000;
const house: House = await openHouse();
const pin = '482913';

/** `confirm`: a new number at enrolment. `prove`: the number of an enrolled person, on one screen with the PIN. */
type Purpose = 'confirm' | 'prove';

interface Person {
  /** Of the person's own platform. */
  readonly api: Api;
  readonly id: string;
  readonly email: string;
  readonly number: string;
  readonly purpose: Purpose;
}

/** A session that waits for a code. */
interface Waiting {
  readonly person: Person;
  readonly visitor: Visitor;
  /** The code that it waits for. */
  readonly code: string;
}

async function newPerson(purpose: Purpose, number = newNumber()): Promise<Person> {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  if (purpose === 'prove') await enrol(house, newVisitor(house), owner, { number, pin });
  return { api, id: owner.id, email: owner.email, number, purpose };
}

/** Up to the code, with a new link unless one is given. */
async function waitForCode(person: Person, number = person.number, link?: string): Promise<Waiting> {
  house.clock.advance(31_000);
  const visitor = newVisitor(house);
  const given = { email: person.email, link: link ?? (await enrollmentLink(person.api, person.id)) };
  if (person.purpose === 'confirm') {
    await enrolUntilCode(visitor, given, { number, pin });
  } else {
    await visitor.start(given.link);
    await visitor.step('email', { email: person.email });
    await visitor.step('send-code');
  }
  return { person, visitor, code: await lastCode(house, number) };
}

async function submit({ person, visitor }: Waiting, code: string): Promise<PageReply> {
  return person.purpose === 'confirm'
    ? await visitor.step('code', { code })
    : await visitor.step('proof', { pin, code });
}

async function sendAgain(waiting: Waiting): Promise<Waiting> {
  house.clock.advance(31_000);
  await waiting.visitor.step('send-code');
  return { ...waiting, code: await lastCode(house, waiting.person.number) };
}

/** Tries that the person has spent since the last validated session. */
async function triesOf({ id }: Person): Promise<number> {
  const row = await house.db.maybeOne<{ tries: number }>({
    text: 'select consecutive_failures as tries from guess_budgets where user_id = $1',
    values: [id],
  });
  return row?.tries ?? 0;
}

/** Once in a million the new code is the old one: then there is nothing to replay. */
async function assertRefused(stale: string, waiting: Waiting): Promise<void> {
  if (stale === waiting.code) return;
  const before = await triesOf(waiting.person);
  const page = await submit(waiting, stale);
  assert.match(page.html, /role="alert"/);
  assert.doesNotMatch(page.html, /controlStatus/);
  assert.equal(await triesOf(waiting.person), before + 1, 'it costs a try');
}

async function assertOpens(waiting: Waiting): Promise<void> {
  assert.match((await submit(waiting, waiting.code)).html, /controlStatus=VALIDATED/);
  assert.equal(await triesOf(waiting.person), 0);
}

for (const purpose of ['confirm', 'prove'] as const) {
  test(`${purpose}: a code of another session of the person, in both directions`, async () => {
    const person = await newPerson(purpose);
    const first = await waitForCode(person);
    const second = await waitForCode(person);
    await assertRefused(first.code, second);
    await assertRefused(second.code, first);
    await assertOpens(second);
  });

  test(`${purpose}: a code that a newer one has replaced`, async () => {
    const first = await waitForCode(await newPerson(purpose));
    const second = await sendAgain(first);
    const third = await sendAgain(second);
    await assertRefused(first.code, third);
    await assertRefused(second.code, third);
    await assertOpens(third);
  });

  test(`${purpose}: a code older than five minutes`, async () => {
    const waiting = await waitForCode(await newPerson(purpose));
    house.clock.advance(5 * MINUTE);
    await assertRefused(waiting.code, { ...waiting, code: '' });
    await assertOpens(await sendAgain(waiting));
  });

  test(`${purpose}: a code of the browser that held the session before, also before another one is sent`, async () => {
    const person = await newPerson(purpose);
    const link = await enrollmentLink(person.api, person.id);
    const before = await waitForCode(person, person.number, link);
    const taking = newVisitor(house);
    const token = new URL(link).searchParams.get('token') ?? '';
    const { path } = await taking.post('/continue', { token, returnUrl, lang: 'en', terms: 'yes' });
    const visitor: Visitor = {
      ...taking,
      session: path,
      step: (name, form = {}) => taking.post(`${path}/${name}`, form),
    };
    await visitor.step('email', { email: person.email });
    if (purpose === 'prove') await assertRefused(before.code, { person, visitor, code: '' });
    else await visitor.step('pin', { pin, again: pin });
    house.clock.advance(31_000);
    await (purpose === 'confirm' ? visitor.step('phone', { number: person.number }) : visitor.step('send-code'));
    const after: Waiting = { person, visitor, code: await lastCode(house, person.number) };
    await assertRefused(before.code, after);
    assert.equal((await submit(before, after.code)).status, 403, 'the old browser is out, with the new code too');
    await assertOpens(after);
  });

  test(`${purpose}: a code of another person with the same number, in both directions`, async () => {
    const number = newNumber();
    const [ada, eve] = [await newPerson(purpose, number), await newPerson(purpose, number)];
    const first = await waitForCode(ada);
    const second = await waitForCode(eve);
    await assertRefused(first.code, second);
    await assertRefused(second.code, first);
    await assertOpens(first);
    await assertOpens(second);
  });

  test(`${purpose}: a code that was used, in its session and in the next one`, async () => {
    const person = await newPerson(purpose);
    const used = await waitForCode(person);
    await assertOpens(used);
    const { html } = await submit(used, used.code);
    assert.match(html, /controlStatus=VALIDATED/);
    assert.equal(await triesOf(person), 0, 'an ended session looks at nothing');
    const next = await waitForCode({ ...person, purpose: 'prove' });
    await assertRefused(used.code, next);
    await assertOpens(next);
  });

  test(`${purpose}: a code whose session ended before it was used`, async () => {
    const person = await newPerson(purpose);
    const late = await waitForCode(person);
    house.clock.advance(10 * MINUTE);
    await house.app.runJobs();
    assert.match((await submit(late, late.code)).html, /controlStatus=FAILED/);
    assert.equal(await triesOf(person), 0, 'an ended session looks at nothing');
    const next = await waitForCode(person);
    await assertRefused(late.code, next);
    await assertOpens(next);
  });
}

test('a code to one number does not confirm another one of the same session', async () => {
  const person = await newPerson('confirm');
  const first = await waitForCode(person);
  const number = newNumber();
  house.clock.advance(31_000);
  await first.visitor.step('change-number');
  await first.visitor.step('phone', { number });
  const second: Waiting = { ...first, code: await lastCode(house, number) };
  await assertRefused(first.code, second);
  await assertOpens(second);
});

test('a code that proved a number does not confirm it, in the same session and browser', async () => {
  const person = await newPerson('prove');
  const { body } = await person.api.put(`/sca/users/natural/${person.id}`, {
    TermsAndConditionsAccepted: true,
    PhoneNumber: newNumber(),
  });
  const proving = await waitForCode(person, person.number, body.PendingUserAction.RedirectUrl);
  assert.match((await submit(proving, proving.code)).html, /name="number"/);
  await proving.visitor.step('phone', { number: person.number });
  const confirming: Waiting = {
    ...proving,
    person: { ...person, purpose: 'confirm' },
    code: await lastCode(house, person.number),
  };
  await assertRefused(proving.code, confirming);
  await assertOpens(confirming);
});
