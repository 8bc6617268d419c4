// The trail of an enrolment: complete, sealed, verified by us and by a stranger's script, and erasable.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { TrailRecord } from '#trail/trail-record.ts';
import { newPlatform, type Api } from '../kit/api.ts';
import { openHouse } from '../kit/house.ts';
import { newNumber, newOwner, type Owner } from '../kit/people.ts';
import { command } from '../kit/process.ts';
import { enrol, lastCode, newVisitor } from '../kit/visitor.ts';

const house = await openHouse();
const folder = await mkdtemp(join(tmpdir(), 'strongroom-trail-'));
after(() => rm(folder, { recursive: true, force: true }));
const script = join(folder, 'verify.mjs');
await writeFile(script, /```js\n([^]*?)```/.exec(await readFile('docs/trail.md', 'utf8'))?.[1] ?? '');

const env = {
  STRONGROOM_MODE: 'sandbox',
  STRONGROOM_DATA_DIR: folder,
  DATABASE_URL: house.databaseUrl,
  STRONGROOM_SECRET: house.secret.toString('base64'),
};

const trail = (...args: string[]) => command(['trail', ...args], env);
const publicKey = join(folder, 'public-key.pem');
await writeFile(publicKey, (await trail('public-key')).output);

async function inFile(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

/** The script of the document, on an export, with the public key as the command prints it. */
async function verifyAlone(exported: string): Promise<{ code: number; output: string }> {
  const args = [script, await inFile('export.jsonl', exported), publicKey];
  return await new Promise((resolve) => {
    execFile(process.execPath, args, { env: {} }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), output: stdout + stderr }),
    );
  });
}

interface Line {
  readonly sequence: number;
  readonly record: TrailRecord | null;
}

function linesOf(exported: string): Line[] {
  return exported
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => JSON.parse(line));
}

async function enrolled(api: Api): Promise<Owner & { number: string; code: string }> {
  const owner = await newOwner(api);
  const number = newNumber();
  await enrol(house, newVisitor(house), owner, { number });
  const code = await lastCode(house, number).catch(() => 'sent and erased');
  await house.app.runJobs();
  return { ...owner, number, code };
}

/** As an operator with the database could. */
async function tamper(text: string, ...values: unknown[]): Promise<void> {
  assert.ok((await house.db.run({ text, values })) > 0, text);
}

test('an enrolment leaves a complete chain, which opens to every step and to no secret', async () => {
  const api = await newPlatform(house);
  const { id, email, number, code } = await enrolled(api);
  const { output: exported } = await trail('export', api.clientId, '--user', id);
  const records = linesOf(exported).map(({ record }) => record ?? assert.fail());
  const steps = records.map(({ what, outcome, elements }) => [what, outcome, ...elements].join(' '));
  assert.deepEqual(
    steps.filter((step) => !step.endsWith('try spent')),
    [
      'session opened',
      'claim started, terms accepted',
      'email accepted',
      'new_pin accepted pin',
      'new_phone accepted',
      'code sent sms_code',
      'new_phone_code accepted sms_code',
      'session: proven validated',
      'notice: enrolled queued',
    ],
  );
  const count = records.length;
  assert.match(
    (await trail('verify', api.clientId)).output,
    new RegExp(`is intact: ${count} records, 0 of them erased`),
  );
  assert.match((await trail('status')).output, new RegExp(`${api.clientId}\t${count} chained\t0 waiting\n`));
  assert.ok(records.every((record) => record.user === id && record.client === api.clientId));
  assert.equal(new Set(records.flatMap((record) => record.session ?? [])).size, 1);
  for (const secret of [email, number, number.slice(1), code, '482913']) assert.ok(!exported.includes(secret));
});

