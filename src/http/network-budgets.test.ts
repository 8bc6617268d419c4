// Budgets by network: how much at once, how fast they come back, and that nobody gets another by another spelling.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Fault } from '#kit/fault.ts';
import { createNetworkBudgets, type NetworkBudgets } from './network-budgets.ts';

const perMinute = { strangers: 60, tokens: 30, tokensOfClient: 10 } as const;

function setUp() {
  let at = 1_000_000;
  const budgets = createNetworkBudgets(() => new Date(at), perMinute);
  return { budgets, pass: (ms: number) => (at += ms) };
}

/** How many of them were let through, and what the first refused one was told to wait. */
function spend(count: number, one: () => void): { passed: number; retryAfterS: number | undefined } {
  for (let n = 0; n < count; n += 1) {
    try {
      one();
    } catch (error) {
      assert.ok(error instanceof Fault && error.code === 'rate_limited');
      return { passed: n, retryAfterS: error.retryAfterS };
    }
  }
  return { passed: count, retryAfterS: undefined };
}

const strangers = (budgets: NetworkBudgets, address: string) => spend(200, () => budgets.spendStranger(address));

test('a minute is spent at once, then it comes back one by one, as told', () => {
  const { budgets, pass } = setUp();
  assert.deepEqual(strangers(budgets, '192.0.2.1'), { passed: 60, retryAfterS: 1 });
  pass(1_000);
  assert.equal(strangers(budgets, '192.0.2.1').passed, 1);
  pass(30_000);
  assert.equal(strangers(budgets, '192.0.2.1').passed, 30);
});

test('other networks have their own; another spelling, or another address of a /64, has not', () => {
  const { budgets } = setUp();
  assert.equal(strangers(budgets, '192.0.2.1').passed, 60);
  assert.equal(strangers(budgets, '::ffff:192.0.2.1').passed, 0);
  assert.equal(strangers(budgets, '192.0.2.2').passed, 60);
  assert.equal(strangers(budgets, '2001:db8::1').passed, 60);
  assert.equal(strangers(budgets, '2001:DB8:0:0:ffff::').passed, 0);
  assert.equal(strangers(budgets, '2001:db8:0:1::1').passed, 60);
});

test('tokens: one client uses up its own share, all together that of the network', () => {
  const { budgets } = setUp();
  const ask = (client: string) => spend(200, () => budgets.spendToken('192.0.2.1', client)).passed;
  assert.deepEqual(['a', 'b', 'c', 'd'].map(ask), [10, 10, 10, 0]);
  assert.equal(spend(1, () => budgets.spendToken('192.0.2.9', 'a')).passed, 1);
  assert.equal(spend(1, () => budgets.spendStranger('192.0.2.1')).passed, 1);
});

test('a clock that is turned back keeps nobody out for longer than a minute', () => {
  const { budgets, pass } = setUp();
  assert.equal(strangers(budgets, '192.0.2.1').passed, 60);
  pass(-900_000);
  assert.deepEqual(strangers(budgets, '192.0.2.1'), { passed: 0, retryAfterS: 1 });
  pass(60_000);
  assert.equal(strangers(budgets, '192.0.2.1').passed, 60);
});
