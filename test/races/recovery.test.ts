// Resets against everything that happens at the same moment, on two nodes: one outcome, and no credential left behind.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listMessages } from '#messages/inbox.ts';
import { blockPerson } from '#sca/block-person.ts';
import { approveReset } from '#sca/recovery/approve-reset.ts';
import { askReset, askResetByPlatform } from '#sca/recovery/ask-reset.ts';
import { cancelReset } from '#sca/recovery/cancel-reset.ts';
import { changeSetting } from '#clients/change-setting.ts';
import { newPlatform, type Api } from '../kit/api.ts';
import { openHouse } from '../kit/house.ts';
import { enrollmentLink, newNumber, newOwner } from '../kit/people.ts';
import { enrol, lastCode, newVisitor, type Visitor } from '../kit/visitor.ts';

const house = await openHouse();
const other = await openHouse({ beside: house, clock: house.clock, publicUrl: house.url });
const api = await newPlatform(house);
await changeSetting(house.app.host, api.clientId, 'apiReset', true);
const ctx = { ...house.app.host, clientId: api.clientId };
const beside = { ...other.app.host, clientId: api.clientId };
const asked = (userId: string) => ({ userId, reason: 'lost', reference: '1' });

async function newPerson(platform: Api) {
  const owner = await newOwner(platform);
  const number = newNumber();
  await enrol(house, newVisitor(house), owner, { number });
  house.clock.advance(31_000);
  return { ...owner, number };
}

async function count(text: string, userId: string): Promise<number> {
  return (await house.db.one<{ count: number }>({ text, values: [userId] })).count;
}

const elementsOf = (userId: string) =>
  count(
    `select (select count(*) from pins where user_id = $1) + (select count(*) from phones where user_id = $1)
      + (select count(*) from sca_contacts where user_id = $1 and until is null) as count`,
    userId,
  );

/** One answer away from validating, on the other node. */
async function readyToProve(person: { id: string; email: string; number: string }): Promise<() => Promise<unknown>> {
  const visitor: Visitor = newVisitor(other, house.url);
  await visitor.start(await enrollmentLink(api, person.id));
  await visitor.step('email', { email: person.email });
  await visitor.step('send-code');
  const code = await lastCode(house, person.number);
  return () => visitor.step('proof', { pin: '482913', code });
}

test('a reset that takes effect while right answers are looked at: nothing survives it', async () => {
  for (let round = 0; round < 5; round += 1) {
    const person = await newPerson(api);
    const prove = await readyToProve(person);
    await askReset(ctx, asked(person.id));
    await Promise.all([prove(), house.app.runJobs(), other.app.runJobs()]);
    await house.app.runJobs();
    assert.equal(await elementsOf(person.id), 0);
    const open = await count(
      `select count(*) as count from sca_sessions where user_id = $1 and state = 'open'`,
      person.id,
    );
    assert.equal(open, 0);
    const { body } = await api.get(`/sca/users/${person.id}/sca-status`);
    assert.deepEqual([body.UserStatus, body.IsEnrolled], ['PENDING_USER_ACTION', false]);
  }
});

test('a reset that many jobs find due takes effect once', async () => {
  const person = await newPerson(api);
  await askReset(ctx, asked(person.id));
  await Promise.all(Array.from({ length: 6 }, (_, n) => (n % 2 === 0 ? house : other).app.runJobs()));
  const told = await listMessages(house.app.host, { recipient: person.email, limit: 50 });
  assert.equal(told.filter(({ kind }) => kind === 'reset_done').length, 1);
  const events = await count(
    `select count(*) as count from events where resource_id = $1 and event_type = 'USER_ACCOUNT_VALIDATION_ASKED'`,
    person.id,
  );
  // The first is of the creation.
  assert.equal(events, 2);
});

test('20 askers at once, operators and platforms: one reset', async () => {
  const person = await newPerson(api);
  const asks = await Promise.allSettled(
    Array.from({ length: 20 }, (_, n) =>
      n % 2 === 0 ? askReset(ctx, asked(person.id)) : askResetByPlatform(beside, asked(person.id)),
    ),
  );
  assert.equal(asks.filter(({ status }) => status === 'fulfilled').length, 1);
  assert.equal(await count('select count(*) as count from sca_resets where user_id = $1', person.id), 1);
});

test('two operators approve at once: one code is given out', async () => {
  const person = await newPerson(api);
  await askResetByPlatform(ctx, asked(person.id));
  const codes = await Promise.allSettled([
    approveReset(ctx, person.id, 'one'),
    approveReset(beside, person.id, 'two'),
    approveReset(ctx, person.id, 'three'),
  ]);
  assert.equal(codes.filter(({ status }) => status === 'fulfilled').length, 1);
});

test('canceled and due at once: either it is canceled and nothing changed, or it took effect and is not canceled', async () => {
  for (let round = 0; round < 6; round += 1) {
    const person = await newPerson(api);
    await askReset(ctx, asked(person.id));
    const [canceled] = await Promise.allSettled([
      cancelReset(beside, person.id, 'found'),
      house.app.runJobs(),
      other.app.runJobs(),
    ]);
    const { state } = await house.db.one<{ state: string }>({
      text: 'select state from sca_resets where user_id = $1',
      values: [person.id],
    });
    assert.equal(state, canceled.status === 'fulfilled' ? 'canceled' : 'done');
    assert.equal(await elementsOf(person.id), state === 'done' ? 0 : 4);
  }
});

test('closed and due at once: no element and no reset is left', async () => {
  const person = await newPerson(api);
  await askReset(ctx, asked(person.id));
  await Promise.all([api.delete(`/users/natural/${person.id}`), house.app.runJobs(), other.app.runJobs()]);
  await house.app.runJobs();
  assert.equal((await api.get(`/sca/users/${person.id}`)).body.UserStatus, 'CLOSED');
  assert.equal(await elementsOf(person.id), 0);
  assert.equal(await count('select count(*) as count from sca_resets where user_id = $1', person.id), 0);
});

test("an operator's block while a right answer is looked at stays", async () => {
  for (let round = 0; round < 5; round += 1) {
    const person = await newPerson(api);
    const prove = await readyToProve(person);
    await Promise.all([prove(), blockPerson(ctx, person.id, 'stolen')]);
    const blocked = await count(
      'select count(*) as count from guess_budgets where user_id = $1 and blocked_for_good',
      person.id,
    );
    assert.equal(blocked, 1);
  }
});
