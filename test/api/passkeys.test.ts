// Passkeys: made in a first enrolment, used alone afterwards, and refused for every way in which an answer can be wrong.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeSetting } from '#clients/change-setting.ts';
import { challengeOf } from '#factors/passkey/ceremony.ts';
import { newPlatform, toJson, type Api } from '../kit/api.ts';
import { newAuthenticator, optionsIn, type Authenticator, type Habits } from '../kit/authenticator.ts';
import { openHouse } from '../kit/house.ts';
import { enrollmentLink, newNumber, newOwner, type Owner } from '../kit/people.ts';
import { enrol, lastCode, newVisitor, returnUrl, type PageReply, type Visitor } from '../kit/visitor.ts';

const house = await openHouse();
const withPasskeys = { passkeys: 'yes' };

function visitor(): Visitor {
  return newVisitor(house);
}

/** From the page of a new passkey up to the choice of a backup. */
async function enrolPasskey(who: Visitor, owner: Owner, device: Authenticator, habits?: Habits): Promise<PageReply> {
  const page = await who.start(owner.link, withPasskeys);
  await who.step('new-passkey', { credential: device.create(optionsIn(page.html), habits) });
  await who.step('email', { email: owner.email });
  return await who.step('pin', { pin: '482913', again: '482913' });
}

async function enrolled(api: Api, kind: { synced?: boolean; counts?: boolean } = {}) {
  const owner = await newOwner(api);
  const device = newAuthenticator(house.url, kind);
  const who = visitor();
  await enrolPasskey(who, owner, device);
  assert.match((await who.step('backup', { backup: 'none' })).html, /controlStatus=VALIDATED/);
  return { owner, device };
}

async function passkeysOf(userId: string) {
  return await house.db.many<{ id: string; counter: number; synced: boolean; backed_up: boolean; name: string }>({
    text: 'select id, counter, synced, backed_up, name from passkeys where user_id = $1 order by created_at',
    values: [userId],
  });
}

test('a first enrolment with a passkey: passkey, e-mail, PIN, done; the platform hears the same as always', async () => {
  const api = await newPlatform(house);
  const { owner } = await enrolled(api);
  const [made, ...others] = await passkeysOf(owner.id);
  assert.deepEqual([made?.synced, made?.name, others.length], [false, 'Passkey', 0]);
  assert.equal((await api.get(`/sca/users/${owner.id}`)).body.UserStatus, 'ACTIVE');
  const { body } = await api.get('/events?per_page=100');
  assert.deepEqual(
    body.map((event: { EventType: string }) => event.EventType),
    ['USER_ACCOUNT_VALIDATION_ASKED', 'USER_ACCOUNT_ACTIVATED', 'SCA_ENROLLMENT_SUCCEEDED'],
  );
});

test('afterwards the passkey alone is enough, time after time', async () => {
  const api = await newPlatform(house);
  const { owner, device } = await enrolled(api);
  for (let time = 0; time < 3; time += 1) {
    const who = visitor();
    const page = await who.start(await enrollmentLink(api, owner.id), withPasskeys);
    assert.doesNotMatch(page.html, new RegExp(owner.email));
    const end = await who.step('passkey', { credential: device.get(optionsIn(page.html)) });
    assert.match(end.html, /controlStatus=VALIDATED/);
  }
});

const wrong: readonly (readonly [string, Habits])[] = [
  ['a signature that does not fit', { tamper: true }],
  ['no user verification', { verified: false }],
  ['another origin', { origin: 'https://evil.example' }],
  ['another relying party', { rpId: 'evil.example' }],
  ['the wrong ceremony', { type: 'webauthn.create' }],
  ['another challenge', { challenge: 'AAAAAAAAAAAAAAAAAAAAAA' }],
  ['a frame of somebody else', { crossOrigin: true }],
  ['a key that suddenly can be copied', { synced: true }],
];

