// 200 people ask for a code at once, over two nodes: no budget is ever passed, and what one refuses costs the others nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeSetting } from '#clients/change-setting.ts';
import { savePhone } from '#factors/phone/phone-rows.ts';
import { savePin } from '#factors/pin/pin-rows.ts';
import { limitsFor, type Scope } from '#messages/budget.ts';
import { spendSmsBudget } from '#messages/spend-budget.ts';
import { recordAsked, recordEnrolled } from '#sca/enrolment-rows.ts';
import { HOUR } from '#kit/time.ts';
import { newPlatform, type Api } from '../kit/api.ts';
import { openHouse } from '../kit/house.ts';
import { enrollmentLink, newOwner } from '../kit/people.ts';
import { newVisitor, type Visitor } from '../kit/visitor.ts';

const house = await openHouse();
const other = await openHouse({ beside: house, clock: house.clock, publicUrl: house.url });
const PEOPLE = 200;
/** Nobody types one here. */
const NO_PIN = Buffer.alloc(1);

const perHour = (scope: Scope) =>
  limitsFor({ perHour: 1_000, perDay: 10_000 }).find((limit) => limit.scope === scope && limit.windowMs === HOUR)
    ?.most ?? 0;

/** An enrolled person whose session waits for a code to this number. */
async function readyToAsk(api: Api, number: string, n: number): Promise<Visitor> {
  const owner = await newOwner(api);
  const now = house.clock.now();
  await recordAsked(house.db, owner.id, now);
  await savePin(house.db, owner.id, NO_PIN, now);
  await savePhone(house.db, owner.id, number, now);
  await recordEnrolled(house.db, owner.id, now);
  const visitor = newVisitor(n % 2 === 0 ? house : other, house.url);
  await visitor.start(await enrollmentLink(api, owner.id));
  await visitor.step('email', { email: owner.email });
  return visitor;
}

async function askAll(api: Api, numberOf: (n: number) => string): Promise<{ sent: number; refused: number }> {
  const visitors: Visitor[] = [];
  for (let n = 0; n < PEOPLE; n += 20) {
    const batch = Array.from({ length: 20 }, (_, i) => readyToAsk(api, numberOf(n + i), n + i));
    visitors.push(...(await Promise.all(batch)));
  }
  const pages = await Promise.all(visitors.map((visitor) => visitor.step('send-code')));
  const { sent } = await house.db.one<{ sent: number }>({
    text: 'select count(*) as sent from messages where client_id = $1',
    values: [api.clientId],
  });
  return { sent, refused: pages.filter((page) => page.html.includes('cannot send you a code')).length };
}

const counted = async () =>
  await house.db.many<{ scope: Scope; used: number }>({
    text: 'select scope, sum(used)::integer as used from sms_counters where window_s = 3600 group by scope',
    values: [],
  });

const expect = (sent: number) => ({ sent, refused: PEOPLE - sent });

test('to one number', async () => {
  assert.deepEqual(await askAll(await newPlatform(house), () => '+33612340001'), expect(perHour('number')));
});

test('to neighbouring numbers', async () => {
  const api = await newPlatform(house);
  const numberOf = (n: number) => `+3361235${String(n).padStart(4, '0')}`;
  assert.deepEqual(await askAll(api, numberOf), expect(perHour('block')));
});

test('for one client, to numbers far apart: what is refused is charged to nobody', async () => {
  const api = await newPlatform(house);
  await changeSetting(house.app.host, api.clientId, 'smsPerHour', 50);
  await house.db.run({ text: 'truncate sms_counters', values: [] });
  assert.deepEqual(await askAll(api, (n) => `+3367${String(n).padStart(3, '0')}1234`), expect(50));
  for (const { scope, used } of await counted()) assert.equal(used, 50, scope);
});

test('from one network, over two nodes', async () => {
  const api = await newPlatform(house);
  const uses = Array.from({ length: PEOPLE }, (_, n) => {
    const { host } = (n % 2 === 0 ? house : other).app;
    return host.db.transaction((db) =>
      spendSmsBudget(
        { ...host, db, clientId: api.clientId },
        {
          number: `+3368${String(n).padStart(3, '0')}1234`,
          purpose: 'confirm',
          address: `203.0.113.${n}`,
          limits: { perHour: 1_000, perDay: 10_000 },
        },
      ),
    );
  });
  const answers = await Promise.all(uses);
  assert.equal(answers.filter((scope) => scope === undefined).length, perHour('network'));
  assert.equal(answers.filter((scope) => scope === 'network').length, PEOPLE - perHour('network'));
});
