// Samples from the page and rows from files become rhythms, or a reason why not.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { toColumns, typists } from '../../../test/kit/typists.ts';
import { readerOf } from './read-columns.ts';
import { readSample, type KeyEvent, type TypingSample } from './read-sample.ts';
import { timerGrid } from './timer.ts';
import { keysOfVector, placeOf, rangeOf, sizeOf, vectorOf } from './vector.ts';

const typed = (events: readonly KeyEvent[]): TypingSample => ({
  events,
  pasted: false,
  autofilled: false,
  corrections: 0,
});
const overlapping: readonly KeyEvent[] = [
  [0, 0, 0],
  [0, 80, 1],
  [1, 100, 0],
  [0, 200, 2],
  [1, 210, 1],
  [1, 290, 2],
];

test('events become holds and latencies, keys that overlap too', () => {
  const rhythm = readSample(typed(overlapping));
  assert.ok(typeof rhythm === 'object');
  assert.deepEqual(
    [...rhythm.holds].map((time) => Math.round(time * 1e4) / 1e4),
    [0.1, 0.13, 0.09],
  );
  assert.deepEqual(
    [...rhythm.downDowns].map((time) => Math.round(time * 1e4) / 1e4),
    [0.08, 0.12],
  );
});

test('what does not measure typing is said, never guessed', () => {
  assert.equal(readSample({ ...typed(overlapping), pasted: true }), 'pasted');
  assert.equal(readSample({ ...typed(overlapping), autofilled: true }), 'autofilled');
  assert.equal(readSample({ ...typed(overlapping), corrections: 1 }), 'corrected');
  assert.equal(readSample(typed([])), 'out_of_order');
  assert.equal(readSample(typed(overlapping.filter(([kind]) => kind === 0))), 'no_key_ups');
  assert.equal(readSample(typed(overlapping.filter(([kind, , at]) => kind === 0 || at > 0))), 'no_key_ups');
  assert.equal(readSample(typed([...overlapping, [0, 300, 2]])), 'out_of_order', 'two keys at one place: a modifier');
  assert.equal(readSample(typed([...overlapping, [1, 300, 2]])), 'out_of_order', 'a key that goes up twice');
  assert.equal(
    readSample(
      typed([
        [0, 0, 0],
        [0, -5, 1],
        [1, 9, 0],
        [1, 9, 1],
      ]),
    ),
    'out_of_order',
  );
  assert.equal(
    readSample(
      typed([
        [0, 0, 0],
        [1, 9, 0],
        [0, 31_000, 1],
        [1, 31_009, 1],
      ]),
    ),
    'too_slow',
  );
});

test('events in any order give a rhythm of whole times or a reason', () => {
  const event = fc.tuple(
    fc.constantFrom<0 | 1>(0, 1),
    fc.double({ noNaN: true, min: 0, max: 1e6 }),
    fc.integer({ min: -1, max: 5 }),
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 14 }), (events) => {
      const rhythm = readSample(typed(events));
      if (typeof rhythm === 'string') return;
      assert.equal(rhythm.downDowns.length, rhythm.holds.length - 1);
      assert.ok([...rhythm.holds, ...rhythm.downDowns].every((time) => time >= 0 && Number.isFinite(time)));
    }),
  );
});

test('a row in the form of the CMU set is read back as it was written', () => {
  const crowd = typists({ people: 1, visits: 1, samples: 3, keys: 5, seed: 2 });
  const [header = '', ...rows] = toColumns(crowd).trim().split('\n');
  const reader = readerOf(header.split(','));
  assert.deepEqual(reader.keys, crowd.keys);
  rows.forEach((row, n) => {
    const { holds, downDowns } = reader.read(row.split(','));
    const written = crowd.people[0]?.samples[n];
    assert.ok(holds.every((time, i) => Math.abs(time - (written?.holds[i] ?? 0)) < 1e-4));
    assert.ok(downDowns.every((time, i) => Math.abs(time - (written?.downDowns[i] ?? 0)) < 1e-4));
  });
});

test('up-downs stand in for down-downs; a header without holds and a row without a time are refused', () => {
  const { holds, downDowns } = readerOf(['H.a', 'UD.a.b', 'H.b']).read(['0.1', '-0.02', '0.2']);
  assert.deepEqual([...holds], [0.1, 0.2]);
  assert.ok(Math.abs((downDowns[0] ?? 0) - 0.08) < 1e-12);
  assert.throws(() => readerOf(['subject', 'DD.a.b', 'DD.b.c']), RangeError);
  for (const row of [
    ['0.1', '', '0.2'],
    ['0.1', 'x', '0.2'],
    ['0.1', '0.3'],
  ]) {
    assert.throws(() => readerOf(['H.a', 'DD.a.b', 'H.b']).read(row), RangeError);
  }
});

test('every place of a vector has one kind, and the kinds follow each other', () => {
  for (let keys = 2; keys < 30; keys += 1) {
    assert.equal(keysOfVector(new Float64Array(sizeOf(keys))), keys);
    for (let n = 0; n < sizeOf(keys); n += 1) {
      const { kind, position } = placeOf(n, keys);
      assert.equal(rangeOf(kind, keys)[0] + position, n);
      assert.ok(n < rangeOf(kind, keys)[1]);
    }
  }
});

test('a vector is finite whatever the times', () => {
  const time = fc.double({ min: -10, max: 1e5, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(time, time), { minLength: 2, maxLength: 20 }), (times) => {
      const holds = Float64Array.from(times, ([hold]) => hold);
      const downDowns = Float64Array.from(times.slice(1), ([, downDown]) => downDown);
      assert.ok(vectorOf({ holds, downDowns }).every(Number.isFinite));
    }),
  );
});

test('the clock is known by its grid', () => {
  const crowd = typists({ people: 1, visits: 1, samples: 20, keys: 12, seed: 4 });
  for (const grid of [0, 0.001, 0.005, 1 / 60, 1 / 30]) {
    for (const { holds, downDowns } of crowd.people[0]?.samples ?? []) {
      const onClock = (times: Float64Array) =>
        grid === 0 ? times : times.map((time) => Math.round(time / grid) * grid);
      assert.equal(timerGrid({ holds: onClock(holds), downDowns: onClock(downDowns) }), grid);
    }
  }
});