for (const [what, habits] of wrong) {
  test(`an assertion is refused, and a guess is spent: ${what}`, async () => {
    const api = await newPlatform(house);
    const { owner, device } = await enrolled(api);
    const before = await passkeysOf(owner.id);
    const who = visitor();
    const page = await who.start(await enrollmentLink(api, owner.id), withPasskeys);
    const answer = await who.step('passkey', { credential: device.get(optionsIn(page.html), habits) });
    assert.match(answer.html, /We could not confirm with this passkey/);
    const { body } = await history(api, owner.id);
    assert.equal(body.ConsecutiveFailures, 1);
    assert.deepEqual(await passkeysOf(owner.id), before);
    // Nothing sticks: an honest answer goes on.
    const again = await who.step('passkey', { credential: device.get(optionsIn(answer.html)) });
    assert.match(again.html, /controlStatus=VALIDATED/);
  });
}

async function history(api: Api, userId: string) {
  const reply = await fetch(`${house.url}/strongroom/v1/${api.clientId}/users/${userId}/sca-history`, {
    headers: { authorization: `Bearer ${api.token}` },
  });
  return { body: await toJson(reply) };
}

test('somebody else’s passkey, an answer that was used, and one for another session are refused', async () => {
  const api = await newPlatform(house);
  const { owner, device } = await enrolled(api);
  const stranger = newAuthenticator(house.url);
  const who = visitor();
  const page = await who.start(await enrollmentLink(api, owner.id), withPasskeys);
  stranger.create(JSON.stringify({ rp: { id: 'localhost' }, challenge: 'x' }));
  assert.match(
    (await who.step('passkey', { credential: stranger.get(optionsIn(page.html)) })).html,
    /could not confirm/,
  );

  const shown = optionsIn((await who.look()).html);
  const used = device.get(shown);
  const other = visitor();
  await other.start(await enrollmentLink(api, owner.id), withPasskeys);
  assert.match((await other.step('passkey', { credential: used })).html, /could not confirm/);
  // The answer fits its own session still, once.
  assert.match((await who.step('passkey', { credential: used })).html, /controlStatus=VALIDATED/);
  const third = visitor();
  await third.start(await enrollmentLink(api, owner.id), withPasskeys);
  assert.match((await third.step('passkey', { credential: used })).html, /could not confirm/);
});

test('a copy of a device betrays itself by its counter', async () => {
  const api = await newPlatform(house);
  const { owner, device } = await enrolled(api);
  const copy = device.clone();
  const first = visitor();
  const page = await first.start(await enrollmentLink(api, owner.id), withPasskeys);
  assert.match((await first.step('passkey', { credential: device.get(optionsIn(page.html)) })).html, /VALIDATED/);
  const second = visitor();
  const next = await second.start(await enrollmentLink(api, owner.id), withPasskeys);
  assert.match(
    (await second.step('passkey', { credential: copy.get(optionsIn(next.html)) })).html,
    /could not confirm/,
  );
});

test('a passkey without a counter works time after time', async () => {
  const api = await newPlatform(house);
  const { owner, device } = await enrolled(api, { counts: false, synced: true });
  for (let time = 0; time < 2; time += 1) {
    const who = visitor();
    const page = await who.start(await enrollmentLink(api, owner.id), withPasskeys);
    assert.match((await who.step('passkey', { credential: device.get(optionsIn(page.html)) })).html, /VALIDATED/);
  }
  assert.deepEqual(
    (await passkeysOf(owner.id)).map(({ synced, backed_up }) => [synced, backed_up]),
    [[true, true]],
  );
});

test('one answer sent many times at once validates once at most, and each sending costs a try', async () => {
  const api = await newPlatform(house);
  const { owner, device } = await enrolled(api);
  const who = visitor();
  const page = await who.start(await enrollmentLink(api, owner.id), withPasskeys);
  const credential = device.get(optionsIn(page.html));
  await Promise.all(Array.from({ length: 4 }, () => who.step('passkey', { credential })));
  const seen = await who.look();
  // Where the others overtook it, the answer was dropped: the next honest one goes on.
  if (!seen.html.includes('VALIDATED')) {
    assert.match((await who.step('passkey', { credential: device.get(optionsIn(seen.html)) })).html, /VALIDATED/);
  }
  const { body } = await history(api, owner.id);
  assert.equal(body.Sessions.filter(({ Status }: { Status: string }) => Status === 'VALIDATED').length, 2);
});

