// A database belongs to one installation: another mode or another secret is refused before anything is changed.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test, after } from 'node:test';
import { checkOf, createVault } from '#kit/secret.ts';
import { prepareDatabase } from '#storage/migrate.ts';
import { openDatabase } from '#storage/postgres.ts';
import { createTestDatabase } from '../kit/database.ts';

const database = await createTestDatabase();
const db = openDatabase(database.url, () => {});
after(async () => {
  await db.close();
  await database.drop();
});
const checkFor = (secret: Buffer) => checkOf(createVault(secret, randomBytes));
const secretCheck = checkFor(Buffer.alloc(32, 1));
const now = new Date(0);

test('the other mode is refused, and not one migration is applied for it', async () => {
  await prepareDatabase(db, { mode: 'live', secretCheck }, now);
  await db.run({ text: `delete from migrations where name = '0011-secret-check.sql'`, values: [] });
  const before = await db.many({ text: 'select name from migrations order by name', values: [] });
  await assert.rejects(prepareDatabase(db, { mode: 'sandbox', secretCheck }, now), /belongs to a live installation/);
  assert.deepEqual(await db.many({ text: 'select name from migrations order by name', values: [] }), before);
});

test('another secret is refused', async () => {
  const own = await createTestDatabase();
  const second = openDatabase(own.url, () => {});
  await prepareDatabase(second, { mode: 'sandbox', secretCheck }, now);
  await assert.rejects(
    prepareDatabase(second, { mode: 'sandbox', secretCheck: checkFor(Buffer.alloc(32, 2)) }, now),
    /another secret/,
  );
  assert.deepEqual(await prepareDatabase(second, { mode: 'sandbox', secretCheck }, now), []);
  await second.close();
  await own.drop();
});