test('nothing that could be personal but the user id lies open in the database', async () => {
  const api = await newPlatform(house);
  const { id } = await enrolled(api);
  const [first] = linesOf((await trail('export', api.clientId)).output);
  const session = first?.record?.session ?? '';
  const rows = await house.db.many({
    text: `select to_jsonb(trail) as row from trail where user_id = $1`,
    values: [id],
  });
  const stored = JSON.stringify(rows);
  assert.ok(session.startsWith('scas_'));
  for (const personal of [session, '127.0.0.1', 'node']) assert.ok(!stored.includes(personal), personal);
});

test('the script of the document verifies an export without our code, and finds what was changed in it', async () => {
  const api = await newPlatform(house);
  const { id } = await enrolled(api);
  const other = await enrolled(api);
  const { output: whole } = await trail('export', api.clientId);
  assert.deepEqual(await verifyAlone(whole), {
    code: 0,
    output: `${linesOf(whole).length} genuine records (0 erased): the whole chain up to the checkpoint\n`,
  });
  const session =
    linesOf(whole).findLast(({ record }) => record?.user === other.id && record.session)?.record?.session ?? '';
  for (const filter of [
    ['--user', id],
    ['--session', session],
    ['--from', '2020-01-01', '--to', '2100-01-01T00:00:00Z'],
  ]) {
    const { output: part } = await trail('export', api.clientId, ...filter);
    const { code, output } = await verifyAlone(part);
    assert.equal(code, 0, output);
    assert.ok(linesOf(part).length >= 8);
  }
  assert.equal(linesOf((await trail('export', api.clientId, '--to', '2020-01-01')).output).length, 0);

  const lines = whole.trim().split('\n');
  const forgeries: readonly (readonly [what: string, text: string])[] = [
    ['an outcome', whole.replace('"outcome":"validated"', '"outcome":"failed"')],
    ['a time', whole.replace(/"linkedAt":"2/, '"linkedAt":"3')],
    ['an order', [lines[0], lines[2], lines[1], ...lines.slice(3)].join('\n')],
    ['a repetition', [...lines, lines.at(-1)].join('\n')],
    ['an emptied record', whole.replace(/"salt":"\w+","record":\{.*\}\}/, '"salt":null,"record":null}')],
    ['a checkpoint', whole.replace(/"head":\{"client":"/, '$&x')],
  ];
  for (const [what, text] of forgeries) {
    assert.notEqual(text, whole);
    assert.equal((await verifyAlone(text)).code, 1, what);
  }
  assert.match((await verifyAlone(lines.toSpliced(3, 1).join('\n'))).output, /a part of the chain/);
});

test('erasing a person leaves an intact chain that says so, and nothing of the person', async () => {
  const api = await newPlatform(house);
  const gone = await enrolled(api);
  const stays = await enrolled(api);
  const before = await inFile('before.json', (await trail('checkpoint', api.clientId)).output);
  assert.equal((await trail('erase', api.clientId, gone.id)).code, 1);
  assert.equal((await trail('erase', api.clientId, 'user_m_nobody', '--reason', 'asked')).code, 1);
  const { output } = await trail('erase', api.clientId, gone.id, '--reason', 'art. 17 request 4711');
  const count = Number(/^(\d+) records were erased/.exec(output)?.[1]);
  assert.ok(count >= 8, output);

  assert.match((await trail('verify', api.clientId)).output, new RegExp(`${count} of them erased`));
  assert.equal((await trail('verify', api.clientId, '--checkpoint', before)).code, 0);
  const { output: exported } = await trail('export', api.clientId);
  assert.ok(!exported.includes(gone.id));
  assert.ok(exported.includes(stays.id));
  assert.match((await verifyAlone(exported)).output, new RegExp(`\\(${count} erased\\): the whole chain`));
  const erasure = linesOf(exported).at(-1)?.record;
  assert.deepEqual(
    [erasure?.user, erasure?.outcome, erasure?.reason, erasure?.erased.length],
    [null, 'erased', 'art. 17 request 4711', count],
  );

  await tamper(
    `update trail set user_id = null, session_key = null, happened_at = null, what = null, outcome = null,
       elements = null, sealed = null where user_id = $1`,
    stays.id,
  );
  const verified = await trail('verify', api.clientId);
  assert.equal(verified.code, 1);
  assert.match(verified.output, /is not intact at \d+: emptied without an erasure/);
});

test('a chained record that is changed or removed is found with its number; a cut tail by a checkpoint', async () => {
  const api = await newPlatform(house);
  await enrolled(api);
  const checkpoint = await inFile('after.json', (await trail('checkpoint', api.clientId)).output);
  assert.equal((await trail('verify', api.clientId, '--checkpoint', checkpoint)).code, 0);
  await tamper(`update trail set happened_at = 'infinity' where client_id = $1 and sequence = 4`, api.clientId);
  const changed = await trail('verify', api.clientId);
  assert.deepEqual([changed.code, / at (\d+)/.exec(changed.output)?.[1]], [1, '4']);
  await tamper('delete from trail where client_id = $1 and sequence = 3', api.clientId);
  assert.match((await trail('verify', api.clientId)).output, / at 3: missing/);

  // All of it, as if nothing had ever happened.
  await tamper('delete from trail where client_id = $1', api.clientId);
  await tamper('delete from trail_heads where client_id = $1', api.clientId);
  assert.equal((await trail('verify', api.clientId)).code, 0);
  assert.match((await trail('verify', api.clientId, '--checkpoint', checkpoint)).output, / at 1: missing/);
});

test('records put in past us, repeated or altered before they were chained are refused, never signed', async () => {
  const api = await newPlatform(house);
  const { id } = await enrolled(api);
  const columns = 'client_id, user_id, session_key, happened_at, what, outcome, elements, sealed';
  await tamper(`insert into trail (${columns}) select ${columns} from trail where user_id = $1 limit 1`, id);
  await tamper(
    `insert into trail (${columns}) select client_id, user_id, session_key, happened_at, what, 'validated', elements, sealed
     from trail where user_id = $1 and outcome = 'accepted' limit 1`,
    id,
  );
  const before = (await trail('checkpoint', api.clientId)).output;
  await house.app.runJobs();
  assert.equal((await trail('checkpoint', api.clientId)).output, before);
  assert.match((await trail('status')).output, new RegExp(`${api.clientId}\t\\d+ chained\t0 waiting\t2 not written`));
  const { code, output } = await trail('verify', api.clientId);
  assert.equal(code, 1);
  assert.match(output, /not written by Strongroom/);
  assert.ok(house.logged.some((line) => line.startsWith('records that Strongroom did not write')));
});

test('an end that was altered is not built upon; other platforms go on', async () => {
  const [api, other] = [await newPlatform(house), await newPlatform(house)];
  await enrolled(api);
  await tamper('update trail_heads set sequence = sequence - 1 where client_id = $1', api.clientId);
  await newOwner(api);
  await enrolled(other);
  assert.match(
    (await trail('status')).output,
    new RegExp(`${api.clientId}\t\\d+ chained\t[1-9]\\d* waiting, the oldest`),
  );
  assert.equal((await trail('verify', other.clientId)).code, 0);
  assert.equal((await trail('checkpoint', api.clientId)).code, 1);
  assert.ok(house.logged.some((line) => line.includes('could not be chained')));
});

test('wrong arguments are told', async () => {
  const api = await newPlatform(house);
  assert.match((await trail('verify', 'nobody')).output, /no client nobody/);
  assert.match((await trail('export', api.clientId, '--from', 'yesterday')).output, /yesterday is not a date/);
  assert.match((await trail('checkpoint', api.clientId)).output, /Nothing of/);
  const file = await inFile('none.json', '{"client":"shop"}');
  assert.match((await trail('verify', api.clientId, '--checkpoint', file)).output, /holds no checkpoint/);
});
