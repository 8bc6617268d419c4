import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { merge } from './merge.ts';

const plain = { noNullPrototype: true } as const;
const address = fc.record({ city: fc.string(), region: fc.option(fc.string(), { nil: undefined }) }, plain);
const kept = fc.record({ name: fc.string(), age: fc.option(fc.integer(), { nil: undefined }), address }, plain);
const patch = fc.record(
  {
    name: fc.option(fc.string(), { nil: undefined }),
    age: fc.option(fc.integer(), { nil: undefined }),
    address: fc.record(
      { city: fc.option(fc.string(), { nil: undefined }), region: fc.option(fc.string(), { nil: undefined }) },
      { requiredKeys: [], noNullPrototype: true },
    ),
  },
  { requiredKeys: [], noNullPrototype: true },
);

test('a merge keeps every field that the patch does not name, at every depth', () => {
  fc.assert(
    fc.property(kept, patch, (before, change) => {
      const after = merge(before, change);
      assert.equal(after.name, change.name ?? before.name);
      assert.equal(after.age, change.age ?? before.age);
      assert.equal(after.address.city, change.address?.city ?? before.address.city);
      assert.equal(after.address.region, change.address?.region ?? before.address.region);
    }),
  );
});

test('an empty patch changes nothing, and a merge leaves its input alone', () => {
  fc.assert(
    fc.property(kept, patch, (before, change) => {
      const copy = structuredClone(before);
      assert.deepEqual(merge(before, {}), before);
      merge(before, change);
      assert.deepEqual(before, copy);
    }),
  );
});

test('the same patch twice is the same as once', () => {
  fc.assert(
    fc.property(kept, patch, (before, change) => {
      const once = merge(before, change);
      assert.deepEqual(merge(once, change), once);
    }),
  );
});
