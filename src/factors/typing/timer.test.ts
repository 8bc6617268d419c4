// The clock of a browser is known by the grid that the times of a rhythm lie on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { typists } from '../../../test/kit/typists.ts';
import { readSample } from './read-sample.ts';
import type { Rhythm } from './rhythm.ts';
import type { KeyEvent } from './sample.ts';
import { timerGrid } from './timer.ts';

const rhythms = [12, 24].flatMap((keys) =>
  typists({ people: 6, visits: 2, samples: 5, keys, seed: 4 }).people.flatMap(({ samples }) => samples),
);

/** A time in milliseconds as the browser's clock tells it. */
type Clock = (time: number) => number;

const floorTo =
  (grid: number): Clock =>
  (time) =>
    Math.floor(time / grid + 1e-9) * grid;
const roundTo =
  (grid: number): Clock =>
  (time) =>
    Math.round(time / grid) * grid;

/** What the server reads of a rhythm that began at `began` milliseconds of a clock, and was sent in tenths of them. */
function asRead({ holds, downDowns }: Rhythm, clock: Clock, began: number): Rhythm {
  const downs = holds.map((_, n) => began + 1_000 * downDowns.subarray(0, n).reduce((sum, each) => sum + each, 0));
  const start = clock(began);
  const sent = (time: number) => Math.round((clock(time) - start) * 10) / 10;
  const events = [...downs].flatMap((down, n): KeyEvent[] => [
    [0, sent(down), n],
    [1, sent(down + 1_000 * (holds[n] ?? 0)), n],
  ]);
  const rhythm = readSample({ events, how: [], pointer: 'fine' }, holds.length);
  assert.ok(typeof rhythm === 'object');
  return rhythm;
}

const anyRhythm = fc.constantFrom(...rhythms);
const anyBeginning = fc.double({ min: 0, max: 600_000, noNaN: true });

for (const grid of [1, 2, 4, 5, 8, 10, 1_000 / 64, 1_000 / 60, 20, 1_000 / 30]) {
  test(`a clock of ${grid.toFixed(1)} ms is known, wherever it begins and however it rounds`, () => {
    fc.assert(
      fc.property(anyRhythm, anyBeginning, fc.boolean(), (rhythm, began, rounds) => {
        const clock = rounds ? roundTo(grid) : floorTo(grid);
        const found = timerGrid(asRead(rhythm, clock, began)) * 1_000;
        assert.ok(Math.abs(found - grid) < 1e-9, `${found}`);
      }),
    );
  });
}

test('a coarse clock behind one of a millisecond is known', () => {
  fc.assert(
    fc.property(anyRhythm, anyBeginning, fc.constantFrom(1_000 / 64, 1_000 / 60, 1_000 / 30), (rhythm, began, grid) => {
      const clock = (time: number) => Math.floor(floorTo(grid)(time));
      assert.ok(Math.abs(timerGrid(asRead(rhythm, clock, began)) * 1_000 - grid) < 1e-9);
    }),
  );
});

test('a clock that draws by lot which of its two ticks it tells has the grid of its ticks', () => {
  fc.assert(
    fc.property(
      anyRhythm,
      anyBeginning,
      fc.constantFrom(1, 1_000 / 60),
      fc.infiniteStream(fc.boolean()),
      (...given) => {
        const [rhythm, began, grid, lots] = given;
        const clock = (time: number) => (Math.floor(time / grid) + Number(lots.next().value)) * grid;
        // Drawn apart, a key-up may be told before its key-down: such a sample is not read.
        const slow = {
          holds: rhythm.holds.map((hold) => hold + 0.05),
          downDowns: rhythm.downDowns.map((time) => time + 0.05),
        };
        assert.ok(Math.abs(timerGrid(asRead(slow, clock, began)) * 1_000 - grid) < 1e-9);
      },
    ),
  );
});

test('a tenth of a second is too coarse, whatever it is called', () => {
  fc.assert(
    fc.property(anyRhythm, anyBeginning, (rhythm, began) => {
      const slow = { holds: rhythm.holds.map((hold) => hold + 0.1), downDowns: rhythm.downDowns };
      assert.ok(timerGrid(asRead(slow, floorTo(100), began)) > 0.0175);
    }),
  );
});

test('a fine clock is never taken for a coarse one', () => {
  for (const grid of [0.1, 0.02, 0.005]) {
    fc.assert(
      fc.property(anyRhythm, anyBeginning, (rhythm, began) => {
        assert.equal(timerGrid(asRead(rhythm, floorTo(grid), began)), 0);
      }),
    );
  }
});
