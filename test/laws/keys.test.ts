// docs/keys.md says what the code does: areas, limits, budgets.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { LOCK_MS, MOST_FOR_CLIENT, MOST_FROM_NETWORK, TRIES_WINDOW_MS } from '#clients/credential-tries.ts';
import { AHEAD, documentedLimits } from '#http/call-windows.ts';
import { budgetsPerMinute } from '#http/network-budgets.ts';
import { areas } from '#world/scopes.ts';

const text = readFileSync('docs/keys.md', 'utf8');
const figure = (value: number) => value.toLocaleString('en');

test('every area is in the table, as the code has it', () => {
  const rows = Object.entries(areas).map(
    ([area, { isOrdinary, covers }]) => `| \`${area}\` | ${covers} | ${isOrdinary ? 'yes' : 'no'} |`,
  );
  assert.ok(text.includes(`${rows.join('\n')}\n\n`), rows.join('\n'));
});

test('the numbers are those of the code', () => {
  const minutes = (ms: number) => `${ms / 60_000} minutes`;
  for (const told of [
    ...documentedLimits.map((limit) => `| ${figure(limit)} |`),
    `at most ${AHEAD} calls`,
    `| ${figure(budgetsPerMinute.strangers)} for a network |`,
    `| ${figure(budgetsPerMinute.tokensOfClient)} for a network and client id, ${figure(budgetsPerMinute.tokens)} for a network |`,
    `| wrong keys within ${minutes(TRIES_WINDOW_MS)} |`,
    `| ${MOST_FOR_CLIENT} from one network for one client id |`,
    `| ${MOST_FROM_NETWORK} from one network for any client ids |`,
    `for ${minutes(LOCK_MS)} |`,
  ]) {
    assert.ok(text.includes(told), told);
  }
});
