// Events by the command line: what became of them, again, and a hook called once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MINUTE } from '#kit/time.ts';
import { emit } from '#webhooks/emit.ts';
import { newPlatform } from '../kit/api.ts';
import { openHouse } from '../kit/house.ts';
import { command } from '../kit/process.ts';
import { openReceiver, signedHook } from '../kit/signed-receiver.ts';

const house = await openHouse();
const env = {
  STRONGROOM_MODE: 'sandbox',
  DATABASE_URL: house.databaseUrl,
  STRONGROOM_SECRET: house.secret.toString('base64'),
};
const type = 'KYC_CREATED';

test('a hook is tested, events are listed, and sent again by id and by time', async () => {
  const [api, receiver] = [await newPlatform(house), await openReceiver()];
  const hook = await signedHook(house, api, { type, url: `${receiver.url}/?key=secret` });
  const run = (...words: string[]) => command([...words.slice(0, 2), api.clientId, ...words.slice(2)], env);

  const tested = await run('hook', 'test', hook);
  assert.deepEqual([tested.code, receiver.calls.length], [0, 1], tested.output);
  assert.match(tested.output, /: delivered, after \d+ ms\.\n$/);
  assert.doesNotMatch(tested.output, /secret/);
  receiver.answer = (_, response) => response.writeHead(503).end();
  const failing = await run('hook', 'test', hook);
  assert.equal(failing.code, 1);
  assert.match(failing.output, /: answered 503, after/);
  receiver.answer = (_, response) => response.end();

  for (const resourceId of ['a', 'a', 'b'])
    await emit({ ...house.app.host, clientId: api.clientId }, { type, resourceId });
  await house.app.runJobs();
  const listed = await run('events', 'list', '--resource', 'a');
  const lines = listed.output.trim().split('\n');
  assert.equal(lines.length, 2);
  const [id, , ...rest] = lines[0]?.split('\t') ?? [];
  assert.deepEqual(rest, [type, 'a', '2', `${hook} DELIVERED after 1 (delivered)`]);

  assert.match((await run('events', 'replay', id ?? '')).output, /^1 notification was put in line\.\n$/);
  const today = house.clock.now().toISOString().slice(0, 10);
  const tomorrow = new Date(house.clock.now().getTime() + 86_400_000).toISOString().slice(0, 10);
  const again = await run('events', 'replay', '--after', today, '--before', tomorrow, '--type', type);
  assert.match(again.output, /^2 notifications were put in line\.\n$/, 'the third is in line already');
  // The command goes by the real clock, which has gone on.
  house.clock.advance(10 * MINUTE);
  await house.app.runJobs();
  assert.equal(receiver.calls.length, 2 + 3 + 3);

  for (const [wrong, says] of [
    [await run('events', 'replay'), /name one event, or a time/],
    [await run('events', 'replay', '--after', 'soon', '--before', today), /soon is no date/],
    [await run('events', 'replay', 'evt_x'), /evt_x/],
    [await run('events', 'list', '--after', '2001-01-01'), /older than 45 days/],
    [await run('hook', 'test', 'hook_m_x'), /hook_m_x/],
    [await command(['events', 'list', 'nobody'], env), /nobody/],
  ] as const) {
    assert.equal(wrong.code, 1);
    assert.match(wrong.output, says);
    assert.doesNotMatch(wrong.output, /\n\s+at /);
  }
});
