// Live mode and the sandbox's calls: none exists, and not a line of that room is read.
import assert from 'node:assert/strict';
import { registerHooks } from 'node:module';
import { test } from 'node:test';
import { readConfig } from '#config/config.ts';

const loaded: string[] = [];
registerHooks({
  load(url, context, next) {
    loaded.push(url);
    return next(url, context);
  },
});
const { openHouse } = await import('../kit/house.ts');
const house = await openHouse({ mode: 'live', publicUrl: 'https://sca.example.com' });

test('the room is not loaded', () => {
  assert.ok(loaded.some((url) => url.endsWith('/src/app.ts')));
  assert.deepEqual(
    loaded.filter((url) => /\/src\/(sandbox|testing)\//.test(url)),
    [],
  );
});

test('every address of it is unknown, and no document names one', async () => {
  const calls = [
    ['GET', ''],
    ['GET', '/messages'],
    ['GET', '/clock'],
    ['GET', '/faults'],
    ['GET', '/sessions/x'],
    ['POST', '/reset'],
    ['POST', '/clock'],
    ['POST', '/sessions/x/complete'],
    ['POST', '/sessions/x/fail'],
    ['POST', '/sessions/x/expire'],
    ['POST', '/messages/fail'],
    ['POST', '/webhooks/delay'],
    ['POST', '/users/x/unblock'],
    ['POST', '/users/x/approve-reset'],
  ] as const;
  for (const [method, path] of calls) {
    const reply = await fetch(`${house.url}/sandbox${path}`, { method, ...(method === 'POST' ? { body: '{}' } : {}) });
    assert.equal(reply.status, 404, `${method} ${path}`);
  }
  assert.doesNotMatch(await (await fetch(`${house.url}/openapi.json`)).text(), /sandbox/i);
});

test('a random seed is refused', () => {
  assert.throws(
    () => readConfig({ STRONGROOM_MODE: 'live', STRONGROOM_RANDOM_SEED: 'blue' }),
    /STRONGROOM_RANDOM_SEED: it belongs to the sandbox/,
  );
});
