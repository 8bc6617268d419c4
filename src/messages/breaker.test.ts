// A provider that fails rests at the end of the order, and is never left out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { later } from '#kit/time.ts';
import { FAILURES_BEFORE_REST, inOrder, isFailure, noteResult, REST_MS, type Healths } from './breaker.ts';
import type { ProviderName, Result } from './provider.ts';

const now = new Date(1_700_000_000_000);
const providers: readonly { readonly name: ProviderName }[] = [
  { name: 'twilio' },
  { name: 'vonage' },
  { name: 'hook' },
];
const results: readonly Result[] = ['taken', 'number_refused', 'refused', 'busy', 'failed', 'timeout', 'unreachable'];

const namesOf = (healths: Healths, at = now) => inOrder(providers, healths, at).map(({ name }) => name);
const after = (name: ProviderName, outcomes: readonly Result[]) =>
  outcomes.reduce<Healths>((healths, result) => noteResult(healths, name, result, now), {});

test('three failures in a row send a provider to the end, for a minute', () => {
  assert.deepEqual(namesOf(after('twilio', ['timeout', 'busy'])), ['twilio', 'vonage', 'hook']);
  const resting = after('twilio', ['timeout', 'busy', 'failed']);
  assert.deepEqual(namesOf(resting), ['vonage', 'hook', 'twilio']);
  assert.deepEqual(namesOf(resting, later(now, REST_MS - 1)), ['vonage', 'hook', 'twilio']);
  assert.deepEqual(namesOf(resting, later(now, REST_MS)), ['twilio', 'vonage', 'hook']);
});

test('after its rest one failure sends it back, one success clears it', () => {
  const resting = after('twilio', ['failed', 'failed', 'failed']);
  const rested = later(now, REST_MS);
  assert.deepEqual(namesOf(noteResult(resting, 'twilio', 'timeout', rested), rested), ['vonage', 'hook', 'twilio']);
  const cleared = noteResult(resting, 'twilio', 'taken', rested);
  assert.deepEqual(namesOf(noteResult(cleared, 'twilio', 'timeout', rested), rested), ['twilio', 'vonage', 'hook']);
});

test('a number that cannot be reached is no failure of the provider', () => {
  assert.deepEqual(namesOf(after('twilio', Array<Result>(10).fill('number_refused'))), ['twilio', 'vonage', 'hook']);
  assert.deepEqual(
    results.filter((result) => !isFailure(result)),
    ['taken', 'number_refused'],
  );
});

test('whatever happened, each provider is asked once, the rested ones in the order of the operator', () => {
  const step = fc.record({
    name: fc.constantFrom(...providers.map(({ name }) => name)),
    result: fc.constantFrom(...results),
    waitMs: fc.nat(REST_MS),
  });
  fc.assert(
    fc.property(fc.array(step), (story) => {
      let at = now;
      let healths: Healths = {};
      for (const { name, result, waitMs } of story) {
        at = later(at, waitMs);
        healths = noteResult(healths, name, result, at);
      }
      const order = namesOf(healths, at);
      assert.deepEqual(order.toSorted(), providers.map(({ name }) => name).toSorted());
      const lastFailures = (name: ProviderName) => {
        const own = story.filter((entry) => entry.name === name).map((entry) => isFailure(entry.result));
        return own.length - 1 - own.lastIndexOf(false);
      };
      const fit = providers.filter(({ name }) => lastFailures(name) < FAILURES_BEFORE_REST).map(({ name }) => name);
      assert.deepEqual(
        order.filter((name) => fit.includes(name)),
        fit,
      );
      for (const name of fit) assert.ok(!healths[name]?.restsUntil);
    }),
  );
});