test('a registration without user verification, made for another place or with an old challenge makes nothing', async () => {
  const api = await newPlatform(house);
  for (const habits of [
    { verified: false },
    { origin: 'https://evil.example' },
    { rpId: 'evil.example' },
    { type: 'webauthn.get' },
    { challenge: 'AAAA' },
  ]) {
    const owner = await newOwner(api);
    const who = visitor();
    const page = await who.start(owner.link, withPasskeys);
    const answer = await who.step('new-passkey', {
      credential: newAuthenticator(house.url).create(optionsIn(page.html), habits),
    });
    assert.match(answer.html, /This device could not do it/);
    assert.notEqual(optionsIn(answer.html), optionsIn(page.html), 'each attempt has a challenge of its own');
  }
});

test('garbage in place of a credential is an answer like any wrong one', async () => {
  const api = await newPlatform(house);
  const { owner } = await enrolled(api);
  for (const credential of ['', '{', 'null', '[]', '{"id":1}', `{"id":"${'a'.repeat(30_000)}"}`]) {
    const who = visitor();
    await who.start(await enrollmentLink(api, owner.id), withPasskeys);
    assert.match((await who.step('passkey', { credential })).html, /could not confirm|try again from/);
  }
});

test('cancels cost no guess; after five of them the other way is left', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  const who = visitor();
  await who.start(owner.link, withPasskeys);
  for (let time = 0; time < 4; time += 1) {
    assert.match((await who.step('new-passkey', { problem: 'cancelled' })).html, /Nothing was confirmed/);
  }
  assert.match((await who.step('new-passkey', { problem: 'cancelled' })).html, /name="email"/);
  assert.equal((await history(api, owner.id)).body.ConsecutiveFailures, 0);
});

test('who declines goes by PIN and number, and may think again', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  const who = visitor();
  await who.start(owner.link, withPasskeys);
  assert.match((await who.step('way', { way: 'other' })).html, /name="email"/);
  assert.match((await who.step('way', { way: 'passkey' })).html, /data-passkey="create"/);
  await who.step('way', { way: 'other' });
  await who.step('email', { email: owner.email });
  await who.step('pin', { pin: '482913', again: '482913' });
  const number = newNumber();
  await who.step('phone', { number });
  assert.match((await who.step('code', { code: await lastCode(house, number) })).html, /VALIDATED/);
  assert.deepEqual(await passkeysOf(owner.id), []);
});

test('a backup number and a second passkey are offered, and either can be used alone later', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  const [first, second] = [newAuthenticator(house.url), newAuthenticator(house.url)];
  const who = visitor();
  await enrolPasskey(who, owner, first);
  const page = await who.step('backup', { backup: 'passkey' });
  assert.equal(JSON.parse(optionsIn(page.html)).excludeCredentials.length, 1, 'the first device is excluded');
  assert.match(
    (await who.step('second-passkey', { credential: second.create(optionsIn(page.html)) })).html,
    /VALIDATED/,
  );
  assert.equal((await passkeysOf(owner.id)).length, 2);

  const other = await newOwner(api);
  const number = newNumber();
  const she = visitor();
  await enrolPasskey(she, other, newAuthenticator(house.url));
  await she.step('backup', { backup: 'number' });
  await she.step('phone', { number });
  assert.match((await she.step('code', { code: await lastCode(house, number) })).html, /VALIDATED/);
  house.clock.advance(31_000);
  const later = visitor();
  await later.start(await enrollmentLink(api, other.id));
  await later.step('email', { email: other.email });
  await later.step('send-code');
  assert.match((await later.step('proof', { pin: '482913', code: await lastCode(house, number) })).html, /VALIDATED/);
});

