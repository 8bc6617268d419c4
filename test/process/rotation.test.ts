// The master secret is changed: nobody enrols again, nothing stays under the former one, and it can be dropped.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import { createVault } from '#kit/secret.ts';
import { spendSmsBudget } from '#messages/spend-budget.ts';
import { openDatabase } from '#storage/postgres.ts';
import { sealedColumns } from '../../src/rotate.ts';
import { connect, toJson, type Api } from '../kit/api.ts';
import { createTestDatabase } from '../kit/database.ts';
import { freePort } from '../kit/house.ts';
import { enrollmentLink, newNumber, newOwner, type Owner } from '../kit/people.ts';
import { worldWithLog } from '../kit/provider.ts';
import { command, ready, run, type Running } from '../kit/process.ts';
import { enrolUntilCode, newVisitor } from '../kit/visitor.ts';

const PIN = '482913';
const folder = await mkdtemp(join(tmpdir(), 'strongroom-rotation-'));
after(() => rm(folder, { recursive: true, force: true }));

/** A database and a port of its own; the secrets are those of each start. */
async function openSite() {
  const database = await createTestDatabase();
  const db = openDatabase(database.url, () => {});
  after(async () => {
    await db.close();
    await database.drop();
  });
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const envOf = (inUse: Buffer, ...others: readonly Buffer[]) => ({
    PORT: String(port),
    STRONGROOM_MODE: 'sandbox',
    STRONGROOM_DATA_DIR: folder,
    DATABASE_URL: database.url,
    STRONGROOM_SECRET: inUse.toString('base64'),
    ...(others.length === 0
      ? {}
      : { STRONGROOM_OTHER_SECRETS: others.map((secret) => secret.toString('hex')).join(',') }),
  });
  const start = async (...secrets: readonly [Buffer, ...Buffer[]]): Promise<Running> => {
    const server = run([], envOf(...secrets));
    await ready(server, url);
    return server;
  };
  return { db, url, envOf, start };
}

async function stop(server: Running): Promise<void> {
  server.child.kill('SIGTERM');
  assert.equal(await server.ended, 0);
}

async function codeTo(url: string, number: string): Promise<string> {
  const messages: { Code: string | null }[] = await toJson(
    await fetch(`${url}/sandbox/messages?recipient=${encodeURIComponent(number)}`),
  );
  return messages.find(({ Code }) => Code !== null)?.Code ?? assert.fail(`no code was sent to ${number}`);
}

async function enrolled(url: string, api: Api): Promise<Owner & { readonly number: string }> {
  const [owner, number, visitor] = [await newOwner(api), newNumber(), newVisitor({ url })];
  await enrolUntilCode(visitor, owner, { number, pin: PIN });
  const end = await visitor.step('code', { code: await codeTo(url, number) });
  assert.match(end.html, /controlStatus=VALIDATED/);
  return { ...owner, number };
}

/** By PIN and a code to the number. */
async function authenticate(url: string, api: Api, owner: Owner & { readonly number: string }, pin = PIN) {
  const visitor = newVisitor({ url });
  await visitor.start(await enrollmentLink(api, owner.id));
  await visitor.step('email', { email: owner.email });
  await visitor.step('send-code');
  const end = await visitor.step('proof', { pin, code: await codeTo(url, owner.number) });
  return end.html.includes('controlStatus=VALIDATED');
}

const idOf = (secret: Buffer) => createVault(secret, randomBytes).keys[0].id.toString('hex');

