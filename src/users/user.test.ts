import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newUser, revise, type UserPatch } from './revise.ts';
import { contactChanged, scaContact } from './user.ts';

const identity = { id: 'user_m_1', clientId: 'demo', createdAt: new Date(0) };
const ada: UserPatch = {
  personType: 'NATURAL',
  email: 'ada@example.com',
  details: { firstName: 'Ada', lastName: 'Byron', phoneNumber: '0611111111', phoneNumberCountry: 'FR', birthday: -1 },
};
const firm: UserPatch = {
  personType: 'LEGAL',
  email: 'office@example.com',
  details: { name: 'Engines', representative: { email: 'charles@example.com', phoneNumber: '+33611111111' } },
};

test('SCA relies on the natural user, or on the representative of a legal one', () => {
  assert.deepEqual(scaContact(newUser(identity, ada)), {
    email: 'ada@example.com',
    phone: '+33611111111',
    birthday: -1,
  });
  assert.deepEqual(scaContact(newUser(identity, firm)), {
    email: 'charles@example.com',
    phone: '+33611111111',
    birthday: undefined,
  });
});

test('a number that cannot be parsed is no number for SCA', () => {
  const user = newUser(identity, { ...ada, details: { phoneNumber: '123' } });
  assert.equal(scaContact(user).phone, undefined);
});

test('e-mail, phone and phone country are the contact; nothing else is', () => {
  const user = newUser(identity, ada);
  const after = (patch: UserPatch) => revise(user, patch, identity.createdAt);
  assert.equal(contactChanged(user, after({ personType: 'NATURAL', email: 'b@example.com', details: {} })), true);
  assert.equal(contactChanged(user, after({ personType: 'NATURAL', details: { phoneNumber: '0622222222' } })), true);
  assert.equal(contactChanged(user, after({ personType: 'NATURAL', details: { phoneNumberCountry: 'BE' } })), true);
  assert.equal(contactChanged(user, after({ personType: 'NATURAL', details: { lastName: 'King' }, tag: 'x' })), false);
});

test("a legal entity's own e-mail is no contact, its representative's is", () => {
  const user = newUser(identity, firm);
  const after = (patch: UserPatch) => revise(user, patch, identity.createdAt);
  assert.equal(contactChanged(user, after({ personType: 'LEGAL', email: 'new@example.com', details: {} })), false);
  const details = { representative: { email: 'new@example.com' } };
  assert.equal(contactChanged(user, after({ personType: 'LEGAL', details })), true);
});

test('a change of contact has no direction, and nothing changed is no change', () => {
  const person = fc.record({
    email: fc.constantFrom('a@example.com', 'b@example.com'),
    phoneNumber: fc.constantFrom(undefined, '+33611111111', '0611111111'),
    phoneNumberCountry: fc.constantFrom(undefined, 'FR', 'BE'),
  });
  const toUser = ({ email, ...details }: { email: string }) =>
    newUser(identity, { personType: 'NATURAL', email, details });
  fc.assert(
    fc.property(person, person, (a, b) => {
      const [one, other] = [toUser(a), toUser(b)];
      assert.equal(contactChanged(one, other), contactChanged(other, one));
      assert.equal(contactChanged(one, toUser(a)), false);
    }),
  );
});
