// Blocks: the person is told of one a day, warned before one for good, and only an operator lifts that.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { saveBudget } from '#factors/guess-budget-rows.ts';
import { untouched } from '#factors/guess-budget.ts';
import { listMessages } from '#messages/inbox.ts';
import { blockPerson } from '#sca/block-person.ts';
import { unblockPerson } from '#sca/unblock-person.ts';
import { exportTrail } from '#trail/export-trail.ts';
import { connect, newPlatform, toJson, type Api } from '../kit/api.ts';
import { openHouse } from '../kit/house.ts';
import { enrollmentLink, newNumber, newOwner, type Owner } from '../kit/people.ts';
import { enrol, enrolUntilCode, lastCode, newVisitor, type PageReply, type Visitor } from '../kit/visitor.ts';

const HOUR = 3_600_000;
const house = await openHouse();

interface Person extends Owner {
  readonly number: string;
}

async function newPerson(api: Api): Promise<Person> {
  const owner = await newOwner(api);
  const number = newNumber();
  await enrol(house, newVisitor(house), owner, { number });
  house.clock.advance(31_000);
  return { ...owner, number };
}

/** At the screen that asks for PIN and code. A token lives twenty minutes: the platform asks for a new one. */
async function atProof(api: Api, person: Person): Promise<Visitor> {
  const link = await enrollmentLink(await connect(house.url, api.clientId, api.apiKey), person.id);
  const visitor = newVisitor(house);
  await visitor.start(link);
  await visitor.step('email', { email: person.email });
  await visitor.step('send-code');
  return visitor;
}

const guessWrong = (visitor: Visitor): Promise<PageReply> => visitor.step('proof', { pin: '271828', code: '000000' });

async function proveRight(visitor: Visitor, { number }: Person): Promise<PageReply> {
  return await visitor.step('proof', { pin: '482913', code: await lastCode(house, number) });
}