test('the same passkey is not taken twice', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  const device = newAuthenticator(house.url);
  const who = visitor();
  const page = await who.start(owner.link, withPasskeys);
  const credential = device.create(optionsIn(page.html));
  await who.step('new-passkey', { credential });
  await who.step('email', { email: owner.email });
  await who.step('pin', { pin: '482913', again: '482913' });
  await who.step('backup', { backup: 'passkey' });
  assert.match(
    (await who.step('second-passkey', { credential })).html,
    /This device could not do it|on this device already/,
  );
});

test('a person with a passkey and no number is not stranded without reason: they are told what can be done', async () => {
  const api = await newPlatform(house);
  const { owner } = await enrolled(api);
  house.clock.advance(1_000);
  const who = visitor();
  await who.start(await enrollmentLink(api, owner.id));
  const page = await who.step('email', { email: owner.email });
  assert.match(page.html, /You can’t confirm here/);
  assert.doesNotMatch(page.html, /name="pin"/);
  const end = await who.step('recovery');
  assert.match(end.html, /You need a fresh start/);
  assert.match(end.html, /controlStatus=FAILED/);
  const { body } = await history(api, owner.id);
  assert.deepEqual([body.Sessions[0].Status, body.Sessions[0].Reason], ['FAILED', 'recovery asked']);
});

test('a changed number with a passkey: the passkey, the e-mail, and a code to the new number', async () => {
  const api = await newPlatform(house);
  const { owner, device } = await enrolled(api);
  const number = newNumber();
  const change = { TermsAndConditionsAccepted: true, PhoneNumber: number };
  const { body } = await api.put(`/sca/users/natural/${owner.id}`, change);
  const who = visitor();
  const page = await who.start(body.PendingUserAction.RedirectUrl, withPasskeys);
  await who.step('passkey', { credential: device.get(optionsIn(page.html)) });
  await assert.rejects(lastCode(house, number));
  await who.step('email', { email: owner.email });
  await who.step('phone', { suggested: 'yes' });
  assert.match((await who.step('code', { code: await lastCode(house, number) })).html, /VALIDATED/);
});

test('the client may require passkeys, and only such as cannot be copied', async () => {
  const api = await newPlatform(house);
  await changeSetting(house.app.host, api.clientId, 'passkey', 'required');
  await changeSetting(house.app.host, api.clientId, 'passkeyKind', 'deviceBound');
  const owner = await newOwner(api);
  const who = visitor();
  const page = await who.start(owner.link, withPasskeys);
  assert.doesNotMatch(page.html, /Continue without a passkey/);
  assert.match((await who.step('way', { way: 'other' })).html, /data-passkey="create"/);
  const copyable = newAuthenticator(house.url, { synced: true });
  const refused = await who.step('new-passkey', { credential: copyable.create(optionsIn(page.html)) });
  assert.match(refused.html, /could be copied to other devices/);
  const bound = newAuthenticator(house.url);
  assert.match(
    (await who.step('new-passkey', { credential: bound.create(optionsIn(refused.html)) })).html,
    /name="email"/,
  );
  // A browser that can make none still gets on.
  const plain = visitor();
  assert.match((await plain.start((await newOwner(api)).link)).html, /name="email"/);
});

test('a synced passkey of before counts for nothing once the client wants bound ones', async () => {
  const api = await newPlatform(house);
  const { owner } = await enrolled(api, { synced: true, counts: false });
  await changeSetting(house.app.host, api.clientId, 'passkeyKind', 'deviceBound');
  const who = visitor();
  assert.match((await who.start(await enrollmentLink(api, owner.id), withPasskeys)).html, /name="email"/);
});

test('the page of a passkey tells nothing of the person', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  const page = await visitor().start(owner.link, withPasskeys);
  assert.ok(!page.html.includes(owner.email) && !page.html.includes(owner.id));
  const { user, authenticatorSelection } = JSON.parse(optionsIn(page.html));
  assert.equal(authenticatorSelection.userVerification, 'required');
  assert.match(user.name, /^a•+/);
});

