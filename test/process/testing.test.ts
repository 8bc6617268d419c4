// `strongroom/testing` as a file of tests uses it: several at once, seeds, clocks, data, and every way to end.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { start } from '../../src/testing/testing.ts';
import { connect } from '../kit/api.ts';
import { naturalBody } from '../kit/people.ts';

/** A project of somebody's: what is made for its sandboxes goes below its packages. */
const project = await mkdtemp(join(tmpdir(), 'strongroom-project-'));
await mkdir(join(project, 'node_modules'));
const home = process.cwd();
process.chdir(project);
after(async () => {
  process.chdir(home);
  await rm(project, { recursive: true, force: true });
});

const enter = async (sandbox: { url: string; clientId: string; apiKey: string }) =>
  await connect(sandbox.url, sandbox.clientId, sandbox.apiKey);

test('sandboxes beside each other know nothing of each other; their places are used again', async () => {
  const both = await Promise.all([start(), start()]);
  const [one, other] = both;
  assert.notEqual(one.url, other.url);
  const api = await enter(one);
  const { body } = await api.post('/sca/users/natural', naturalBody({ Email: 'ada@example.com' }));
  const session = await one.complete(body.PendingUserAction.RedirectUrl, { returnUrl: 'https://platform.example/' });
  assert.deepEqual(
    [session.userId, session.flow, session.status, session.controlStatus, session.returnUrl],
    [body.Id, 'ENROLMENT', 'VALIDATED', 'VALIDATED', 'https://platform.example/'],
  );
  assert.equal((await one.lastMessage('ada@example.com'))?.kind, 'ENROLLED');
  assert.deepEqual(await other.messages(), []);
  await assert.rejects(other.session(body.Id), /no link, no session and no user/);
  await assert.rejects(one.complete(session.id), /The session is over: it was validated/);

  await one.reset();
  assert.deepEqual((await api.get('/users')).body, [], 'the token goes on');
  await Promise.all(both.map((each) => each.close()));
  await one.close();

  const again = await start();
  assert.deepEqual((await (await enter(again)).get('/users')).body, []);
  await again.close();
  const made = await readdir(join(project, 'node_modules/.cache/strongroom-testing'));
  assert.deepEqual(made.filter((name) => /^\d/.test(name)).toSorted(), ['1', '2']);
});

test('a seed, a clock and data; what goes wrong on purpose; the operator', async () => {
  const data = { clients: [{ ClientId: 'shop', ApiKey: 'shop-key', Settings: { firstEnrolment: 'proof' } }] };
  const sandbox = await start({ seed: 7, clock: '2026-05-01T10:00:00Z', data });
  assert.deepEqual([sandbox.clientId, sandbox.apiKey], ['shop', 'shop-key']);
  const api = await enter(sandbox);
  const person = { ...naturalBody({ Email: 'ada@example.com' }), PhoneNumber: '+33612345678' };
  const { body } = await api.post('/sca/users/natural', person);

  await sandbox.faults.delayMessages({ seconds: 60, recipient: '+33612345678' });
  await assert.rejects(sandbox.complete(body.Id), /not arrived/);
  await sandbox.faults.clear();
  const proof = await sandbox.operator.enrolmentCode(body.Id);
  assert.equal((await sandbox.complete(body.Id, { proof, pin: '850274', typing: 'none' })).status, 'VALIDATED');
  const kept = await fetch(`${sandbox.url}/strongroom/v1/shop/users/${body.Id}/typing-profile`, {
    headers: { authorization: `Bearer ${api.token}` },
  });
  assert.deepEqual(((await kept.json()) as { Profiles: unknown }).Profiles, [], 'a pasted address has no rhythm');

  assert.equal((await sandbox.clock.now()).toISOString(), '2026-05-01T10:00:00.000Z');
  assert.equal((await sandbox.clock.advance(90)).toISOString(), '2026-05-01T10:01:30.000Z');
  await sandbox.reset();
  assert.equal((await sandbox.clock.now()).toISOString(), '2026-05-01T10:00:00.000Z');
  assert.deepEqual((await api.post('/sca/users/natural', person)).body, body, 'the same calls, the same answers');
  assert.equal((await sandbox.fail(body.Id, { by: 'wrong_email' })).reason, 'no tries left');
  const { body: another } = await api.post(`/sca/users/${body.Id}/enrollment`);
  assert.equal((await sandbox.expire(another.PendingUserAction.RedirectUrl)).status, 'EXPIRED');
  await sandbox.close();
});

test('mistakes are told, and take nothing away', async () => {
  await assert.rejects(start({ data: { wallets: [] } }), /"wallets" is not a section/);
  await assert.rejects(start({ port: 0 }), /PORT: "0" is not a port/);
  const sandbox = await start();
  await assert.rejects(start({ port: Number(new URL(sandbox.url).port) }), /Port \d+ is taken/);
  await sandbox.close();
});

const library = pathToFileURL(join(home, 'src/testing/testing.ts')).href;

test('tests that end without closing it end, and so does it', async () => {
  const script = join(project, 'forgetful.mjs');
  await writeFile(
    script,
    `import { start } from '${library}'; const sandbox = await start(); console.log(sandbox.url);`,
  );
  // Settings of the platform's own are not the sandbox's.
  const env = { ...process.env, PORT: '1', DATABASE_URL: 'mysql://shop', STRONGROOM_MODE: 'live' };
  const { stdout } = await promisify(execFile)(process.execPath, [script], { cwd: project, env });
  await gone(stdout.trim());
});

test('tests that are killed take it with them, and the next ones are not held up', async () => {
  const script = join(project, 'endless.mjs');
  await writeFile(
    script,
    `import { start } from '${library}'; const sandbox = await start(); console.log(sandbox.url); setInterval(() => {}, 1000);`,
  );
  const child = spawn(process.execPath, [script], { cwd: project, stdio: ['ignore', 'pipe', 'inherit'] });
  const [url] = await once(createInterface(child.stdout), 'line');
  child.kill('SIGKILL');
  const next = await start();
  assert.deepEqual(await next.messages(), []);
  await next.close();
  await gone(String(url));
});

/** Resolves once nothing answers there. */
async function gone(url: string): Promise<void> {
  while (await fetch(`${url}/healthz`).catch(() => undefined)) await new Promise((resolve) => setTimeout(resolve, 50));
}
