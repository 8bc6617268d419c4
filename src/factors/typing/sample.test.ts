// What the page sends becomes a rhythm, or a reason why it does not measure typing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readSample } from './read-sample.ts';
import type { Rhythm } from './rhythm.ts';
import { deviceOf, toSample, ways, type KeyEvent, type TypingSample } from './sample.ts';

const sampleOf = (events: readonly KeyEvent[], rest: Partial<TypingSample> = {}): TypingSample => ({
  events,
  how: [],
  pointer: 'fine',
  ...rest,
});
const read = (events: readonly KeyEvent[], characters = 3) => readSample(sampleOf(events), characters);

const overlapping: readonly KeyEvent[] = [
  [0, 0, 0],
  [0, 80, 1],
  [1, 100, 0],
  [0, 200, 2],
  [1, 210, 1],
  [1, 290, 2],
];

test('events become holds and latencies, keys that overlap too', () => {
  const rhythm = read(overlapping);
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

test('every way that is not typing makes a sample unusable, and is told', () => {
  for (const way of ways) assert.equal(readSample(sampleOf(overlapping, { how: [way] }), 3), way);
  assert.equal(readSample(sampleOf(overlapping, { how: ['moved', 'pasted'] }), 3), 'pasted');
});

test('a sample that does not cover the text is incomplete', () => {
  assert.equal(read([], 0), 'incomplete');
  assert.equal(read([], 3), 'incomplete');
  assert.equal(read(overlapping, 2), 'incomplete');
  assert.equal(read(overlapping, 4), 'incomplete');
  assert.equal(read(overlapping.slice(0, 1), 1), 'incomplete', 'one key has no rhythm');
});

test('a key-up that is missing is not made up: the last one neither, though Enter was faster', () => {
  assert.equal(read(overlapping.filter(([kind]) => kind === 0)), 'no_key_ups');
  assert.equal(read(overlapping.filter(([kind, , at]) => kind === 0 || at > 0)), 'no_key_ups');
  assert.equal(read(overlapping.filter(([kind, , at]) => kind === 0 || at < 2)), 'no_key_ups');
});

test('events that no keyboard sends are out of order', () => {
  assert.equal(read([...overlapping, [0, 300, 2]], 4), 'out_of_order', 'two keys at one place');
  assert.equal(read([...overlapping, [1, 300, 2]]), 'out_of_order', 'a key that goes up twice');
  assert.equal(read([...overlapping, [1, 300, 7]]), 'out_of_order', 'a key that never went down');
  const early: readonly KeyEvent[] = [
    [0, 50, 0],
    [0, 40, 1],
    [1, 90, 0],
    [1, 95, 1],
  ];
  assert.equal(read(early, 2), 'out_of_order');
  const upFirst: readonly KeyEvent[] = [
    [0, 0, 0],
    [1, 90, 0],
    [0, 100, 1],
    [1, 60, 1],
  ];
  assert.equal(read(upFirst, 2), 'out_of_order');
});

/** A rhythm in milliseconds as the page would send it, key-ups where they fall. */
const eventsOf = (holds: readonly number[], downDowns: readonly number[]): readonly KeyEvent[] => {
  const downs = holds.map((_, n) => downDowns.slice(0, n).reduce((sum, each) => sum + each, 0));
  const tenths = (time: number) => Math.round(time * 10) / 10;
  return downs
    .flatMap((down, n): KeyEvent[] => [
      [0, tenths(down), n],
      [1, tenths(down + (holds[n] ?? 0)), n],
    ])
    .toSorted(([, a], [, b]) => a - b);
};

test('holds that no finger has are not measured: a keyboard on the screen that tells a key when it is over', () => {
  assert.equal(read(eventsOf([0, 1, 0], [120, 180])), 'no_hold_times');
  assert.equal(read(eventsOf([5, 90, 4], [120, 180])), 'no_hold_times');
  assert.equal(typeof read(eventsOf([5, 90, 84], [120, 180])), 'object');
});

test('who stops for longer than half a minute did something else', () => {
  assert.equal(typeof read(eventsOf([90, 80, 70], [29_999, 150])), 'object');
  assert.equal(read(eventsOf([90, 80, 70], [31_000, 150])), 'too_slow');
});

const anyTyping = fc.integer({ min: 2, max: 254 }).chain((keys) =>
  fc.record({
    holds: fc.array(fc.double({ min: 20, max: 900, noNaN: true }), { minLength: keys, maxLength: keys }),
    downDowns: fc.array(fc.double({ min: 1, max: 2_000, noNaN: true }), { minLength: keys - 1, maxLength: keys - 1 }),
  }),
);

test('every typing of a text, however its keys overlap, is read to a tenth of a millisecond', () => {
  fc.assert(
    fc.property(anyTyping, ({ holds, downDowns }) => {
      const sent = toSample(JSON.stringify(sampleOf(eventsOf(holds, downDowns))));
      assert.ok(sent !== undefined);
      const rhythm = readSample(sent, holds.length);
      assert.ok(typeof rhythm === 'object', JSON.stringify(rhythm));
      assertNear(rhythm.holds, holds);
      assertNear(rhythm.downDowns, downDowns);
    }),
  );
});

test('the longest text of slow hands stays within what is accepted', () => {
  const sent = JSON.stringify(sampleOf(eventsOf(Array(254).fill(811.3), Array(253).fill(2_111.7)), { how: [...ways] }));
  assert.ok(sent.length < 20_000, `${sent.length}`);
  assert.ok(toSample(sent) !== undefined);
});

function assertNear(seconds: Rhythm['holds'], milliseconds: readonly number[]): void {
  assert.equal(seconds.length, milliseconds.length);
  seconds.forEach((time, n) => assert.ok(Math.abs(time * 1_000 - (milliseconds[n] ?? 0)) < 0.11, `${time}`));
}

test('one event less, one more or one elsewhere, and the typing is not read', () => {
  fc.assert(
    fc.property(
      anyTyping,
      fc.nat(),
      fc.constantFrom('less', 'twice', 'elsewhere'),
      ({ holds, downDowns }, at, what) => {
        const events = eventsOf(holds, downDowns);
        const one = at % events.length;
        const changed = events.flatMap((event, n): KeyEvent[] => {
          if (n !== one) return [event];
          if (what === 'less') return [];
          return what === 'twice' ? [event, event] : [[event[0], event[1], (event[2] + 1) % holds.length]];
        });
        assert.equal(typeof read(changed, holds.length), 'string');
      },
    ),
  );
});

test('events in any order give a rhythm of whole times or a reason', () => {
  const event = fc.tuple(
    fc.constantFrom<0 | 1>(0, 1),
    fc.double({ noNaN: true, min: 0, max: 1e6 }),
    fc.integer({ min: 0, max: 5 }),
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 14 }), fc.nat(7), (events, characters) => {
      const rhythm = read(events, characters);
      if (typeof rhythm === 'string') return;
      assert.equal(rhythm.holds.length, characters);
      assert.equal(rhythm.downDowns.length, characters - 1);
      assert.ok([...rhythm.holds, ...rhythm.downDowns].every((time) => time >= 0 && Number.isFinite(time)));
    }),
  );
});

