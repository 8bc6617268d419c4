// How a platform tests its own code against a sandbox. In a clone `npm run prepack` first, then `node --test examples/testing/`.
// `strongroom/testing` starts one for this file; the official SDK talks to it as it would to the real API.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, beforeEach, test } from 'node:test';
import Mangopay from 'mangopay4-nodejs-sdk';
import { start } from 'strongroom/testing';

let sandbox;
let api;

before(async () => {
  sandbox = await start({ seed: 'sellers' });
  api = new Mangopay({ clientId: sandbox.clientId, clientApiKey: sandbox.apiKey, baseUrl: sandbox.url });
});
beforeEach(() => sandbox.reset());
after(() => sandbox.close());

const seller = {
  NaturalSca: true,
  PersonType: 'NATURAL',
  FirstName: 'Ada',
  LastName: 'Byron',
  Email: 'ada@example.com',
  PhoneNumber: '+33612345678',
  Birthday: 652117514,
  Nationality: 'FR',
  CountryOfResidence: 'FR',
  UserCategory: 'OWNER',
  TermsAndConditionsAccepted: true,
};

test('a seller enrols and is told so', async () => {
  const { Id, PendingUserAction } = await api.Users.create({ ...seller });
  const { status, controlStatus } = await sandbox.complete(PendingUserAction.RedirectUrl);
  assert.equal(status, 'VALIDATED');
  assert.equal(controlStatus, 'VALIDATED');
  assert.equal((await api.Users.getScaStatus(Id)).IsEnrolled, true);
  const mail = await sandbox.lastMessage('ada@example.com');
  assert.equal(mail.kind, 'ENROLLED');
});

test('a seller who leaves is not enrolled', async () => {
  const { Id } = await api.Users.create({ ...seller });
  assert.equal((await sandbox.fail(Id)).controlStatus, 'FAILED');
  assert.equal((await api.Users.getScaStatus(Id)).IsEnrolled, false);
});

test('a link that nobody opens expires, and the hook says so', async () => {
  const told = [];
  const receiver = createServer((request, response) => {
    told.push(new URL(request.url, 'http://platform').searchParams.get('EventType'));
    response.end();
  });
  await new Promise((ready) => receiver.listen(0, '127.0.0.1', ready));
  try {
    const Url = `http://127.0.0.1:${receiver.address().port}/hooks`;
    await api.Hooks.create({ EventType: 'SCA_ENROLLMENT_EXPIRED', Url });
    await sandbox.faults.failWebhooks({ times: 1 });
    const { Id } = await api.Users.create({ ...seller });
    await sandbox.clock.advance(600);
    assert.equal((await sandbox.session(Id)).status, 'EXPIRED');
    assert.deepEqual(told, [], 'the first call failed');
    await sandbox.clock.advance(600);
    assert.deepEqual(told, ['SCA_ENROLLMENT_EXPIRED'], 'ten minutes later it is tried again');
  } finally {
    receiver.close();
  }
});

test('the same calls give the same answers', async () => {
  const first = await api.Users.create({ ...seller });
  await sandbox.reset();
  const second = await api.Users.create({ ...seller });
  assert.deepEqual(second.data, first.data);
});
