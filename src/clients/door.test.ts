// Every door with every token and every choice of the client.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayActAlone, mayAskToken, mayCall, type Door, type MtlsRequired } from './door.ts';

const own = { clientId: 'shop', thumbprint: Buffer.from('own') };
const renewed = { clientId: 'shop', thumbprint: Buffer.from('renewed') };
const foreign = { clientId: 'other', thumbprint: Buffer.from('foreign') };
const doors: readonly (readonly [string, Door])[] = [
  ['plain', 'plain'],
  ['refused', 'refused'],
  ['own', own],
  ['renewed', renewed],
  ['foreign', foreign],
];
const requirements: readonly MtlsRequired[] = ['off', 'userNotPresent', 'all'];

function openDoors(ask: (door: Door, mtlsRequired: MtlsRequired) => boolean) {
  return requirements.map((required) => doors.filter(([, door]) => ask(door, required)).map(([name]) => name));
}

test('a token: own certificates, and none unless one is needed for everything', () => {
  assert.deepEqual(
    openDoors((door, mtlsRequired) => mayAskToken(door, { clientId: 'shop', mtlsRequired })),
    [
      ['plain', 'own', 'renewed'],
      ['plain', 'own', 'renewed'],
      ['own', 'renewed'],
    ],
  );
});

test('a call with a bound token: its certificate alone', () => {
  assert.deepEqual(
    openDoors((door, mtlsRequired) => mayCall(door, { clientId: 'shop', mtlsRequired, boundTo: own.thumbprint })),
    [['own'], ['own'], ['own']],
  );
  // A token of the other client, bound to the certificate that is shown: whose it is counts.
  assert.equal(mayCall(own, { clientId: 'other', mtlsRequired: 'off', boundTo: own.thumbprint }), false);
});

test('a call with an unbound token: with a certificate only where none is needed', () => {
  assert.deepEqual(
    openDoors((door, mtlsRequired) => mayCall(door, { clientId: 'shop', mtlsRequired, boundTo: null })),
    [['plain', 'own', 'renewed'], ['plain'], []],
  );
});

test('for people who are not there: with a certificate, unless none is needed', () => {
  assert.deepEqual(
    requirements.map((mtlsRequired) => [
      mayActAlone('plain', { mtlsRequired }),
      mayActAlone('refused', { mtlsRequired }),
      mayActAlone(own, { mtlsRequired }),
    ]),
    [
      [true, true, true],
      [false, false, true],
      [false, false, true],
    ],
  );
});
