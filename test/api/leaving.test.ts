// Going back to the platform at any time: asked once, then the session is over and its link says so.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newPlatform } from '../kit/api.ts';
import { enrolledByNumber, openAgain } from '../kit/changes.ts';
import { openHouse } from '../kit/house.ts';
import { newOwner } from '../kit/people.ts';
import { newVisitor } from '../kit/visitor.ts';

const house = await openHouse();

test('the question changes nothing; the answer ends the session, with an event for an enrolment', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  const who = newVisitor(house);
  const page = await who.start(owner.link);
  assert.match(page.html, new RegExp(`href="${who.session}/leave"`));
  assert.match((await who.get(`${who.session}/leave`)).html, /Do you want to stop here\?/);
  assert.match((await who.look()).html, /name="email"/);

  const end = await who.step('leave');
  assert.match(end.html, /You stopped here/);
  assert.match(end.html, /controlStatus=FAILED/);
  assert.match((await who.get(`${who.session}/leave`)).html, /You stopped here/);
  const { body } = await api.get('/events?per_page=100');
  assert.equal(body.at(-1).EventType, 'SCA_ENROLLMENT_FAILED');
});

test('who is blocked can leave too, and it costs nobody a guess', async () => {
  const api = await newPlatform(house);
  const person = await enrolledByNumber(house, api);
  const who = await openAgain(house, api, person.id);
  await who.step('email', { email: person.email });
  await who.step('send-code');
  for (let time = 0; time < 4; time += 1) await who.step('proof', { pin: '000000', code: '000000' });
  const other = await openAgain(house, api, person.id);
  await other.step('email', { email: person.email });
  await other.step('send-code');
  await other.step('proof', { pin: '000000', code: '000000' });
  assert.match((await who.look()).html, /Please wait a little/);
  assert.match((await who.step('leave')).html, /You stopped here/);
});

test('nobody else can end a session', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  const who = newVisitor(house);
  await who.start(owner.link);
  const stranger = newVisitor(house);
  await stranger.post(`${who.session}/leave`, {});
  assert.doesNotMatch((await stranger.get(`${who.session}/leave`)).html, /Do you want to stop here/);
  assert.match((await who.look()).html, /name="email"/);
});
