// A database belongs to one installation: another mode or another secret is refused before anything is changed.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test, after } from 'node:test';
import { createVault } from '#kit/secret.ts';
import { prepareDatabase } from '#storage/migrate.ts';
import { openDatabase, type Database } from '#storage/postgres.ts';
import { listSecrets, retireOthers } from '#storage/secret-rows.ts';
import { createTestDatabase } from '../kit/database.ts';

const now = new Date(0);
const [first, second, third, fourth] = [1, 2, 3, 4].map((byte) => Buffer.alloc(32, byte)) as [
  Buffer,
  Buffer,
  Buffer,
  Buffer,
];
const vaultOf = (inUse: Buffer, ...others: readonly Buffer[]) => createVault(inUse, randomBytes, others);

async function ownDatabase(): Promise<Database> {
  const database = await createTestDatabase();
  const db = openDatabase(database.url, () => {});
  after(async () => {
    await db.close();
    await database.drop();
  });
  return db;
}

/** A node that starts with these secrets, the one in use first. */
const start = (db: Database, ...secrets: readonly [Buffer, ...Buffer[]]) =>
  prepareDatabase(db, { mode: 'sandbox', vault: vaultOf(...secrets) }, now);

test('the other mode is refused, and not one migration is applied for it', async () => {
  const db = await ownDatabase();
  await prepareDatabase(db, { mode: 'live', vault: vaultOf(first) }, now);
  await db.run({ text: `delete from migrations where name = '0011-secret-check.sql'`, values: [] });
  const before = await db.many({ text: 'select name from migrations order by name', values: [] });
  await assert.rejects(start(db, first), /belongs to a live installation/);
  assert.deepEqual(await db.many({ text: 'select name from migrations order by name', values: [] }), before);
});

test('another secret is refused', async () => {
  const db = await ownDatabase();
  await start(db, first);
  await assert.rejects(start(db, second), /another secret/);
  await assert.rejects(start(db, second, third), /another secret/);
  assert.deepEqual(await start(db, first), []);
});

test('a new secret is taken up from a node that knows the one before; nodes that know both go on', async () => {
  const db = await ownDatabase();
  await start(db, first);
  await start(db, first, second);
  await assert.rejects(start(db, third, second), /another secret/, 'the next one alone is no proof');
  await start(db, second, first);
  await start(db, first, second);
  await start(db, second, first);
  await assert.rejects(start(db, first), /another secret/, 'what the new one sealed could not be read');
  const known = await listSecrets(db);
  assert.deepEqual(
    new Set(known.map(({ id }) => id.toString('hex'))),
    new Set([first, second].map((secret) => vaultOf(secret).keys[0].id.toString('hex'))),
  );
});

test('no node starts without a secret under which something may be left', async () => {
  const db = await ownDatabase();
  await start(db, first);
  await start(db, second, first);
  const idOfFirst = vaultOf(first).keys[0].id.toString('hex');
  await assert.rejects(start(db, second), new RegExp(`the former secret ${idOfFirst} sealed`));
  await start(db, third, second, first);
  await assert.rejects(start(db, third, second), new RegExp(idOfFirst));

  await retireOthers(db, vaultOf(third).keys[0].id, now);
  await start(db, third);
  await assert.rejects(start(db, second), /another secret/);
  await assert.rejects(start(db, fourth), /another secret/);
  // A node that still had it in use: it is needed again.
  await start(db, second, third);
  await assert.rejects(start(db, third), /former secret/);
});

test('a database that was stamped before secrets had ids is recognised, and its secret asked for later', async () => {
  const db = await ownDatabase();
  await start(db, first);
  await db.run({ text: 'delete from known_secrets', values: [] });
  await assert.rejects(start(db, second), /another secret/);
  await start(db, second, first);
  await assert.rejects(start(db, second), /former secret/);
});
