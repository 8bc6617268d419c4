// The windows against a model: whatever nodes take, use, give back and lose, no stretch of time holds too many calls.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  AHEAD,
  documentedLimits,
  isOver,
  noCalls,
  returnPortion,
  takePortion,
  windowsMs,
  type CallCounts,
  type Portion,
} from './call-windows.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const start = Date.UTC(2026, 10, 23, 12, 0, 7);

interface Node {
  portion: Portion | undefined;
  left: number;
}

/** Some nodes over one row; what each call was told, and when it was made. */
function play(limits: readonly number[], nodeCount: number) {
  let counts: CallCounts = noCalls();
  const nodes: Node[] = Array.from({ length: nodeCount }, () => ({ portion: undefined, left: 0 }));
  const made: number[] = [];
  let now = start;

  const leftOf = (node: Node): Portion | undefined =>
    node.portion === undefined || node.left === 0 ? undefined : { ...node.portion, calls: node.left };
  const call = (index: number): { allowed: boolean; retryAt: number } => {
    const node = nodes[index % nodeCount];
    assert.ok(node !== undefined);
    const at = new Date(now);
    let retryAt = now;
    if (node.portion === undefined || node.left === 0 || isOver(node.portion, at)) {
      const taken = takePortion(counts, { at, limits, unused: leftOf(node) });
      counts = taken.counts;
      node.portion = taken.portion;
      node.left = taken.portion.calls;
      retryAt = taken.retryAt;
      assert.ok(taken.portion.calls <= AHEAD);
    }
    if (node.left === 0) return { allowed: false, retryAt };
    node.left -= 1;
    made.push(now);
    return { allowed: true, retryAt };
  };
  return {
    call,
    made,
    pass: (ms: number) => (now += ms),
    now: () => now,
    giveBack(index: number) {
      const node = nodes[index % nodeCount];
      const unused = node === undefined ? undefined : leftOf(node);
      if (node === undefined || unused === undefined) return;
      counts = returnPortion(counts, unused, new Date(now));
      node.left = 0;
    },
    kill(index: number) {
      const node = nodes[index % nodeCount];
      if (node !== undefined) node.left = 0;
    },
  };
}

/** The most calls in any stretch as long as the window. */
function mostWithin(made: readonly number[], lengthMs: number): number {
  let from = 0;
  let most = 0;
  made.forEach((at, to) => {
    while (at - (made[from] ?? at) >= lengthMs) from += 1;
    most = Math.max(most, to - from + 1);
  });
  return most;
}

type Step = readonly ['call', number, number] | readonly ['pass', number] | readonly ['giveBack' | 'kill', number];

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(fc.constant('call' as const), fc.nat(3), fc.integer({ min: 1, max: 60 })) },
  {
    weight: 4,
    arbitrary: fc.tuple(
      fc.constant('pass' as const),
      fc.oneof(
        fc.integer({ min: 0, max: 20 * SECOND }),
        fc.integer({ min: 0, max: 20 * MINUTE }),
        fc.integer({ min: 0, max: 30 * HOUR }),
      ),
    ),
  },
  { weight: 1, arbitrary: fc.tuple(fc.constant('giveBack' as const), fc.nat(3)) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('kill' as const), fc.nat(3)) },
);
const limitsOf = fc.tuple(
  fc.integer({ min: 1, max: 120 }),
  fc.integer({ min: 1, max: 200 }),
  fc.integer({ min: 1, max: 300 }),
  fc.integer({ min: 1, max: 500 }),
);

test('no stretch of time ever holds more calls than its limit, over all nodes', () => {
  fc.assert(
    fc.property(limitsOf, fc.integer({ min: 1, max: 4 }), fc.array(step, { maxLength: 80 }), (limits, nodes, steps) => {
      const game = play(limits, nodes);
      for (const [does, what, times] of steps) {
        if (does === 'call') for (let n = 0; n < (times ?? 1); n += 1) game.call(what);
        else if (does === 'pass') game.pass(what);
        else game[does](what);
      }
      windowsMs.forEach((lengthMs, index) => {
        const most = mostWithin(game.made, lengthMs);
        assert.ok(most <= (limits[index] ?? 0), `${most} calls within ${lengthMs / MINUTE} minutes`);
      });
    }),
    { numRuns: 300 },
  );
});

test('whoever waits as long as told is let in, and a moment earlier is not', () => {
  fc.assert(
    fc.property(limitsOf, fc.array(fc.integer({ min: 0, max: 40 * MINUTE }), { maxLength: 30 }), (limits, pauses) => {
      const game = play(limits, 1);
      for (const pause of pauses) {
        game.pass(pause);
        for (let n = 0; n < 20; n += 1) game.call(0);
      }
      let answer = game.call(0);
      for (let n = 0; answer.allowed; n += 1) {
        assert.ok(n < 1_000);
        answer = game.call(0);
      }
      game.pass(answer.retryAt - game.now() - 1);
      assert.equal(game.call(0).allowed, false);
      game.pass(1);
      assert.equal(game.call(0).allowed, true);
    }),
    { numRuns: 200 },
  );
});

test('one node alone may use the whole limit, and so may many that give back', () => {
  const game = play(documentedLimits, 1);
  while (game.call(0).allowed);
  assert.equal(game.made.length, 2_300);
  const many = play(documentedLimits, 4);
  for (let n = 0; n < 8; n += 1) many.call(n);
  for (const index of [1, 2, 3]) many.giveBack(index);
  while (many.call(0).allowed);
  assert.equal(many.made.length, 2_300);
});

test('what a node took ahead long ago it cannot use any more', () => {
  const game = play([100, 150, 300, 500], 2);
  game.call(0);
  for (const minutes of [16, 16, 31, 61]) {
    game.pass(minutes * MINUTE);
    while (game.call(1).allowed);
    while (game.call(0).allowed);
    assert.ok(mostWithin(game.made, 15 * MINUTE) <= 100);
    game.call(1);
  }
});

test('a node holds back at most its portion, and less where little is left', () => {
  const limits = [100, 4_500, 8_800, 105_600];
  const one = takePortion(noCalls(), { at: new Date(start), limits, unused: undefined });
  assert.equal(one.portion.calls, 5);
  const limitsOfMany = [100_000, 4_500_000, 8_800_000, 105_600_000];
  const many = takePortion(noCalls(), { at: new Date(start), limits: limitsOfMany, unused: undefined });
  assert.equal(many.portion.calls, 2_000);
  const few = takePortion(noCalls(), { at: new Date(start), limits: [1, 1, 1, 1], unused: undefined });
  assert.equal(few.portion.calls, 1);
});

test('a clock that is behind another is counted where it is forgotten later', () => {
  const ahead = takePortion(noCalls(), { at: new Date(start + MINUTE), limits: documentedLimits, unused: undefined });
  const behind = takePortion(ahead.counts, { at: new Date(start), limits: documentedLimits, unused: undefined });
  assert.deepEqual(behind.portion.buckets, ahead.portion.buckets);
  assert.equal(behind.totals[0], 2 * AHEAD);
});

test('a clock that was turned back far begins anew', () => {
  const before = takePortion(noCalls(), { at: new Date(start + HOUR), limits: [1, 1, 1, 1], unused: undefined });
  assert.equal(before.portion.calls, 1);
  assert.equal(
    takePortion(before.counts, { at: new Date(start), limits: [1, 1, 1, 1], unused: undefined }).totals[0],
    1,
  );
  assert.equal(
    takePortion(before.counts, { at: new Date(start + HOUR), limits: [1, 1, 1, 1], unused: undefined }).portion.calls,
    0,
  );
});
