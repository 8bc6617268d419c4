// Which PINs are refused, for every length that a client may choose.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { pinProblem, tidyPin } from './pin.ts';

const lengths = [6, 7, 8, 9, 10, 11, 12] as const;
const nobody = { phones: [] };

test('a PIN has six digits of 0 to 9, unless told otherwise', () => {
  for (const pin of ['', '12345', '1234567', '12345a', ' 48291', '٤٨٢٩١٣', '482913\n']) {
    assert.equal(pinProblem(pin), 'pin_format', pin);
  }
  assert.equal(pinProblem('482913'), undefined);
  assert.equal(pinProblem('48291375', nobody, 8), undefined);
});

test('every length takes exactly as many digits', () => {
  for (const length of lengths) {
    for (const other of [...lengths, 0, 5, 13]) {
      const problem = pinProblem('4829137560482'.slice(0, other), nobody, length);
      assert.equal(problem, other === length ? undefined : 'pin_format', `${other} digits for ${length}`);
    }
  }
});

const easy: Readonly<Record<string, readonly string[]>> = {
  'even steps': [
    '123456 654321 987654 890123 135791 086420 000000 111111 1234567 98765432 012345678 1357913579 00000000000',
    '123456789012 741852963074',
  ],
  'a part again': ['121212 123123 1212121 1231231 48264826 482648264 4826148261 48261482614 482915482915'],
  runs: ['112233 998877 111222 444455 1122334 11223344 111222333 1122334455 11112222333 111222333444 000000999999'],
  mirrors: ['123321 456654 1234321 12344321 987656789 1234554321 12345654321 123456654321 2468008642'],
  'lines of the keypad': [
    '147258 963852 159357 789123 1472583 14725836 147258369 2580147 2580147258 741852963 14725836925',
  ],
  'the edge of the keypad': [
    '147896 698741 321478 874123 1236987 98741236 123698741 1478963214 36987412369 896321478963',
  ],
  dates: [
    '241225 122524 251224 311299 010170 1051990 2451990 1990512 1990121 24051990 05241990 19900524 19902405 240519907',
    '7240519903 19900524777 555524051990 240590130288',
  ],
  'what people know by heart': [
    '142536 520520 696969 112358 314159 3141592 31415926 123456789 1234567891 12345678910 109876543210 27182818284',
    '1123581 192837465 1029384756 246810121416 5201314 100200300400 11235813',
  ],
};

for (const [kind, pins] of Object.entries(easy)) {
  test(`refused: ${kind}`, () => {
    for (const pin of pins.join(' ').split(' ')) assert.equal(pinProblem(pin, nobody, pin.length), 'pin_easy', pin);
  });
}

test('no rule leaves a length out: each refuses PINs of every length', () => {
  for (const [kind, pins] of Object.entries(easy)) {
    const met = new Set(
      pins
        .join(' ')
        .split(' ')
        .map((pin) => pin.length),
    );
    for (const length of lengths.filter((each) => !met.has(each))) {
      // What stands above for another length is continued as the rule continues it.
      assert.equal(pinProblem(longer(kind, length), nobody, length), 'pin_easy', `${kind}, ${length} digits`);
    }
  }
});

/** Of a rule, a PIN of a length that its list above does not have. */
function longer(kind: string, length: number): string {
  const rows: Readonly<Record<string, string>> = {
    'even steps': '234567890123',
    'a part again': '483483483483',
    runs: '112233445566',
    'lines of the keypad': '147258369123',
    'the edge of the keypad': '123698741236',
    dates: '240519907777',
    'what people know by heart': '314159265358',
  };
  if (kind !== 'mirrors') return (rows[kind] ?? '').slice(0, length);
  const half = '123456'.slice(0, Math.ceil(length / 2));
  return (
    half +
    [...half]
      .toReversed()
      .join('')
      .slice(length % 2)
  );
}

const born = { birthday: Date.UTC(1990, 7, 25) / 1_000, phones: ['+33648291375'] };

test('refused: digits of the birthday or of a number, with the same answer', () => {
  for (const pin of ['199008', '900825', '081990', '251990', '482913', '364829', '291375', '064829']) {
    assert.equal(pinProblem(pin, born), 'pin_easy', pin);
  }
  assert.equal(pinProblem('739152', born), undefined);
  assert.equal(pinProblem('482913'), undefined);
});

test('refused: a longer PIN in which the birthday or a number leaves four digits or fewer to guess', () => {
  for (const pin of '7482913 2508907 74829137 964829137 9748291375 94829137506 940648291376 973164829137'.split(' ')) {
    assert.equal(pinProblem(pin, born, pin.length), 'pin_easy', pin);
    assert.equal(pinProblem(pin, nobody, pin.length), undefined, pin);
  }
  // Six of twelve: as much is left to guess as in any PIN of six.
  assert.equal(pinProblem('948291350764', born, 12), undefined);
});