test('an older enrolment by number goes on as before, and a session of it offers no passkey', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  await enrol(house, visitor(), owner, { number: newNumber() });
  assert.match((await visitor().start(await enrollmentLink(api, owner.id), withPasskeys)).html, /name="email"/);
});

test('a challenge is of one session, one step, one browser and one attempt, and has 256 bits', () => {
  const of = { sessionId: 'scas_1', step: 'passkey', claim: 1, attempt: 0 };
  const others = [{ sessionId: 'scas_2' }, { step: 'new_passkey' }, { claim: 2 }, { attempt: 1 }];
  const made = [of, ...others.map((other) => ({ ...of, ...other }))].map((each) => challengeOf(house.app.host, each));
  assert.equal(new Set(made).size, made.length);
  assert.ok(made.every((challenge) => Buffer.from(challenge, 'base64url').length === 32));
});

test('an answer to the same attempt in another session, or in the browser before, is refused', async () => {
  const api = await newPlatform(house);
  const { owner, device } = await enrolled(api);
  const link = await enrollmentLink(api, owner.id);
  const page = await visitor().start(link, withPasskeys);
  const { userVerification } = JSON.parse(optionsIn(page.html));
  assert.equal(userVerification, 'required');
  const credential = device.get(optionsIn(page.html));

  const other = visitor();
  await other.start(await enrollmentLink(api, owner.id), withPasskeys);
  assert.match((await other.step('passkey', { credential })).html, /could not confirm/);

  const later = visitor();
  const token = new URL(link).searchParams.get('token') ?? '';
  const moved = await later.post('/continue', { token, returnUrl, lang: 'en', terms: 'yes', ...withPasskeys });
  assert.match((await later.post(`${moved.path}/passkey`, { credential })).html, /could not confirm/);
});

test('a passkey that is there already is named to the browser, and not taken from one that takes no notice', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  const device = newAuthenticator(house.url);
  const who = visitor();
  await enrolPasskey(who, owner, device);
  const second = await who.step('backup', { backup: 'passkey' });
  const twice = device.create(optionsIn(second.html), { again: true });
  assert.match((await who.step('second-passkey', { credential: twice })).html, /on this device already/);
  assert.match((await who.step('way', { way: 'other' })).html, /VALIDATED/);

  const later = visitor();
  await later.start(await enrollmentLink(api, owner.id), withPasskeys);
  const shown = await later.step('manage');
  await later.step('passkey', { credential: device.get(optionsIn(shown.html)) });
  const page = await later.step('settings', { change: 'add_passkey' });
  assert.equal(JSON.parse(optionsIn(page.html)).excludeCredentials.length, 1);
  const third = device.create(optionsIn(page.html), { again: true });
  assert.match((await later.step('new-passkey', { credential: third })).html, /on this device already/);
  assert.equal((await passkeysOf(owner.id)).length, 1);
});

test('after five ceremonies that came to nothing no other is looked at', async () => {
  const api = await newPlatform(house);
  const { owner, device } = await enrolled(api);
  const who = visitor();
  await who.start(await enrollmentLink(api, owner.id), withPasskeys);
  const shown = await who.step('manage');
  await who.step('passkey', { credential: device.get(optionsIn(shown.html)) });
  await who.step('settings', { change: 'add_passkey' });
  for (let time = 0; time < 5; time += 1) await who.step('new-passkey', { credential: '{}' });
  const made = newAuthenticator(house.url).create(optionsIn((await who.look()).html));
  assert.match((await who.step('new-passkey', { credential: made })).html, /did not work several times/);
  assert.equal((await passkeysOf(owner.id)).length, 1);
});

test('what the client wants from now on holds for what a session has staged', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  const who = visitor();
  await enrolPasskey(who, owner, newAuthenticator(house.url, { synced: true }));
  await changeSetting(house.app.host, api.clientId, 'passkeyKind', 'deviceBound');
  assert.match((await who.step('backup', { backup: 'none' })).html, /data-passkey="create"/);
  assert.deepEqual(await passkeysOf(owner.id), []);
});
