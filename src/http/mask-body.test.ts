// A masked body keeps its shape and none of its values.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { maskBody, maskErrors } from './mask-body.ts';

test('names and kinds are kept, values are not', () => {
  const body = {
    FirstName: 'Ada',
    Birthday: 652_117_514,
    Address: { City: 'Paris', Lines: [1, 'b', null, true] },
    Terms: true,
  };
  assert.deepEqual(maskBody(body), {
    FirstName: '<3 characters>',
    Birthday: '<number>',
    Address: { City: '<5 characters>', Lines: ['<number>', '<1 characters>', null, '<1 more>'] },
    Terms: true,
  });
  assert.equal(maskBody(undefined), null);
});

test('no text of any body is in what is kept of it, nor in its errors', () => {
  const word = fc.string({ minLength: 4, maxLength: 30, unit: fc.constantFrom(...'qxzQXZ0189@.+') });
  const json = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 5 },
      word,
      fc.array(tie('value'), { maxLength: 5 }),
      fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('value')),
    ),
  })).value;
  fc.assert(
    fc.property(json, word, (inner, secret) => {
      const body = { Secret: secret, Inner: inner };
      assert.ok(!JSON.stringify(maskBody(body)).includes(secret));
      const { Secret: told = '' } = maskErrors(
        { Secret: `The value ${secret} is not valid for Secret.` },
        { sent: body },
      );
      assert.equal(told, 'The value … is not valid for Secret.');
    }),
  );
});

test('what is deep or wide is cut', () => {
  const deep = { a: { a: { a: { a: { a: { a: { a: 'x' } } } } } } };
  assert.match(JSON.stringify(maskBody(deep)), /<deeper>/);
  const wide = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`field${n}`, 'x']));
  assert.equal(Object.keys(maskBody(wide) as object).length, 60);
});
