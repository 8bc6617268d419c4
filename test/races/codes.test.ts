// Codes asked for, and answers given, many at once on two nodes: one code, one message, one use, and one budget of guesses.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listMessages } from '#messages/inbox.ts';
import { newPlatform, type Api } from '../kit/api.ts';
import { openHouse } from '../kit/house.ts';
import { enrollmentLink, newNumber, newOwner } from '../kit/people.ts';
import { enrol, enrolUntilCode, lastCode, newVisitor, type Visitor } from '../kit/visitor.ts';

const AT_ONCE = 200;
const pin = '482913';
const house = await openHouse();
const other = await openHouse({ beside: house, clock: house.clock, publicUrl: house.url });

interface Person {
  readonly api: Api;
  readonly id: string;
  readonly email: string;
  readonly number: string;
}

async function newPerson(): Promise<Person & { link: string }> {
  const api = await newPlatform(house);
  return { api, number: newNumber(), ...(await newOwner(api)) };
}

async function enrolled(): Promise<Person> {
  const person = await newPerson();
  await enrol(house, newVisitor(house), person, { number: person.number, pin });
  house.clock.advance(31_000);
  return person;
}

/** A session of its own, at PIN and code. */
async function proving(person: Person): Promise<{ visitor: Visitor; code: string }> {
  const visitor = newVisitor(house);
  await visitor.start(await enrollmentLink(person.api, person.id));
  await visitor.step('email', { email: person.email });
  await visitor.step('send-code');
  return { visitor, code: await lastCode(house, person.number) };
}

