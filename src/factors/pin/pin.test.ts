// Which PINs are refused.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pinProblem } from './pin.ts';

test('a PIN has six digits of 0 to 9', () => {
  for (const pin of ['', '12345', '1234567', '12345a', ' 48291', '٤٨٢٩١٣', '482913\n'])
    assert.equal(pinProblem(pin), 'pin_format', pin);
  assert.equal(pinProblem('482913'), undefined);
});

test('what a thief tries first is refused', () => {
  for (const pin of ['000000', '111111', '123456', '654321', '987654', '890123', '135791', '121212', '123123']) {
    assert.equal(pinProblem(pin), 'pin_easy', pin);
  }
});

test('hardly any PIN is refused', () => {
  let refused = 0;
  for (let n = 0; n < 1_000_000; n += 1) if (pinProblem(String(n).padStart(6, '0')) !== undefined) refused += 1;
  assert.ok(refused > 100 && refused < 5_000, String(refused));
});
