// The evaluation of the typing verifier: its measures, its protocols, its marks, on typists that never lived.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { verifierOf } from '#factors/typing/model.ts';
import { shippedModel } from '#factors/typing/weights.ts';
import { calibrationCost, leastCalibrationCost } from '../../bench/typing/calibration.ts';
import { toPerson, type DataSet } from '../../bench/typing/data.ts';
import { manhattan, ours, resultOf, scoresOf } from '../../bench/typing/evaluate.ts';
import { overlapOf, provenanceOf, textDigest } from '../../bench/typing/overlap.ts';
import { printed } from '../../bench/typing/print.ts';
import { protocols, review } from '../../bench/typing/protocols.ts';
import { equalErrorRate, errorCurve, missAtFalse } from '../../bench/typing/rates.ts';
import { reportOn } from '../../bench/typing/report.ts';
import { readStudies } from '../../bench/typing/studies.ts';
import { train } from '../../bench/typing/train.ts';
import { modelWithout, trainedOn } from '../../bench/typing/without.ts';
import { toColumns, typists } from '../kit/typists.ts';

const folder = mkdtempSync(join(tmpdir(), 'strongroom-typing-'));
after(() => rmSync(folder, { recursive: true }));

function fileOf(name: string, set: DataSet): string {
  const path = join(folder, `${name}.csv`);
  writeFileSync(path, toColumns(set));
  return path;
}

const crowd = typists({ people: 12, visits: 4, samples: 12, keys: 11, seed: 1 });
const scores = (genuine: readonly number[], impostor: readonly number[]) => ({
  genuine: Float64Array.from(genuine),
  impostor: Float64Array.from(impostor),
});

test('equal-error rates that can be counted by hand', () => {
  assert.equal(equalErrorRate(scores([3, 4], [1, 2])), 0);
  assert.equal(equalErrorRate(scores([1, 2], [3, 4])), 1);
  assert.equal(equalErrorRate(scores([1, 3, 4, 5], [0, 0, 0, 2])), 0.25);
  assert.equal(equalErrorRate(scores([1, 1], [1, 1])), 0.5);
  assert.equal(missAtFalse(scores([1, 3, 4, 5], [0, 0, 0, 2]), 0), 0.25);
  assert.equal(missAtFalse(scores([1, 3, 4, 5], [0, 0, 0, 2]), 0.25), 0);
});

test('the curve falls, and no rising map of the scores changes it', () => {
  const list = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(list, list, (genuine, impostor) => {
      const curve = errorCurve(scores(genuine, impostor));
      curve.slice(1).forEach((point, n) => {
        assert.ok(point.miss <= (curve[n]?.miss ?? 1) && point.false >= (curve[n]?.false ?? 0));
      });
      const cubed = scores(
        genuine.map((score) => score ** 3),
        impostor.map((score) => score ** 3),
      );
      assert.deepEqual(errorCurve(cubed), curve);
    }),
  );
});

test('calibration: silence costs one bit, and no recalibration is better than the least', () => {
  assert.equal(calibrationCost(scores([0, 0], [0])), 1);
  assert.equal(leastCalibrationCost(scores([2, 3], [0, 1])), 0);
  const list = fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(list, list, (genuine, impostor) => {
      const both = scores(genuine, impostor);
      assert.ok(leastCalibrationCost(both) <= calibrationCost(both) + 1e-9);
      assert.ok(leastCalibrationCost(both) <= 1 + 1e-9);
    }),
  );
});

test('in every protocol nobody is tested with a sample of the enrolment, nor as an impostor of themselves', () => {
  for (const set of [crowd, typists({ people: 4, visits: 1, samples: 30, keys: 6, seed: 3 })]) {
    for (const protocol of protocols) {
      for (const { person, visits, genuine, impostors } of protocol.trials(set)) {
        const enrolled = new Set(visits.flat());
        assert.ok(enrolled.size > 0, protocol.name);
        assert.ok(!genuine.some((sample) => enrolled.has(sample)), protocol.name);
        assert.ok(!impostors.some((sample) => person.samples.includes(sample)), protocol.name);
      }
    }
  }
});

test('the shipped weights beat scaled Manhattan on people who never lived, on texts of any length', () => {
  for (const keys of [6, 11, 25]) {
    const trials = review.trials(typists({ people: 20, visits: 3, samples: 12, keys, seed: keys }));
    const mine = resultOf(scoresOf(ours(verifierOf(shippedModel)), trials));
    const theirs = resultOf(scoresOf(manhattan, trials));
    assert.ok(
      mine.perUser.value <= 0.8 * theirs.perUser.value,
      `${keys}: ${mine.perUser.value} ${theirs.perUser.value}`,
    );
    assert.ok(mine.perUser.low <= mine.perUser.value && mine.perUser.value <= mine.perUser.high);
  }
});

test('training repeats by its seed', () => {
  const small = typists({ people: 6, visits: 4, samples: 8, keys: 8, seed: 8 });
  const [one, again, other] = [train([small], 1), train([small], 1), train([small], 2)];
  assert.deepEqual(one, again);
  assert.notDeepEqual(one.weights, other.weights);
});

