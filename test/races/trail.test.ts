// Two nodes chain at once while people enrol: one chain for each platform, without a gap, and nobody is forgotten.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chainDue } from '#trail/chain-records.ts';
import { eraseTrailOf } from '#trail/erase-trail.ts';
import { record } from '#trail/record.ts';
import { verifyTrail } from '#trail/verify-trail.ts';
import type { Host } from '#world/world.ts';
import { newPlatform } from '../kit/api.ts';
import { openHouse } from '../kit/house.ts';
import { newNumber, newOwner } from '../kit/people.ts';
import { enrol, newVisitor } from '../kit/visitor.ts';

const house = await openHouse();
const other = await openHouse({ beside: house, clock: house.clock, publicUrl: house.url });
const nodes = [house.app.host, other.app.host];

const note = (host: Host, clientId: string, what: string, userId = 'user_m_1') =>
  record(host, { clientId, userId, sessionId: 'scas_1', what, outcome: 'noted' });

interface Chained {
  readonly sequence: number;
  readonly position: number;
  readonly what: string;
}

async function chainOf(clientId: string): Promise<Chained[]> {
  return await house.db.many<Chained>({
    text: 'select sequence, position, what from trail where client_id = $1 and sequence is not null order by sequence',
    values: [clientId],
  });
}

async function assertWhole(clientId: string, records: number): Promise<void> {
  const verified = await verifyTrail(house.app.host, clientId);
  assert.deepEqual(verified.ok ? [verified.records, verified.waiting] : verified.problem, [records, 0]);
  assert.deepEqual(
    (await chainOf(clientId)).map(({ sequence }) => sequence),
    Array.from({ length: records }, (_, index) => index + 1),
  );
}

async function recordsOf(clientId: string): Promise<number> {
  const { count } = await house.db.one<{ count: number }>({
    text: 'select count(*) as count from trail where client_id = $1',
    values: [clientId],
  });
  return count;
}

test('two nodes that chain without a pause while ten people enrol make one chain of everything', async () => {
  const api = await newPlatform(house);
  let enrolling = true;
  const chainers = [...nodes, ...nodes].map(async (host) => {
    while (enrolling) await chainDue(host);
  });
  await Promise.all(
    Array.from({ length: 10 }, async (_, n) => {
      const node = n % 2 === 0 ? house : other;
      await enrol(node, newVisitor(node, house.url), await newOwner(api), { number: newNumber() });
    }),
  );
  enrolling = false;
  await Promise.all(chainers);
  await chainDue(house.app.host);
  const records = await recordsOf(api.clientId);
  assert.ok(records >= 80, `${records} records`);
  await assertWhole(api.clientId, records);
});