async function historyOf(api: Api, userId: string) {
  const { token } = await connect(house.url, api.clientId, api.apiKey);
  const reply = await fetch(`${house.url}/strongroom/v1/${api.clientId}/users/${userId}/sca-history`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return await toJson(reply);
}

async function toldTo(recipient: string): Promise<string[]> {
  const messages = await listMessages(house.app.host, { recipient, limit: 50 });
  return messages.map((message) => message.kind).filter((kind) => !kind.endsWith('_code'));
}

const ctxOf = (api: Api) => ({ ...house.app.host, clientId: api.clientId });

async function trailOf(api: Api): Promise<string> {
  await house.app.runJobs();
  const lines: string[] = [];
  await exportTrail(house.app.host, api.clientId, {}, (line) => lines.push(line));
  return lines.join('\n');
}

test('a block is told with its end, the next ones of the same day are not, those of other days are', async () => {
  const api = await newPlatform(house);
  const person = await newPerson(api);
  const before = (await toldTo(person.email)).length;
  let visitor = await atProof(api, person);
  for (let n = 0; n < 4; n += 1) await guessWrong(visitor);
  assert.equal((await toldTo(person.email)).length, before);
  await guessWrong(visitor);
  assert.equal((await toldTo(person.email))[0], 'blocked');
  house.clock.advance(15 * 60_000);
  visitor = await atProof(api, person);
  for (let n = 0; n < 5; n += 1) await guessWrong(visitor);
  assert.equal((await historyOf(api, person.id)).ConsecutiveFailures, 10);
  assert.equal((await toldTo(person.email)).filter((kind) => kind === 'blocked').length, 1);
  assert.match(await trailOf(api), /blocked after failures/);

  house.clock.advance(24 * HOUR);
  visitor = await atProof(api, person);
  for (let n = 0; n < 5; n += 1) await guessWrong(visitor);
  assert.equal((await toldTo(person.email)).filter((kind) => kind === 'blocked').length, 2);
});

test('an API key alone cannot keep the notice of a block from being sent', async () => {
  const api = await newPlatform(house);
  const person = await newPerson(api);
  for (let n = 0; n < 12; n += 1) {
    const Email = `n${n}.${person.email}`;
    await api.put(`/sca/users/natural/${person.id}`, { TermsAndConditionsAccepted: true, Email });
  }
  const visitor = await atProof(api, { ...person, email: `n11.${person.email}` });
  for (let n = 0; n < 5; n += 1) await guessWrong(visitor);
  const told = await toldTo(person.email);
  assert.equal(told[0], 'blocked');
  assert.equal(told.filter((kind) => kind === 'contact_change_asked').length, 5);
});

test('a hundredth failure warns every contact; a failure 72 hours later blocks for good, one before does not', async () => {
  const api = await newPlatform(house);
  const person = await newPerson(api);
  await saveBudget(house.db, person.id, { ...untouched, consecutiveFailures: 99, blockedUntil: new Date(0) });
  await guessWrong(await atProof(api, person));
  for (const recipient of [person.email, person.number]) {
    assert.ok((await toldTo(recipient)).includes('permanent_block_ahead'));
  }
  await house.app.runJobs();
  const warned = await historyOf(api, person.id);
  assert.deepEqual([warned.ConsecutiveFailures, warned.BlockedForGood], [100, false]);
  assert.equal(warned.BlockWarningDate, Math.floor(house.clock.now().getTime() / 1_000));

  house.clock.advance(72 * HOUR - 60_000);
  const early = await atProof(api, person);
  await guessWrong(early);
  assert.equal((await historyOf(api, person.id)).BlockedForGood, false);
  house.clock.advance(60_000);
  const code = await lastCode(house, person.number);
  await guessWrong(early);
  assert.equal((await historyOf(api, person.id)).BlockedForGood, true);
  assert.doesNotMatch((await early.step('proof', { pin: '482913', code })).html, /VALIDATED/);

  house.clock.advance(365 * 24 * HOUR);
  const late = await atProof(api, person);
  assert.doesNotMatch((await late.look()).html, /name="(pin|code|email)"/);
  assert.equal(await unblockPerson(ctxOf(api), person.id, 'identified in the branch'), true);
  const free = await atProof(api, person);
  assert.match((await proveRight(free, person)).html, /VALIDATED/);
});

/** Every failure from now on is one too many. */
async function warnedLongAgo(person: Person): Promise<void> {
  const long = new Date(house.clock.now().getTime() - 96 * HOUR);
  const budget = { ...untouched, consecutiveFailures: 101, warnedAt: long, warningSentAt: long };
  await saveBudget(house.db, person.id, budget);
}

test('a right answer on the try that could block for good validates, and makes everything good', async () => {
  const api = await newPlatform(house);
  const person = await newPerson(api);
  await warnedLongAgo(person);
  assert.match((await proveRight(await atProof(api, person), person)).html, /VALIDATED/);
  const { ConsecutiveFailures, BlockedForGood } = await historyOf(api, person.id);
  assert.deepEqual([ConsecutiveFailures, BlockedForGood], [0, false]);
  assert.ok(!(await toldTo(person.email)).includes('blocked'));
});

test('a block for good ends every open session of the person and is told', async () => {
  const api = await newPlatform(house);
  const person = await newPerson(api);
  const other = await atProof(api, person);
  const code = await lastCode(house, person.number);
  house.clock.advance(31_000);
  const visitor = await atProof(api, person);
  await warnedLongAgo(person);
  assert.match((await guessWrong(visitor)).html, /controlStatus=FAILED/);
  assert.doesNotMatch((await other.step('proof', { pin: '482913', code })).html, /VALIDATED/);
  const history = await historyOf(api, person.id);
  const statuses = history.Sessions.map((session: { Status: string }) => session.Status);
  assert.deepEqual([history.BlockedForGood, statuses], [true, ['FAILED', 'FAILED', 'VALIDATED']]);
  assert.equal((await toldTo(person.email))[0], 'blocked');
  assert.match(await trailOf(api), /blocked after failures.*for good/);
});

test('a warning that never left blocks nobody: another one follows', async () => {
  const api = await newPlatform(house);
  const person = await newPerson(api);
  await saveBudget(house.db, person.id, { ...untouched, consecutiveFailures: 99, blockedUntil: new Date(0) });
  await guessWrong(await atProof(api, person));
  house.clock.advance(80 * HOUR);
  const visitor = await atProof(api, person);
  await guessWrong(visitor);
  assert.equal((await historyOf(api, person.id)).BlockedForGood, false);
  assert.equal((await toldTo(person.email)).filter((kind) => kind === 'permanent_block_ahead').length, 2);
});

test('after the warning, one validation makes everything good', async () => {
  const api = await newPlatform(house);
  const person = await newPerson(api);
  await saveBudget(house.db, person.id, { ...untouched, consecutiveFailures: 99 });
  await guessWrong(await atProof(api, person));
  house.clock.advance(73 * HOUR);
  assert.match((await proveRight(await atProof(api, person), person)).html, /VALIDATED/);
  const { ConsecutiveFailures, BlockedForGood, BlockWarningDate } = await historyOf(api, person.id);
  assert.deepEqual([ConsecutiveFailures, BlockedForGood, BlockWarningDate], [0, false, null]);
});

test('who has no confirmed contact cannot be warned, and so is never blocked for good', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  const visitor = newVisitor(house);
  await enrolUntilCode(visitor, owner, { number: newNumber() });
  await saveBudget(house.db, owner.id, { ...untouched, consecutiveFailures: 99 });
  await visitor.step('code', { code: 'wrong' });
  const history = await historyOf(api, owner.id);
  assert.deepEqual([history.ConsecutiveFailures, history.BlockWarningDate], [100, null]);
});

test("an operator's block ends what is under way and tells the person; only an operator lifts it", async () => {
  const api = await newPlatform(house);
  const person = await newPerson(api);
  const visitor = await atProof(api, person);
  const code = await lastCode(house, person.number);
  assert.equal(await blockPerson(ctxOf(api), person.id, 'reported stolen, case 4'), true);
  assert.equal(await blockPerson(ctxOf(api), person.id, 'again'), false);
  assert.doesNotMatch((await visitor.step('proof', { pin: '482913', code })).html, /VALIDATED/);
  const history = await historyOf(api, person.id);
  assert.deepEqual([history.BlockedForGood, history.Sessions[0].Status], [true, 'FAILED']);
  assert.match(await trailOf(api), /reported stolen, case 4/);
  assert.equal(await unblockPerson(ctxOf(api), person.id, 'found again'), true);
  assert.equal((await historyOf(api, person.id)).BlockedForGood, false);
});