test('from one secret to the next: people, links, keys and the trail go on, and the former one is dropped', async () => {
  const { url, envOf, start } = await openSite();
  const [first, second] = [randomBytes(32), randomBytes(32)];
  // The new one is made known to every node before any node uses it.
  let server = await start(first);
  let api = await connect(url, 'demo', 'demo-api-key');
  const owner = await enrolled(url, api);
  const [late, lateNumber, lateVisitor] = [await newOwner(api), newNumber(), newVisitor({ url })];
  await enrolUntilCode(lateVisitor, late, { number: lateNumber, pin: PIN });
  const lateCode = await codeTo(url, lateNumber);
  const added = await command(['key', 'add', 'demo', '--name', 'unused'], envOf(first));
  const unused = /API key (key_\w+)/.exec(added.output)?.[1] ?? assert.fail(added.output);
  const checkpoint = join(folder, 'before.json');
  await stop(server);
  await writeFile(checkpoint, (await command(['trail', 'checkpoint', 'demo'], envOf(first))).output);

  server = await start(first, second);
  await stop(server);
  server = await start(second, first);
  assert.equal((await api.get('/users')).status, 200, 'tokens are no matter of the secret');
  assert.ok(await authenticate(url, api, owner), 'before anything is sealed anew');

  const rotated = await command(['secret', 'rotate'], envOf(second, first));
  assert.equal(rotated.code, 0, rotated.output);
  assert.match(rotated.output, /Sealed anew: 1 PINs\.\n/);
  assert.match(rotated.output, /Sealed anew: 1 open sessions\.\n/);
  assert.match(rotated.output, /Sealed anew: \d+ records of the trail\.\n/);
  assert.match(rotated.output, new RegExp(`Left until its next use: API key ${unused} of demo`));
  assert.match(rotated.output, /Keep STRONGROOM_OTHER_SECRETS as it is\.\n$/);
  const tooEarly = await command(['secret', 'status'], envOf(second));
  assert.equal(tooEarly.code, 1);
  assert.match(tooEarly.output, new RegExp(`former secret ${idOf(first)} sealed`));

  // The person who was half way through, with a PIN chosen under the former secret, goes on.
  const end = await lateVisitor.step('code', { code: lateCode });
  assert.match(end.html, /controlStatus=VALIDATED/);
  api = await connect(url, 'demo', 'demo-api-key');
  await command(['key', 'revoke', 'demo', unused], envOf(second, first));
  const again = await command(['secret', 'rotate'], envOf(second, first));
  assert.match(again.output, new RegExp(`once every node uses it, drop ${idOf(first)} from STRONGROOM_OTHER_SECRETS`));
  await stop(server);

  server = await start(second);
  assert.ok(await authenticate(url, api, owner));
  assert.ok(await authenticate(url, api, { ...late, number: lateNumber }));
  assert.ok(!(await authenticate(url, api, owner, '482914')), 'the PIN still matters');
  await connect(url, 'demo', 'demo-api-key');
  assert.equal((await command(['trail', 'verify', 'demo', '--checkpoint', checkpoint], envOf(second))).code, 0);
  await stop(server);
  assert.match((await command(['secret', 'status'], envOf(second))).output, /needed no more[^]*Everything is under/);
  for (const wrong of [envOf(first), envOf(randomBytes(32)), envOf(randomBytes(32), first)]) {
    const refused = await command([], wrong);
    assert.equal(refused.code, 1);
    assert.match(refused.output, /sealed under another secret/);
  }

  // A stranger verifies what both secrets signed with the public keys alone.
  const script = join(folder, 'verify.mjs');
  await writeFile(script, /```js\n([^]*?)```/.exec(await readFile('docs/trail.md', 'utf8'))?.[1] ?? '');
  const [exported, all, newest] = [join(folder, 'all.jsonl'), join(folder, 'all.pem'), join(folder, 'newest.pem')];
  await writeFile(exported, (await command(['trail', 'export', 'demo'], envOf(second))).output);
  await writeFile(all, (await command(['trail', 'public-key', '--all'], envOf(second))).output);
  await writeFile(newest, (await command(['trail', 'public-key'], envOf(second))).output);
  const verifyAlone = (keys: string) => promisify(execFile)(process.execPath, [script, exported, keys], { env: {} });
  assert.match((await verifyAlone(all)).stdout, /the whole chain up to the checkpoint/);
  await assert.rejects(verifyAlone(newest), /the link is not genuine/);
});

