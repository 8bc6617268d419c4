// The link and the browser: a GET claims nothing, a POST needs its cookie and its origin, a session has one holder.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newPlatform } from '../kit/api.ts';
import { openHouse } from '../kit/house.ts';
import { enrollmentLink, newNumber, newOwner } from '../kit/people.ts';
import { enrol, enrolUntilCode, lastCode, newVisitor, returnUrl } from '../kit/visitor.ts';

const house = await openHouse();
const api = await newPlatform(house, 'Blue Market');
const withReturn = (link: string, target = returnUrl) => {
  const { pathname, search } = new URL(link);
  return `${pathname}${search}&returnUrl=${encodeURIComponent(target)}`;
};

test('GET and HEAD claim nothing, change nothing, and show nothing personal', async () => {
  const owner = await newOwner(api, { PhoneNumber: '+33611111111', FirstName: 'Hypatia' });
  const before = await house.db.many({ text: 'select * from sca_sessions where user_id = $1', values: [owner.id] });
  for (const method of ['GET', 'HEAD', 'GET']) {
    const reply = await fetch(`${house.url}${withReturn(owner.link)}`, { method });
    assert.equal(reply.status, 200);
    assert.equal(reply.headers.get('set-cookie'), null);
    const html = await reply.text();
    for (const personal of ['Hypatia', 'Byron', owner.email, owner.email.split('@')[0] ?? '', '611111111', '••']) {
      assert.ok(!html.includes(personal), personal);
    }
  }
  const after = await house.db.many({ text: 'select * from sca_sessions where user_id = $1', values: [owner.id] });
  assert.deepEqual(after, before);
  // And the person can still use it.
  const end = await enrol(house, newVisitor(house), owner, { number: newNumber() });
  assert.match(end.html, /controlStatus=VALIDATED/);
});

test('every page is guarded by its headers', async () => {
  const owner = await newOwner(api);
  const visitor = newVisitor(house);
  const pages = [
    await visitor.get(withReturn(owner.link)),
    await visitor.start(owner.link),
    await visitor.get('/?token=sca_unknown'),
    await visitor.get('/'),
  ];
  for (const { headers } of pages) {
    assert.equal(headers.get('cache-control'), 'no-store');
    assert.equal(headers.get('referrer-policy'), 'no-referrer');
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    const policy = headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.doesNotMatch(policy, /unsafe/);
  }
});

test('Start sets a cookie of its own and leads to an address without the token', async () => {
  const owner = await newOwner(api);
  const token = new URL(owner.link).searchParams.get('token') ?? '';
  const reply = await fetch(`${house.url}/start`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: house.url, 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ token, returnUrl, lang: 'en', terms: 'yes' }),
  });
  assert.equal(reply.status, 303);
  assert.match(reply.headers.get('location') ?? '', /^\/session\/scas_\w+$/);
  assert.match(
    reply.headers.get('set-cookie') ?? '',
    /^strongroom-scas_\w+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/,
  );
});

test('on https the cookie is Secure and has the __Host- prefix', async () => {
  const secure = await openHouse({ publicUrl: 'https://sca.example.com' });
  const owner = await newOwner(await newPlatform(secure));
  const visitor = newVisitor(secure, 'https://sca.example.com');
  await visitor.start(owner.link);
  assert.match([...visitor.cookies.keys()].join(), /^__Host-strongroom-scas_/);
});

test('without the terms nothing starts', async () => {
  const owner = await newOwner(api);
  const visitor = newVisitor(house);
  const page = await visitor.start(owner.link, { terms: '' });
  assert.equal(page.status, 422);
  assert.equal(visitor.cookies.size, 0);
});

