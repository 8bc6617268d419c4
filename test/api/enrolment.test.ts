// A first enrolment from the call to the webhooks, over HTTP only.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newPlatform } from '../kit/api.ts';
import { openHookSink, subscribe } from '../kit/hook-sink.ts';
import { openHouse } from '../kit/house.ts';
import { enrollmentLink, naturalBody, newNumber, newOwner } from '../kit/people.ts';
import { enrol, newVisitor } from '../kit/visitor.ts';

const house = await openHouse();
const everyEvent = [
  'USER_ACCOUNT_VALIDATION_ASKED',
  'USER_ACCOUNT_ACTIVATED',
  'SCA_ENROLLMENT_SUCCEEDED',
  'SCA_ENROLLMENT_FAILED',
  'SCA_ENROLLMENT_EXPIRED',
  'USER_CATEGORY_UPDATED_TO_OWNER',
];

test('a person who does all steps is enrolled, ACTIVE, and led back; the platform is told in order', async () => {
  const api = await newPlatform(house);
  const sink = await openHookSink();
  await subscribe(api, sink, everyEvent);
  const owner = await newOwner(api);
  const end = await enrol(house, newVisitor(house), owner, { number: newNumber() });

  assert.equal(end.status, 200);
  assert.match(end.html, /https:\/\/platform\.example\/back\?order=7&amp;controlStatus=VALIDATED/);
  assert.equal((await api.get(`/sca/users/${owner.id}`)).body.UserStatus, 'ACTIVE');
  const status = (await api.get(`/sca/users/${owner.id}/sca-status`)).body;
  assert.equal(status.IsEnrolled, true);
  assert.equal(typeof status.LastEnrollmentDate, 'number');

  await house.app.runJobs();
  assert.deepEqual(sink.typesFor(owner.id).toSorted(), [
    'SCA_ENROLLMENT_SUCCEEDED',
    'USER_ACCOUNT_ACTIVATED',
    'USER_ACCOUNT_VALIDATION_ASKED',
  ]);
  const events = (await api.get('/events?per_page=100')).body.map((event: { EventType: string }) => event.EventType);
  assert.deepEqual(events, ['USER_ACCOUNT_VALIDATION_ASKED', 'USER_ACCOUNT_ACTIVATED', 'SCA_ENROLLMENT_SUCCEEDED']);
});

test('the enrolment call alone changes nothing: each link is new, older ones stay usable', async () => {
  const api = await newPlatform(house);
  const { body: user } = await api.post('/users/natural', naturalBody());
  const first = await enrollmentLink(api, user.Id);
  const second = await enrollmentLink(api, user.Id);

  assert.notEqual(first, second);
  assert.match(first, new RegExp(`^${house.url}/\\?token=sca_[0-9a-f]{32}$`));
  assert.equal((await api.get(`/sca/users/${user.Id}`)).body.UserStatus, 'ACTIVE');
  const end = await enrol(house, newVisitor(house), { email: user.Email, link: first }, { number: newNumber() });
  assert.match(end.html, /controlStatus=VALIDATED/);
  const { body: events } = await api.get('/events?per_page=100');
  assert.deepEqual(
    events.map((event: { EventType: string }) => event.EventType),
    ['SCA_ENROLLMENT_SUCCEEDED'],
  );
});