/** Posts to the visitor's session so many times together, every other one to the second node. */
async function storm(visitor: Visitor, step: string, forms: readonly Record<string, string>[]): Promise<void> {
  const headers = {
    cookie: [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    origin: house.url,
    'sec-fetch-site': 'same-origin',
  };
  await Promise.all(
    forms.map(async (form, n) => {
      const node = n % 2 === 0 ? house.url : other.url;
      const body = new URLSearchParams(form);
      const reply = await fetch(`${node}${visitor.session}/${step}`, {
        method: 'POST',
        redirect: 'manual',
        headers,
        body,
      });
      assert.equal(reply.status, 303);
    }),
  );
}

const times = <Form>(count: number, form: Form): Form[] => Array.from({ length: count }, () => form);

async function messagesTo(number: string): Promise<number> {
  return (await listMessages(house.app.host, { recipient: number, limit: 100 })).length;
}

/** What the trail says of the person's guesses and ends, in the order in which it happened. */
async function trailOf({ id }: Person): Promise<string[]> {
  const rows = await house.db.many<{ outcome: string }>({
    text: `select outcome from trail where user_id = $1 and outcome in ('try spent', 'validated', 'accepted') order by position`,
    values: [id],
  });
  return rows.map(({ outcome }) => outcome);
}

function wrong(code: string): string {
  return String((Number(code) + 1) % 1_000_000).padStart(6, '0');
}

test(`a new code asked for ${AT_ONCE} times together: one code, one message`, async () => {
  const person = await enrolled();
  const before = await messagesTo(person.number);
  const visitor = newVisitor(house);
  await visitor.start(await enrollmentLink(person.api, person.id));
  await visitor.step('email', { email: person.email });
  await storm(visitor, 'send-code', times(AT_ONCE, {}));
  assert.equal(await messagesTo(person.number), before + 1);

  house.clock.advance(30_000);
  await storm(visitor, 'send-code', times(AT_ONCE, {}));
  assert.equal(await messagesTo(person.number), before + 2);
  const end = await visitor.step('proof', { pin, code: await lastCode(house, person.number) });
  assert.match(end.html, /controlStatus=VALIDATED/);
});

test(`a number confirmed ${AT_ONCE} times together gets one message`, async () => {
  const person = await newPerson();
  const visitor = newVisitor(house);
  await visitor.start(person.link);
  await visitor.step('email', { email: person.email });
  await visitor.step('pin', { pin, again: pin });
  await storm(visitor, 'phone', times(AT_ONCE, { number: person.number }));
  assert.equal(await messagesTo(person.number), 1);
  assert.match(
    (await visitor.step('code', { code: await lastCode(house, person.number) })).html,
    /controlStatus=VALIDATED/,
  );
});

test(`a right answer given ${AT_ONCE} times together is used once`, async () => {
  const person = await enrolled();
  const { visitor, code } = await proving(person);
  const before = await trailOf(person);
  await storm(visitor, 'proof', times(AT_ONCE, { pin, code }));
  const after = (await trailOf(person)).slice(before.length);
  assert.equal(after.filter((outcome) => outcome === 'validated').length, 1);
  assert.equal(after.filter((outcome) => outcome === 'accepted').length, 1);
  assert.ok(after.filter((outcome) => outcome === 'try spent').length <= 5, after.join());
  assert.match((await visitor.look()).html, /controlStatus=VALIDATED/);
});

test(`${AT_ONCE} guesses over four sessions of a person: five are looked at, and the right answer comes too late`, async () => {
  const person = await enrolled();
  const open = [];
  for (let n = 0; n < 4; n += 1) open.push(await proving(person));
  const before = (await trailOf(person)).length;
  await Promise.all(
    open.map(({ visitor, code }) => storm(visitor, 'proof', times(AT_ONCE / 4, { pin, code: wrong(code) }))),
  );
  assert.deepEqual((await trailOf(person)).slice(before), times(5, 'try spent'));
  for (const { visitor, code } of open) {
    assert.doesNotMatch((await visitor.step('proof', { pin, code })).html, /VALIDATED/);
  }
  assert.equal((await trailOf(person)).length, before + 5);
});

test('right and wrong answers of two sessions that settle together: each validates once at most, never a sixth try', async () => {
  for (let round = 0; round < 5; round += 1) {
    const person = await enrolled();
    const [first, second] = [await proving(person), await proving(person)];
    const before = (await trailOf(person)).length;
    await Promise.all(
      [first, second].map(({ visitor, code }) =>
        storm(visitor, 'proof', [...times(3, { pin, code: wrong(code) }), ...times(3, { pin, code })]),
      ),
    );
    const after = (await trailOf(person)).slice(before);
    assert.ok(after.filter((outcome) => outcome === 'validated').length <= 2, after.join());
    let inARow = 0;
    for (const outcome of after) {
      if (outcome === 'try spent') inARow += 1;
      if (outcome === 'validated') inARow = 0;
      assert.ok(inARow <= 5, after.join());
    }
    for (const { visitor } of [first, second]) {
      const { html } = await visitor.look();
      assert.doesNotMatch(html, /Something went wrong/);
    }
  }
});

test('two sessions with right answers at the same moment both validate, and the budget is whole again', async () => {
  const person = await enrolled();
  const open = [await proving(person), await proving(person)];
  await Promise.all(open.map(({ visitor, code }) => storm(visitor, 'proof', [{ pin, code }])));
  for (const { visitor } of open) assert.match((await visitor.look()).html, /controlStatus=VALIDATED/);
  const left = await house.db.many({
    text: 'select * from guess_budgets where user_id = $1 and consecutive_failures > 0',
    values: [person.id],
  });
  assert.deepEqual(left, []);
});

test('an enrolment and the change of its number at once: the code opens what it was sent for, or nothing', async () => {
  for (let round = 0; round < 5; round += 1) {
    const person = await newPerson();
    const visitor = newVisitor(house);
    await enrolUntilCode(visitor, person, { number: person.number, pin });
    const code = await lastCode(house, person.number);
    await Promise.all([storm(visitor, 'code', times(3, { code })), storm(visitor, 'change-number', times(3, {}))]);
    const phones = await house.db.many<{ number: string }>({
      text: 'select * from phones where user_id = $1',
      values: [person.id],
    });
    const isOver = (await visitor.look()).html.includes('controlStatus=VALIDATED');
    assert.equal(phones.length, isOver ? 1 : 0);
  }
});