const lengthAnd = fc.constantFrom(...lengths);
const digits = (count: number) => fc.stringMatching(new RegExp(`^[0-9]{${count}}$`));

test('law: for every length, even steps, repeated parts, mirrors of them, and the edge of the keypad are refused', () => {
  fc.assert(
    fc.property(lengthAnd, fc.nat(9), fc.nat(9), fc.nat(5), (length, first, step, part) => {
      const row = Array.from({ length }, (_, index) => (first + index * step) % 10).join('');
      const repeated = row
        .slice(0, 1 + (part % Math.floor(length / 2)))
        .repeat(length)
        .slice(0, length);
      const half = row.slice(0, Math.ceil(length / 2));
      const mirrored =
        half +
        [...half]
          .toReversed()
          .join('')
          .slice(length % 2);
      const walk = '12369874'.repeat(3).slice(first % 8, (first % 8) + length);
      for (const pin of [row, repeated, mirrored, walk, [...walk].toReversed().join('')]) {
        assert.equal(pinProblem(pin, nobody, length), 'pin_easy', pin);
      }
    }),
  );
});

test('law: for every length, a date of the last and this century is refused wherever it stands', () => {
  const date = fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(lengthAnd, date, fc.nat(3), digits(4), fc.nat(4), (length, at, order, around, place) => {
      const [year = '', month = '', day = ''] = at.toISOString().slice(0, 10).split('-');
      const bare = [`${Number(day)}${month}${year}`, `${day}${Number(month)}${year}`, `${year}${Number(month)}${day}`];
      const orders = {
        6: [`${day}${month}${year.slice(2)}`, `${month}${day}${year.slice(2)}`, `${year.slice(2)}${month}${day}`],
        7: bare.filter((text) => text.length === 7),
      };
      const full = [`${day}${month}${year}`, `${month}${day}${year}`, `${year}${month}${day}`, `${year}${day}${month}`];
      const texts = length === 6 || length === 7 ? orders[length] : full;
      const text = texts[order % Math.max(1, texts.length)];
      if (text === undefined) return;
      const others = around.slice(0, length - text.length);
      const cut = Math.min(place, others.length);
      const pin = others.slice(0, cut) + text + others.slice(cut);
      assert.equal(pinProblem(pin, nobody, length), 'pin_easy', pin);
    }),
  );
});

test('law: for every length, digits of the number in a row with four others or fewer are refused', () => {
  fc.assert(
    fc.property(lengthAnd, digits(9), digits(6), fc.nat(6), (length, own, others, place) => {
      const part = own.slice(0, Math.max(6, length - 4));
      const rest = others.slice(0, length - part.length);
      const cut = Math.min(place, rest.length);
      const pin = rest.slice(0, cut) + part + rest.slice(cut);
      assert.equal(pinProblem(pin, { phones: [`+336${own}`] }, length), 'pin_easy', pin);
    }),
  );
});

/** In steps that visit every region of the digits, always the same. */
function shareRefused(length: number, looked: number): number {
  let refused = 0;
  const all = 10 ** length;
  const step = Math.floor(all * 0.618_033_988_75);
  for (let n = 0, at = 0; n < looked; n += 1, at = (at + step) % all) {
    if (pinProblem(String(at).padStart(length, '0'), born, length) !== undefined) refused += 1;
  }
  return refused / looked;
}

test('most PINs stay free: of six digits an eighth is refused at most, of more a fortieth', () => {
  const six = shareRefused(6, 100_000);
  assert.ok(six > 0.06 && six < 0.125, String(six));
  for (const length of lengths.slice(1)) {
    const share = shareRefused(length, 20_000);
    assert.ok(share > 0.001 && share < 0.025, `${length}: ${share}`);
  }
});

test('digits of other keyboards are the same PIN, and blanks are none of it', () => {
  for (const typed of ['٤٨٢٩١٣', '۴۸۲۹۱۳', '４８２９１３', '४८२९१३', ' 482 913 ', '482\u00a0913', '48٢9１3']) {
    assert.equal(tidyPin(typed), '482913', typed);
  }
  // What is no decimal digit stays, to be refused.
  for (const typed of ['48291a', '４８２９１Ａ', '②④⑥⑧①③', 'Ⅳ82913', '']) {
    assert.equal(pinProblem(tidyPin(typed)), 'pin_format', typed);
  }
});

test('every decimal digit of Unicode that is folded keeps its value', () => {
  for (const zero of '٠۰०০੦૦୦௦౦೦൦๐໐༠၀០０') {
    const start = zero.codePointAt(0) ?? 0;
    const row = Array.from({ length: 10 }, (_, index) => String.fromCodePoint(start + index)).join('');
    assert.match(row, /^\p{Nd}{10}$/u);
    assert.equal(tidyPin(row), '0123456789');
  }
});