test('a record that commits after younger ones were chained is chained late, and not forgotten', async () => {
  const { clientId } = await newPlatform(house);
  const [recorded, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const slow = house.db.transaction(async (db) => {
    await note({ ...house.app.host, db }, clientId, 'late');
    recorded.resolve();
    await goOn.promise;
  });
  await recorded.promise;
  await note(house.app.host, clientId, 'early');
  await chainDue(house.app.host);
  await assertWhole(clientId, 1);
  goOn.resolve();
  await slow;
  await Promise.all(nodes.map((host) => chainDue(host)));
  await assertWhole(clientId, 2);
  const [first, second] = await chainOf(clientId);
  assert.deepEqual([first?.what, second?.what], ['early', 'late']);
  assert.ok(first !== undefined && second !== undefined && second.position < first.position);
});

test('what is rolled back leaves no record, no gap in the chain, and nothing waiting', async () => {
  const { clientId } = await newPlatform(house);
  const host = house.app.host;
  await note(host, clientId, 'before');
  await assert.rejects(
    house.db.transaction(async (db) => {
      await note({ ...host, db }, clientId, 'never');
      throw new Error('rolled back');
    }),
  );
  await note(host, clientId, 'after');
  await chainDue(host);
  await assertWhole(clientId, 2);
});

test('more than a batch is chained in one round, in the order of writing', async () => {
  const { clientId } = await newPlatform(house);
  for (let n = 0; n < 250; n += 1) await note(house.app.host, clientId, `step ${n}`);
  await Promise.all(nodes.map((host) => chainDue(host)));
  await chainDue(house.app.host);
  await assertWhole(clientId, 250);
  assert.deepEqual(
    (await chainOf(clientId)).map(({ what }) => what),
    Array.from({ length: 250 }, (_, n) => `step ${n}`),
  );
});

test('a chainer that dies in the middle leaves nothing half done; a closing node begins no new batch', async () => {
  const { clientId } = await newPlatform(house);
  const { host } = house.app;
  await note(host, clientId, 'one');
  const broken: Host = {
    ...host,
    db: { ...host.db, transaction: (work) => host.db.transaction(async (db) => (await work(db), assert.fail('died'))) },
  };
  assert.equal(await chainDue(broken), 0);
  assert.equal((await chainOf(clientId)).length, 0);
  assert.equal(await chainDue(host, AbortSignal.abort()), 0);
  assert.equal(await chainDue(host), 1);
  await assertWhole(clientId, 1);
});

test('erasing while others record and chain keeps the chain whole', async () => {
  const { clientId } = await newPlatform(house);
  const { host } = house.app;
  for (let n = 0; n < 20; n += 1) await note(host, clientId, `step ${n}`, n % 2 === 0 ? 'user_m_gone' : 'user_m_stays');
  const erase = house.db.transaction((db) =>
    eraseTrailOf({ ...host, db }, { clientId, userId: 'user_m_gone', reason: 'asked' }),
  );
  const noting = Array.from({ length: 30 }, (_, n) => note(host, clientId, `more ${n}`, 'user_m_stays'));
  await Promise.all([...nodes.map((node) => chainDue(node)), ...noting]);
  assert.equal(await erase, 10);
  await chainDue(host);
  await assertWhole(clientId, 51);
  const verified = await verifyTrail(host, clientId);
  assert.ok(verified.ok && verified.erased === 10);
});

/** Another value of the same type, near the old one. */
const changedValue: Readonly<Record<string, string>> = {
  text: `coalesce(COLUMN, '') || 'x'`,
  bytea: `set_byte(COLUMN, 0, get_byte(COLUMN, 0) # 1)`,
  bigint: 'COLUMN + 1000000',
  'timestamp with time zone': `coalesce(COLUMN, 'epoch') + interval '1 ms'`,
  ARRAY: `array_append(COLUMN, 'x')`,
};

test('a change to any column of a chained record is found, or refused by the database: columns to come included', async () => {
  const [{ clientId }, stranger] = [await newPlatform(house), await newPlatform(house)];
  const { host } = house.app;
  for (let n = 0; n < 5; n += 1) await note(host, clientId, `step ${n}`);
  await chainDue(host);
  const run = (text: string) => house.db.run({ text, values: [] });
  await run('alter table trail alter position set generated by default');
  await run('create table trail_kept as select * from trail');
  const columns = await house.db.many<{ name: string; type: string }>({
    text: `select column_name as name, data_type as type from information_schema.columns where table_name = 'trail'`,
    values: [],
  });
  assert.ok(columns.length >= 15);
  for (const { name, type } of columns) {
    const value = name === 'client_id' ? `'${stranger.clientId}'` : changedValue[type]?.replaceAll('COLUMN', name);
    assert.ok(value !== undefined, `say how to change ${name}, a ${type}`);
    const where = `where client_id = '${clientId}' and sequence = 3`;
    const changed = await run(`update trail set ${name} = ${value} ${where}`).catch(() => 0);
    if (name !== 'refused_at') assert.equal(changed, 1, name);
    if (changed === 0) continue;
    const verified = await verifyTrail(host, clientId);
    assert.deepEqual(verified.ok ? 'not found' : verified.problem.sequence, 3, name);
    await run('delete from trail');
    await run('insert into trail select * from trail_kept');
    assert.ok((await verifyTrail(host, clientId)).ok);
  }
});
