import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressProblems } from './address.ts';

const paris = { line1: '3 rue de la Cité', city: 'Paris', postalCode: '75004', country: 'FR' };

test('no address is no problem', () => {
  assert.deepEqual(addressProblems('Address', {}), {});
  assert.deepEqual(addressProblems('Address', { line1: undefined, country: undefined }), {});
});

test('an address needs its line, city, postal code and country', () => {
  assert.deepEqual(addressProblems('Address', paris), {});
  assert.deepEqual(addressProblems('Address', { line2: 'Flat 7' }), {
    'Address.AddressLine1': 'The AddressLine1 field is required.',
    'Address.City': 'The City field is required.',
    'Address.PostalCode': 'The PostalCode field is required.',
    'Address.Country': 'The Country field is required.',
  });
});

test('US, CA and MX need a region, other countries do not', () => {
  for (const country of ['US', 'CA', 'MX']) {
    assert.deepEqual(Object.keys(addressProblems('Address', { ...paris, country })), ['Address.Region']);
    assert.deepEqual(addressProblems('Address', { ...paris, country, region: 'somewhere' }), {});
  }
});
