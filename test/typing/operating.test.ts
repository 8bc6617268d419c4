// The measurement of an operating point, on typists that never lived.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { elementThreshold, mismatchBelow, type OperatingPoint } from '#factors/typing/operating.ts';
import { shippedModel } from '#factors/typing/weights.ts';
import { measure } from '../../bench/typing/operate.ts';
import { chooseThreshold, matchesAt, type Attempts } from '../../bench/typing/operating.ts';
import { provenanceOf } from '../../bench/typing/overlap.ts';
import { readStudies } from '../../bench/typing/studies.ts';
import { toColumns, typists } from '../kit/typists.ts';

const folder = mkdtempSync(join(tmpdir(), 'strongroom-operating-'));
after(() => rmSync(folder, { recursive: true }));

function fileOf(name: string, seed: number): string {
  const path = join(folder, `${name}.csv`);
  writeFileSync(path, toColumns(typists({ people: 20, visits: 6, samples: 6, keys: 12, seed })));
  return path;
}

const [keyboard, touch] = [[fileOf('desk', 31)], [fileOf('glass', 32)]];

test('a point holds on both sets by every condition, and counts for this model alone', () => {
  const { point, mismatch } = measure(shippedModel, { keyboard, touch });
  assert.ok(point && mismatch);
  assert.equal(elementThreshold(shippedModel, point), point.threshold);
  assert.equal(mismatchBelow(shippedModel, mismatch), mismatch.threshold);
  assert.deepEqual(
    point.sets.map(({ name, device, people, rates }) => [name, device, people, rates.length]),
    [
      ['desk', 'keyboard', 20, 6],
      ['glass', 'touch', 20, 6],
    ],
  );
  for (const { falseMatch, falseMatchBound } of point.sets.flatMap((set: OperatingPoint['sets'][number]) => set.rates))
    assert.ok(falseMatch <= falseMatchBound && falseMatchBound <= 0.01);
  assert.match(point.command, /--operate --data desk\.csv --touch glass\.csv$/);
});

test('a set that the weights know by person or text is refused', () => {
  const provenance = provenanceOf(readStudies(keyboard), keyboard, 1);
  assert.throws(() => measure({ ...shippedModel, provenance }, { keyboard, touch }), /trained on this text/);
});

/** Everybody attacks everybody once; the attempts of some, or against some, all reach a ratio of 5. */
function attempts(reaches: (attacked: number, attacker: number) => boolean): Attempts {
  const people = Array.from({ length: 40 }, (_, n) => n);
  return {
    condition: '',
    mature: true,
    genuine: people.map(() => Float64Array.of(9)),
    impostor: people.map((one) =>
      people.map((other) => Float64Array.from(one === other ? [] : [reaches(one, other) ? 5 : -5])),
    ),
  };
}

test('the bound draws victims and attackers again: one of either makes it far higher than the rate', () => {
  const wolf = matchesAt(
    attempts((_, attacker) => attacker === 0),
    3,
  );
  const lamb = matchesAt(
    attempts((attacked) => attacked === 0),
    3,
  );
  for (const { falseMatch, falseMatchBound } of [wolf, lamb]) {
    assert.ok(Math.abs(falseMatch - 1 / 40) < 1e-9);
    assert.ok(falseMatchBound > 2 * falseMatch, `${falseMatchBound}`);
  }
  assert.equal(
    matchesAt(
      attempts(() => false),
      3,
    ).falseMatchBound,
    0,
  );
});

test('the first threshold that holds, and a step; none where nothing holds', () => {
  assert.equal(chooseThreshold([attempts(() => false)]), 0.25);
  assert.equal(chooseThreshold([attempts(() => false), attempts(() => true)]), 5.5);
  const always = attempts(() => true);
  const far = { ...always, impostor: always.impostor.map((row) => row.map((ratios) => ratios.map(() => 50))) };
  assert.equal(chooseThreshold([far]), undefined);
});