test('a POST from elsewhere is refused, whatever it carries', async () => {
  const owner = await newOwner(api);
  const visitor = newVisitor(house);
  await visitor.start(owner.link);
  const foreign: Record<string, string>[] = [
    { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    { origin: 'null', 'sec-fetch-site': 'cross-site' },
    { origin: house.url, 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
    { origin: house.url, 'sec-fetch-site': 'none' },
  ];
  for (const headers of foreign) {
    assert.equal((await visitor.post(`${visitor.session}/email`, { email: owner.email }, headers)).status, 403);
    const token = new URL(owner.link).searchParams.get('token') ?? '';
    assert.equal((await newVisitor(house).post('/start', { token, returnUrl, terms: 'yes' }, headers)).status, 403);
  }
  const older = await fetch(`${house.url}/start`, { method: 'POST', headers: { origin: 'null' }, body: '' });
  assert.equal(older.status, 403);
  // Nothing of it counted.
  assert.match((await visitor.step('email', { email: owner.email })).html, /name="pin"/);
});

test('re-opening the link in the same browser resumes; the cookie of another session does not help', async () => {
  const owner = await newOwner(api);
  const visitor = newVisitor(house);
  await visitor.start(owner.link);
  await visitor.step('email', { email: owner.email });
  const resumed = await visitor.get(withReturn(owner.link));
  assert.equal(resumed.path, visitor.session);
  assert.match(resumed.html, /name="pin"/);

  const other = await newOwner(api);
  const stranger = newVisitor(house);
  await stranger.start(other.link);
  assert.equal((await stranger.get(visitor.session)).status, 403);
  await stranger.post(`${visitor.session}/pin`, { pin: '482913', again: '482913' });
  assert.match((await visitor.look()).html, /name="again"/);
});

test('a second browser sees nothing of the progress, and takes over by an explicit POST only', async () => {
  const owner = await newOwner(api);
  const number = newNumber();
  const first = newVisitor(house);
  await enrolUntilCode(first, owner, { number });
  const code = await lastCode(house, number);

  const second = newVisitor(house);
  const page = await second.get(withReturn(owner.link));
  assert.match(page.html, /action="\/continue"/);
  for (const personal of [owner.email, number.slice(-2), '••']) assert.ok(!page.html.includes(`>${personal}<`));
  await second.start(owner.link);
  assert.equal(second.cookies.size, 0, 'Start alone must not take over');

  const token = new URL(owner.link).searchParams.get('token') ?? '';
  const taken = await second.post('/continue', { token, returnUrl, lang: 'en', terms: 'yes' });
  assert.match(taken.html, /name="email"/);
  assert.equal((await first.look()).status, 403);
  assert.equal((await first.step('code', { code })).status, 403);

  // The first browser's code opens nothing in the second one, which goes through all steps itself.
  await second.post(`${taken.path}/email`, { email: owner.email });
  await second.post(`${taken.path}/pin`, { pin: '739152', again: '739152' });
  house.clock.advance(31_000);
  await second.post(`${taken.path}/phone`, { number });
  assert.doesNotMatch((await second.post(`${taken.path}/code`, { code })).html, /controlStatus/);
  const end = await second.post(`${taken.path}/code`, { code: await lastCode(house, number) });
  assert.match(end.html, /controlStatus=VALIDATED/);
});

test('a session moves three times at most', async () => {
  const owner = await newOwner(api);
  await newVisitor(house).start(owner.link);
  const token = new URL(owner.link).searchParams.get('token') ?? '';
  const statuses: number[] = [];
  for (let n = 0; n < 5; n += 1) {
    statuses.push((await newVisitor(house).post('/continue', { token, returnUrl, lang: 'en', terms: 'yes' })).status);
  }
  assert.deepEqual(statuses, [200, 200, 200, 409, 409]);
});

test('two sessions go on in two tabs of one browser', async () => {
  const [one, two] = [await newOwner(api), await newOwner(api)];
  const visitor = newVisitor(house);
  await visitor.start(one.link);
  const firstSession = visitor.session;
  await visitor.start(two.link);
  assert.match((await visitor.get(firstSession)).html, /name="email"/);
  assert.match((await visitor.step('email', { email: two.email })).html, /name="again"/);
  assert.match((await visitor.post(`${firstSession}/email`, { email: one.email })).html, /name="again"/);
});

test('returnUrl is needed, under either spelling, and checked before anything is shown', async () => {
  const owner = await newOwner(api);
  const { search } = new URL(owner.link);
  const visitor = newVisitor(house);
  const statusOf = async (query: string) => (await visitor.get(`/${search}${query}`)).status;
  assert.equal(await statusOf(''), 400);
  assert.equal(await statusOf('&returnUrl='), 400);
  assert.equal(await statusOf(`&ReturnUrl=${encodeURIComponent(returnUrl)}`), 200);
  assert.equal(await statusOf(`&returnUrl=${encodeURIComponent('mgpsca://auth')}`), 200);
  assert.equal(await statusOf(`&returnUrl=${encodeURIComponent('javascript:alert(1)')}`), 400);
  assert.equal(await statusOf(`&returnUrl=https://a.example&ReturnUrl=https://b.example`), 400);
});

test('an unknown token is told so, without a word on what exists', async () => {
  for (const token of ['sca_00000000000000000000000000000000', '', 'x'.repeat(3_000), "'; drop table users", '%00']) {
    const page = await newVisitor(house).get(`/?token=${encodeURIComponent(token)}&returnUrl=https://a.example`);
    assert.equal(page.status, 404);
  }
});

test('a link that ended leads on to the platform with the outcome, also in another browser', async () => {
  const owner = await newOwner(api);
  await enrol(house, newVisitor(house), owner, { number: newNumber() });
  assert.match((await newVisitor(house).get(withReturn(owner.link))).html, /controlStatus=VALIDATED/);
  const link = await enrollmentLink(api, owner.id);
  house.clock.advance(600_000);
  assert.match((await newVisitor(house).get(withReturn(link))).html, /controlStatus=FAILED/);
});

test('no token, PIN, code or e-mail reaches the log', () => {
  assert.doesNotMatch(house.logged.join('\n'), /sca_[0-9a-f]{32}|482913|739152|@example\.com/);
});
