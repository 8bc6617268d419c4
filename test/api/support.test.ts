// Support: a person's history without secrets, and a block lifted with a reason.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unblockPerson } from '#sca/unblock-person.ts';
import { exportTrail } from '#trail/export-trail.ts';
import { newPlatform, toJson, type Api } from '../kit/api.ts';
import { openHouse } from '../kit/house.ts';
import { enrollmentLink, newNumber, newOwner } from '../kit/people.ts';
import { enrol, enrolUntilCode, lastCode, newVisitor } from '../kit/visitor.ts';

const house = await openHouse();

async function historyOf(api: Api, userId: string) {
  const reply = await fetch(`${house.url}/strongroom/v1/${api.clientId}/users/${userId}/sca-history`, {
    headers: { authorization: `Bearer ${api.token}` },
  });
  return { status: reply.status, body: await toJson(reply) };
}

test('a history tells where a person stands and what happened, and no secret', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  const number = newNumber();
  const visitor = newVisitor(house);
  await enrolUntilCode(visitor, owner, { number });
  await house.app.runJobs();
  await visitor.step('code', { code: await lastCode(house, number) });
  house.clock.advance(1_000);
  await enrollmentLink(api, owner.id);
  const { body } = await historyOf(api, owner.id);
  assert.deepEqual([body.UserStatus, body.IsEnrolled, body.HasPin, body.BlockedUntil], ['ACTIVE', true, true, null]);
  assert.equal(body.PhoneNumber, `${'•'.repeat(10)}${number.slice(-2)}`);
  assert.deepEqual(
    body.Sessions.map((session: { Flow: string; Status: string }) => [session.Flow, session.Status]),
    [
      ['AUTHENTICATION', 'OPEN'],
      ['ENROLMENT', 'VALIDATED'],
    ],
  );
  const [message] = body.Sessions[1].Messages;
  assert.equal(message.Kind, 'ENROLMENT_CODE');
  assert.notEqual(message.SentDate, null);
  const [notice, ...others] = body.Notices;
  assert.deepEqual(others, []);
  assert.deepEqual([notice.Kind, notice.Recipient, notice.Outcome], ['ENROLLED', 'a•••@e•••', null]);
  await house.app.runJobs();
  const [sent] = (await historyOf(api, owner.id)).body.Notices;
  assert.deepEqual([sent.Outcome, sent.SentDate >= sent.CreationDate], ['sent', true]);
  for (const secret of [number, owner.email, new URL(owner.link).searchParams.get('token') ?? '']) {
    assert.ok(!JSON.stringify(body).includes(secret));
  }
  assert.equal((await historyOf(await newPlatform(house), owner.id)).status, 404);
});

test('an operator lifts a block: the person goes on at once, and the trail says why', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  const number = newNumber();
  const visitor = newVisitor(house);
  await enrolUntilCode(visitor, owner, { number });
  const wrong = (await lastCode(house, number)) === '000000' ? '000001' : '000000';
  for (let n = 0; n < 5; n += 1) await visitor.step('code', { code: wrong });
  const { body } = await historyOf(api, owner.id);
  assert.deepEqual([body.ConsecutiveFailures, body.Sessions[0].Status], [5, 'FAILED']);
  assert.ok(body.BlockedUntil > 0);

  const ctx = { ...house.app.host, clientId: api.clientId };
  assert.equal(await unblockPerson(ctx, owner.id, 'identified by phone, case 17'), true);
  assert.equal(await unblockPerson(ctx, owner.id, 'again'), false);
  house.clock.advance(31_000);
  const link = await enrollmentLink(api, owner.id);
  const end = await enrol(house, newVisitor(house), { email: owner.email, link }, { number });
  assert.match(end.html, /controlStatus=VALIDATED/);
  await house.app.runJobs();
  const lines: string[] = [];
  await exportTrail(house.app.host, api.clientId, {}, (line) => lines.push(line));
  assert.match(lines.join('\n'), /identified by phone, case 17/);
});
