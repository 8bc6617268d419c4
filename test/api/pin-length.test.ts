// The length of a PIN is the platform's to choose; what people have already stays valid, from any keyboard.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeSetting } from '#clients/change-setting.ts';
import { newPlatform, type Api } from '../kit/api.ts';
import { openHouse } from '../kit/house.ts';
import { enrollmentLink, newNumber, newOwner, type Owner } from '../kit/people.ts';
import { enrol, lastCode, newVisitor } from '../kit/visitor.ts';

const house = await openHouse();

/** Whether a session validates by this PIN and a fresh code; the page that asked for them. */
async function authenticate(api: Api, owner: Owner, number: string, pin: string) {
  house.clock.advance(31_000);
  const visitor = newVisitor(house);
  await visitor.start(await enrollmentLink(api, owner.id));
  await visitor.step('email', { email: owner.email });
  const asked = await visitor.step('send-code');
  const end = await visitor.step('proof', { pin, code: await lastCode(house, number) });
  return { asked, validated: end.html.includes('controlStatus=VALIDATED') };
}

test('a platform asks for eight digits: the page says so, six are refused, and eight open the next session', async () => {
  const api = await newPlatform(house);
  await changeSetting(house.app.host, api.clientId, 'pinLength', 8);
  const owner = await newOwner(api);
  const number = newNumber();
  const visitor = newVisitor(house);
  await visitor.start(owner.link);
  const page = await visitor.step('email', { email: owner.email });
  assert.match(page.html, /PIN \(8 digits\)/);
  assert.match(page.html, /maxlength="8"/);
  for (const pin of ['482913', '4829137', '482913756', '12345678', '24051990']) {
    const refused = await visitor.step('pin', { pin, again: pin });
    assert.match(refused.html, /role="alert"/, pin);
    assert.match(refused.html, /name="again"/, pin);
  }
  await visitor.step('pin', { pin: '48291375', again: '48291375' });
  await visitor.step('phone', { number });
  await visitor.step('code', { code: await lastCode(house, number) });
  assert.equal((await authenticate(api, owner, number, '48291375')).validated, true);
});

test('who has a PIN of another length keeps it, and the page tells nobody its length', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  const number = newNumber();
  await enrol(house, newVisitor(house), owner, { number, pin: '482913' });
  const before = await authenticate(api, owner, number, '482913');
  await changeSetting(house.app.host, api.clientId, 'pinLength', 12);
  const after = await authenticate(api, owner, number, '482913');
  assert.deepEqual([before.validated, after.validated], [true, true]);
  for (const { asked } of [before, after]) {
    assert.match(asked.html, /pattern="\\d\{6,12\}"/);
    assert.match(asked.html, /maxlength="12"/);
  }
});

test('lengths other than 6 to 12 cannot be chosen', async () => {
  const { clientId } = await newPlatform(house);
  for (const length of [5, 13, 7.5, '8']) {
    await assert.rejects(changeSetting(house.app.host, clientId, 'pinLength', length), String(length));
  }
});

test('a PIN typed on an Arabic, Hindi or full-width keyboard is the same PIN', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  const number = newNumber();
  await enrol(house, newVisitor(house), owner, { number, pin: '٤٨٢٩١٣' });
  for (const pin of ['482913', '४८२९१३', '４８２９１３', ' 482 913 ']) {
    assert.equal((await authenticate(api, owner, number, pin)).validated, true, pin);
  }
  assert.equal((await authenticate(api, owner, number, '٤٨٢٩١٤')).validated, false);
});

test('a PIN is hidden while it is typed, when it is chosen and when it is asked for', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  const visitor = newVisitor(house);
  await visitor.start(owner.link);
  const chosen = await visitor.step('email', { email: owner.email });
  const number = newNumber();
  await enrol(house, newVisitor(house), { ...owner, link: await enrollmentLink(api, owner.id) }, { number });
  const { asked } = await authenticate(api, owner, number, '482913');
  for (const [page, names] of [
    [chosen, ['pin', 'again']],
    [asked, ['pin']],
  ] as const) {
    for (const name of names) {
      const [field = ''] = new RegExp(`<input[^>]* name="${name}"[^>]*>`).exec(page.html) ?? [];
      assert.match(field, /type="password"/, name);
    }
  }
});