test('files of one study are one: the same id is one person, and a row that stands twice counts once', () => {
  const [first, second] = [crowd.people.slice(0, 8), crowd.people.slice(6)];
  const part = (people: typeof first) => ({ ...crowd, people });
  const sets = readStudies([fileOf('a', part(first)), fileOf('b', part(second))]);
  assert.equal(sets.length, 1);
  assert.equal(sets[0]?.people.length, 12);
  assert.equal(sets[0]?.skipped, 2 * 48);
  assert.equal(
    readStudies([fileOf('a', crowd), fileOf('c', typists({ people: 3, visits: 1, samples: 6, keys: 5, seed: 9 }))])
      .length,
    2,
  );
});

test('who was trained on is marked, under any file name and any ids', () => {
  const path = fileOf('trained', crowd);
  const [set = crowd] = readStudies([path]);
  const provenance = provenanceOf([set], [path], 1);
  assert.deepEqual(overlapOf(set, provenance), { text: true, people: 12, samples: 1 });
  const renamed = {
    ...set,
    keys: set.keys.map((key) => `z${key}`),
    people: set.people.map((one, n) => toPerson(`u${n}`, one.sessions)),
  };
  assert.deepEqual(overlapOf(renamed, provenance), { text: false, people: 0, samples: 1 });
  const strangers = typists({ people: 12, visits: 4, samples: 12, keys: 11, seed: 77 });
  assert.deepEqual(overlapOf(strangers, provenance), { text: false, people: 0, samples: 0 });
  const report = reportOn(renamed, { ...shippedModel, provenance }, verifierOf(shippedModel));
  assert.match(printed(report), /\| equal-error rate {2}\[NOT HELD OUT: trained on these people\]/);
});

test('what used the text stands beside what did not: every table, marked, by weights that know nothing of it', () => {
  const tested = typists({ people: 6, visits: 4, samples: 12, keys: 9, seed: 21 });
  // On another keyboard, with a key more; other people, though a study numbers them alike.
  const others = typists({ people: 6, visits: 3, samples: 8, keys: 10, seed: 22 });
  const sameText = { ...others, keys: [...tested.keys, 'Return'] };
  const another = typists({ people: 6, visits: 3, samples: 8, keys: 10, seed: 23 });
  const paths = [fileOf('same', sameText), fileOf('another', another)];
  const training = readStudies(paths);
  const model = trainedOn(training, paths);
  assert.deepEqual(overlapOf(tested, model.provenance), { text: true, people: 0, samples: 0 });

  const without = modelWithout(tested, training, paths, shippedModel) ?? model;
  assert.deepEqual(without, trainedOn(training.slice(1), paths.slice(1)));
  assert.equal(modelWithout(tested, training.slice(0, 1), paths.slice(0, 1), shippedModel), shippedModel);
  assert.equal(modelWithout(tested, training.slice(0, 1), paths, model), undefined);

  const text = printed(reportOn(tested, model, verifierOf(model)), reportOn(tested, without, verifierOf(without)));
  const tables = (mark: string) =>
    text
      .split('\n')
      .flatMap((line) => (line.startsWith('|') && line.includes(mark) ? [/^\| [a-z]+/.exec(line)?.[0]] : []));
  const used = tables('[NOT HELD OUT: trained on this text]');
  assert.ok(used.length >= 5, used.join());
  assert.deepEqual(tables('[by weights that know neither this text nor these people]'), used);
  const alone = printed(reportOn(tested, model, verifierOf(model)));
  assert.match(alone, /no weights here that know nothing of it/);
});

test('the same text on another keyboard is the same text', () => {
  const cmu = ['period', 't', 'i', 'e', 'five', 'Shift.r', 'o', 'a', 'n', 'l', 'Return'];
  const touch = ['period', 't', 'i', 'e', 'Shift', 'five', 'Shift1', 'Caps', 'r', 'o', 'a', 'n', 'l', 'Return'];
  assert.equal(textDigest(cmu), textDigest(touch));
  assert.notEqual(textDigest(cmu), textDigest(['period', ...cmu]));
});

test('any file in this form is evaluated: one visit, few people, a short text, broken rows', () => {
  const odd = typists({ people: 3, visits: 1, samples: 14, keys: 4, seed: 12 });
  const path = join(folder, 'odd.csv');
  writeFileSync(
    path,
    toColumns(odd)
      .replace(/^t0,1,3,.*$/m, 't0,1,3,NA,1')
      .replaceAll('\n', '\r\n'),
  );
  const [set = odd] = readStudies([path]);
  assert.equal(set.skipped, 1);
  const text = printed(reportOn(set, shippedModel, verifierOf(shippedModel)));
  assert.match(text, /3 people, 41 samples \(1 rows left out\), 1 to 1 visits, 4 keys/);
  assert.match(text, /Against scaled Manhattan/);
  assert.doesNotMatch(text, /NaN|undefined/);
});