test('killed half way, begun again: every seal opens under the new secret, none was lost', async () => {
  const { db, url, envOf, start } = await openSite();
  const [first, second] = [randomBytes(32), randomBytes(32)];
  const server = await start(first);
  const owner = await enrolled(url, await connect(url, 'demo', 'demo-api-key'));
  await stop(server);
  const vault = createVault(first, randomBytes);
  const ids = Array.from({ length: 450 }, (_, n) => `scas_${String(n).padStart(4, '0')}`);
  await db.run({
    text: `insert into typing_samples (session_id, user_id, sample_sealed, created_at)
      select id, $1, sealed, now() from unnest($2::text[], $3::bytea[]) as rows (id, sealed)`,
    values: [owner.id, ids, ids.map((id) => vault.seal(`sample ${id}`, `typing:${owner.id}`))],
  });
  const countUnder = async (secret: Buffer) => {
    const mark = Buffer.concat([Buffer.from([2]), Buffer.from(idOf(secret), 'hex')]);
    const { n } = await db.one<{ n: number }>({
      text: 'select count(*) as n from typing_samples where substring(sample_sealed from 1 for 5) = $1',
      values: [mark],
    });
    return n;
  };

  // Somebody holds a row in the middle: the command waits there, and is killed.
  await db.transaction(async (tx) => {
    await tx.run({ text: 'select 1 from typing_samples where session_id = $1 for update', values: [ids[300]] });
    const rotating = run(['secret', 'rotate'], envOf(second, first));
    let over = false;
    void rotating.ended.then(() => (over = true));
    while ((await countUnder(second)) < 300) {
      assert.ok(!over, rotating.output());
      await new Promise((resolve) => setImmediate(resolve));
    }
    rotating.child.kill('SIGKILL');
    assert.equal(await rotating.ended, 'SIGKILL');
  });
  assert.ok((await countUnder(first)) > 0);

  const rotated = await command(['secret', 'rotate'], envOf(second, first));
  assert.equal(rotated.code, 0, rotated.output);
  assert.deepEqual([await countUnder(first), await countUnder(second)], [0, 450]);
  const renewed = createVault(second, randomBytes);
  const rows = await db.many<{ id: string; sealed: Buffer }>({
    text: 'select session_id as id, sample_sealed as sealed from typing_samples',
    values: [],
  });
  for (const { id, sealed } of rows) assert.equal(renewed.open(sealed, `typing:${owner.id}`), `sample ${id}`);
});

test('every column of seals is sealed anew', async () => {
  const { db } = await openSite();
  const columns = await db.many<{ place: string }>({
    text: `select table_name || '.' || column_name as place from information_schema.columns
      where table_schema = 'public' and data_type = 'bytea' and column_name ~ 'sealed$' order by 1`,
    values: [],
  });
  const known = sealedColumns.map(({ table, column }) => `${table.text}.${column.text}`);
  // The trail's are bound to its records (trail/reseal-trail.ts).
  assert.deepEqual(
    columns.map(({ place }) => place),
    [...known, 'trail.sealed'].toSorted(),
  );
});

test('a secret that was lost: the operator says so, and what was under it is lost with it', async () => {
  const { db, url, envOf, start } = await openSite();
  const [first, second] = [randomBytes(32), randomBytes(32)];
  const server = await start(first);
  await enrolled(url, await connect(url, 'demo', 'demo-api-key'));
  await stop(server);
  await command(['migrate'], envOf(second, first));
  assert.equal((await command(['secret', 'status'], envOf(second))).code, 1);
  assert.equal((await command(['secret', 'forget', '00000000'], envOf(second))).code, 1);
  assert.match((await command(['secret', 'forget', 'first'], envOf(second))).output, /not the id of a secret/);
  assert.equal((await command(['secret', 'forget', idOf(first)], envOf(second))).code, 0);

  // The end of the trail was signed under it: nothing is signed on top.
  const rotated = await command(['secret', 'rotate'], envOf(second));
  assert.equal(rotated.code, 1);
  await db.run({ text: 'delete from trail', values: [] });
  await db.run({ text: 'delete from trail_heads', values: [] });
  const told = await command(['secret', 'rotate'], envOf(second));
  assert.equal(told.code, 1);
  assert.match(told.output, /No known secret opens 1 PINs/);
  assert.match(told.output, /Left under another secret: 1 PINs/);
});

test('budgets of text messages go on counting across a change, on nodes with either secret in use', async () => {
  const { db } = await openSite();
  const [first, second] = [randomBytes(32), randomBytes(32)];
  await db.run({
    text: `insert into clients (id, name, created_at) values ('shop', 'Shop', now())`,
    values: [],
  });
  const limits = { perHour: 1_000, perDay: 10_000 };
  const use = { number: '+33612345678', purpose: 'confirm', address: '203.0.113.9', limits } as const;
  const spend = (inUse: Buffer, ...others: readonly Buffer[]) => {
    const world = { ...worldWithLog(), vault: createVault(inUse, randomBytes, others) };
    return spendSmsBudget({ ...world, db, clientId: 'shop' }, use);
  };
  for (let n = 0; n < 5; n += 1) assert.equal(await spend(first), undefined);
  // Both are known: on one node the one, on another the other is in use.
  for (let n = 0; n < 5; n += 1) {
    assert.deepEqual(await Promise.all([spend(first, second), spend(second, first)]), [undefined, undefined]);
  }
  assert.equal(await spend(second, first), 'number');
  assert.equal(await spend(first, second), 'number');
});
