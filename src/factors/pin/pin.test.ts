// Which PINs are refused.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pinProblem } from './pin.ts';

test('a PIN has six digits of 0 to 9', () => {
  for (const pin of ['', '12345', '1234567', '12345a', ' 48291', '٤٨٢٩١٣', '482913\n']) {
    assert.equal(pinProblem(pin), 'pin_format', pin);
  }
  assert.equal(pinProblem('482913'), undefined);
});

const easy: Readonly<Record<string, readonly string[]>> = {
  sequences: ['123456', '654321', '987654', '890123', '135791', '086420'],
  repeats: ['000000', '111111', '121212', '123123', '112233', '998877'],
  mirrors: ['123321', '456654'],
  'keypad lines': ['147258', '963852', '159357', '789123'],
  'keypad edges': ['147896', '698741', '321478', '874123'],
  dates: ['241225', '122524', '251224', '311299', '010170'],
  'common ones': ['142536', '520520', '696969', '112358'],
};

for (const [kind, pins] of Object.entries(easy)) {
  test(`refused: ${kind}`, () => {
    for (const pin of pins) assert.equal(pinProblem(pin), 'pin_easy', pin);
  });
}

test('refused: digits of the birthday or of a number, with the same answer', () => {
  const known = { birthday: Date.UTC(1990, 7, 25) / 1_000, phones: ['+33648291375'] };
  for (const pin of ['199008', '900825', '081990', '251990', '482913', '364829', '291375']) {
    assert.equal(pinProblem(pin, known), 'pin_easy', pin);
  }
  assert.equal(pinProblem('739152', known), undefined);
  assert.equal(pinProblem('482913'), undefined);
});

test('most PINs stay free: of a million, an eighth is refused at most', () => {
  let refused = 0;
  for (let n = 0; n < 1_000_000; n += 1) if (pinProblem(String(n).padStart(6, '0')) !== undefined) refused += 1;
  assert.ok(refused > 60_000 && refused < 125_000, String(refused));
});