test('anything but a sample is none', () => {
  const good = sampleOf(overlapping, { how: ['pasted', 'corrected'] });
  assert.deepEqual(toSample(JSON.stringify(good)), good);
  const bad: readonly unknown[] = [
    null,
    7,
    'typed',
    [],
    {},
    [good],
    { ...good, events: undefined },
    { ...good, how: undefined },
    { ...good, pointer: undefined },
    { ...good, text: 'ada@example.com' },
    { ...good, pointer: 'thumb' },
    { ...good, how: ['by mouth'] },
    { ...good, how: ['pasted', 'pasted'] },
    { ...good, how: 'pasted' },
    { ...good, events: Array.from({ length: 1_001 }, () => [0, 1, 1]) },
    { events: [], pasted: false, autofilled: false, corrections: 0 },
    ...[
      [2, 1, 1],
      [0, -1, 1],
      [0, 1, -1],
      [0, 1, 255],
      [0, 1, 0.5],
      [0, 1],
      [0, 1, 1, 'a'],
      ['0', 1, 1],
      [0, null, 1],
      [0, 1e9, 1],
    ].map((event) => ({ ...good, events: [event] })),
  ];
  for (const value of bad) assert.equal(toSample(JSON.stringify(value)), undefined, JSON.stringify(value));
  for (const text of [undefined, '', '{', 'NaN', `${JSON.stringify(good)}${' '.repeat(20_000)}`]) {
    assert.equal(toSample(text), undefined, String(text).slice(0, 40));
  }
});

test('any text, any JSON: a sample or none, never an error', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      const sample = toSample(text);
      if (sample !== undefined) readSample(sample, 3);
    }),
  );
});

test('a finger is a device of its own', () => {
  const device = (pointer: TypingSample['pointer']) => deviceOf(sampleOf([], { pointer }));
  assert.deepEqual([device('fine'), device('coarse'), device('none')], ['keyboard', 'touch', 'keyboard']);
});
