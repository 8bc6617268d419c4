// Rows from files become rhythms, and rhythms vectors.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { toColumns, typists } from '../../../test/kit/typists.ts';
import { readerOf } from './read-columns.ts';
import { keysOfVector, placeOf, rangeOf, sizeOf, vectorOf } from './vector.ts';

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
