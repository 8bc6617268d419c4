// Chance that follows from a seed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createChance, TOKENS } from './chance.ts';

const draws = (random: (bytes: number) => Buffer, count = 3) =>
  Array.from({ length: count }, () => random(40).toString('hex'));

test('the same seed draws the same, another seed and another use something else', () => {
  const seen = draws(createChance('a').of('calls'));
  assert.deepEqual(draws(createChance('a').of('calls')), seen);
  assert.equal(new Set(seen).size, seen.length);
  for (const other of [createChance('b').of('calls'), createChance('a').of('jobs')]) {
    assert.equal(draws(other).filter((draw) => seen.includes(draw)).length, 0);
  }
  assert.deepEqual(
    [1, 32, 33].map((bytes) => createChance('a').of('x')(bytes).length),
    [1, 32, 33],
  );
});

test('what one use draws changes nothing for another', () => {
  const chance = createChance('a');
  const [first] = draws(chance.of('calls'), 1);
  draws(chance.of('jobs'));
  const [second] = draws(chance.of('calls'), 1);
  assert.deepEqual([first, second], draws(createChance('a').of('calls'), 2));
});

test('a restart begins again, but no bearer token comes twice', () => {
  const chance = createChance('a');
  const before = [draws(chance.of('calls')), draws(chance.of(TOKENS))];
  chance.restart();
  assert.deepEqual(draws(chance.of('calls')), before[0]);
  assert.equal(draws(chance.of(TOKENS)).filter((draw) => before[1]?.includes(draw)).length, 0);
});

test('a seed begins at nine o’clock of its own day', () => {
  assert.deepEqual(createChance('a').start, createChance('a').start);
  assert.equal(createChance('a').start.getUTCHours(), 9);
  assert.notDeepEqual(createChance('a').start, createChance('b').start);
});
