// A database of before contacts were kept: what it knows of them is taken over, and nothing more.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import pg from 'pg';
import { migrateSchema } from '#storage/migrate.ts';
import { openDatabase, type Database } from '#storage/postgres.ts';
import { createTestDatabase } from '../kit/database.ts';

const FOLDER = 'src/storage/migrations';
const now = new Date(0);

/** The schema as it was before a migration. */
async function databaseBefore(name: string): Promise<Database> {
  const database = await createTestDatabase();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query('drop schema public cascade; create schema public');
  await client.query('create table migrations (name text primary key, checksum text, applied_at timestamptz)');
  for (const file of (await readdir(FOLDER)).filter((each) => each < name).toSorted()) {
    const text = await readFile(join(FOLDER, file), 'utf8');
    await client.query(text);
    const checksum = createHash('sha256').update(text).digest('hex');
    await client.query('insert into migrations values ($1, $2, now())', [file, checksum]);
  }
  await client.end();
  const db = openDatabase(database.url, () => {});
  after(async () => {
    await db.close();
    await database.drop();
  });
  return db;
}

test('who confirmed an address keeps it; who has a change to confirm has the number only; who left has nothing', async () => {
  const db = await databaseBefore('0012');
  await db.run({ text: `insert into clients (id, name, created_at) values ('shop', 'Shop', now())`, values: [] });
  for (const status of ['ACTIVE', 'PENDING_USER_ACTION', 'CLOSED']) {
    await db.run({
      text: `insert into users (id, client_id, person_type, category, status, kyc_level, email, terms_accepted, details,
          created_at)
        values ($1, 'shop', 'NATURAL', 'OWNER', $1, 'LIGHT', $1 || '@example.com', true, '{}', now())`,
      values: [status],
    });
    await db.run({
      text: `insert into enrolments (user_id, first_asked_at, enrolled_at, last_enrolled_at, credentials_version)
        values ($1, now(), now(), now(), 1)`,
      values: [status],
    });
    if (status === 'CLOSED') continue;
    await db.run({
      text: `insert into phones (user_id, number, created_at) values ($1, '+33612345678', now())`,
      values: [status],
    });
  }
  const applied = await migrateSchema(db, now);
  assert.equal(applied[0], '0012-passkeys.sql');
  const contacts = await db.many({
    text: 'select user_id, channel, address from sca_contacts order by user_id, channel',
    values: [],
  });
  assert.deepEqual(contacts, [
    { user_id: 'ACTIVE', channel: 'email', address: 'ACTIVE@example.com' },
    { user_id: 'ACTIVE', channel: 'sms', address: '+33612345678' },
    { user_id: 'PENDING_USER_ACTION', channel: 'sms', address: '+33612345678' },
  ]);
});

test('a key of before scopes by area may do what it could, and no more', async () => {
  const db = await databaseBefore('0020');
  await db.run({ text: `insert into clients (id, name, created_at) values ('shop', 'Shop', now())`, values: [] });
  await db.run({
    text: `insert into api_keys (id, client_id, key_hash, name, scopes, created_at)
      values ('key_a', 'shop', 'a', 'plain', '{}', now()), ('key_b', 'shop', 'b', 'support', '{sca_reset}', now())`,
    values: [],
  });
  await migrateSchema(db, now);
  const keys = await db.many({ text: 'select id, scopes, expires_at from api_keys order by id', values: [] });
  assert.deepEqual(keys, [
    { id: 'key_a', scopes: ['Standard'], expires_at: null },
    { id: 'key_b', scopes: ['Standard', 'Recovery:read', 'Recovery:write'], expires_at: null },
  ]);
});
