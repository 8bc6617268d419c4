// A killed process: the person goes on where they were, nothing acknowledged is lost, no second server gets in.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { connect, toJson } from '../kit/api.ts';
import { isFull } from '../kit/full.ts';
import { freePort } from '../kit/house.ts';
import { openHookSink, subscribe } from '../kit/hook-sink.ts';
import { newNumber, newOwner } from '../kit/people.ts';
import { ready, run } from '../kit/process.ts';
import { enrolUntilCode, newVisitor } from '../kit/visitor.ts';

const folder = await mkdtemp(join(tmpdir(), 'strongroom kill-'));
after(() => rm(folder, { recursive: true, force: true }));
const port = await freePort();
const url = `http://localhost:${port}`;
const env = {
  PORT: String(port),
  STRONGROOM_DATA_DIR: join(folder, 'data'),
  STRONGROOM_HOOK_DELAYS: '0.05,0.05,0.05,0.2,0.5,1,1,1,1',
};

test('kill -9 in mid-session: the same browser goes on, and every event arrives', { timeout: 120_000 }, async () => {
  let server = run([], env);
  await ready(server, url);
  const api = await connect(url, 'demo', 'demo-api-key');
  const sink = await openHookSink();
  await subscribe(api, sink, ['USER_ACCOUNT_VALIDATION_ASKED', 'USER_ACCOUNT_ACTIVATED', 'SCA_ENROLLMENT_SUCCEEDED']);
  sink.answer = 500;
  const owner = await newOwner(api);
  const visitor = newVisitor({ url });
  const number = newNumber();

  const restart = async () => {
    server.child.kill('SIGKILL');
    assert.equal(await server.ended, 'SIGKILL');
    server = run([], env);
    await ready(server, url);
  };

  await visitor.start(owner.link);
  await restart();
  await visitor.step('email', { email: owner.email });
  await restart();
  await visitor.step('pin', { pin: '482913', again: '482913' });
  await visitor.step('phone', { number });
  await restart();
  const [message] = await toJson(await fetch(`${url}/sandbox/messages?recipient=${encodeURIComponent(number)}`));
  assert.match((await visitor.step('code', { code: message.Code })).html, /controlStatus=VALIDATED/);
  await restart();

  sink.answer = 200;
  while (sink.typesFor(owner.id).length < 3) await new Promise((resolve) => setTimeout(resolve, 50));
  assert.deepEqual(
    new Set(sink.typesFor(owner.id)),
    new Set(['USER_ACCOUNT_VALIDATION_ASKED', 'USER_ACCOUNT_ACTIVATED', 'SCA_ENROLLMENT_SUCCEEDED']),
  );
  assert.equal((await api.get(`/sca/users/${owner.id}`)).body.UserStatus, 'ACTIVE');

  const second = run([], { ...env, PORT: String(await freePort()) });
  assert.equal(await second.ended, 1);
  assert.match(second.output(), new RegExp(`Another Strongroom \\(process ${server.child.pid}\\) already uses`));
  assert.equal((await fetch(`${url}/healthz`)).status, 200, 'the first one goes on');

  server.child.kill('SIGTERM');
  assert.equal(await server.ended, 0);
});

const enrolments = isFull ? 20 : 2;

test(
  `kill -9 at any moment of ${enrolments} enrolments: no credential without its validated session, no event lost or invented`,
  {
    timeout: 600_000,
  },
  async () => {
    let server = run([], env);
    await ready(server, url);
    const api = await connect(url, 'demo', 'demo-api-key');
    for (let n = 0; n < enrolments; n += 1) {
      const owner = await newOwner(api);
      const visitor = newVisitor({ url });
      const number = newNumber();
      await enrolUntilCode(visitor, owner, { number });
      const [message] = await toJson(await fetch(`${url}/sandbox/messages?recipient=${encodeURIComponent(number)}`));
      // The last step and the kill race each other, a little later each time.
      const last = visitor.step('code', { code: message.Code }).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, n * 2));
      server.child.kill('SIGKILL');
      await Promise.all([server.ended, last]);
      server = run([], env);
      await ready(server, url);

      const { body: user } = await api.get(`/sca/users/${owner.id}`);
      const { body: status } = await api.get(`/sca/users/${owner.id}/sca-status`);
      const { body: events } = await api.get('/events?per_page=100&Sort=Date:DESC');
      const told = events
        .filter((event: { ResourceId: string }) => event.ResourceId === owner.id)
        .map((event: { EventType: string }) => event.EventType);
      const done = user.UserStatus === 'ACTIVE';
      assert.equal(status.IsEnrolled, done);
      assert.deepEqual(
        told.toSorted(),
        done
          ? ['SCA_ENROLLMENT_SUCCEEDED', 'USER_ACCOUNT_ACTIVATED', 'USER_ACCOUNT_VALIDATION_ASKED']
          : ['USER_ACCOUNT_VALIDATION_ASKED'],
      );
      if (!done)
        assert.match(
          (await visitor.step('code', { code: message.Code })).html,
          /controlStatus=VALIDATED/,
          'the person goes on',
        );
    }
    server.child.kill('SIGTERM');
    assert.equal(await server.ended, 0);
  },
);

test('a port that is taken is told in one line', async () => {
  const taken = await freePort();
  const { createServer } = await import('node:http');
  const blocker = createServer().listen(taken, 'localhost');
  after(() => blocker.close());
  const server = run([], { ...env, PORT: String(taken), STRONGROOM_DATA_DIR: join(folder, 'other') });
  assert.equal(await server.ended, 1);
  assert.match(server.output(), new RegExp(`Port ${taken} is taken`));
});
