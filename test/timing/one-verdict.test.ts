// RTS art. 4(3)(a): nobody learns which element was wrong, neither from the answer nor from the time it takes.
import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { test } from 'node:test';
import { newPlatform, type Api } from '../kit/api.ts';
import { isFull } from '../kit/full.ts';
import { openHouse } from '../kit/house.ts';
import { enrollmentLink, newOwner, type Owner } from '../kit/people.ts';
import { enrolUntilCode, newVisitor, type Visitor } from '../kit/visitor.ts';

/** Of each answer, whatever it says. */
const OWN: ReadonlySet<string> = new Set(['date', 'x-request-id']);

const NOTHING = 'nothing at all';
const SAMPLES = isFull ? 2_000 : 200;
/** Of five tries the last one ends the session. */
const GUESSES_A_SESSION = 4;
const BAND_MS = 5;

const house = await openHouse();
/** The sandbox's test number: its code needs no message, and no budget of messages ends the samples early. */
const number = '+33611111111';
const right = { pin: '482913', code: '702100' };

interface Guess {
  readonly pin: string;
  readonly code: string;
}

const combinations: Readonly<Record<string, Guess>> = {
  'PIN wrong': { pin: '739152', code: right.code },
  'code wrong': { pin: right.pin, code: '702101' },
  'both wrong': { pin: '739152', code: '702101' },
};

/** What no page of ours sends, but somebody may. */
const oddities: Readonly<Record<string, Guess>> = {
  'PIN empty': { pin: '', code: right.code },
  'PIN of five digits': { pin: '48291', code: right.code },
  'PIN of twelve digits': { pin: '482913482913', code: right.code },
  'PIN of letters': { pin: 'secret', code: right.code },
  'PIN very long': { pin: '4'.repeat(5_000), code: right.code },
  'code empty': { pin: right.pin, code: '' },
  'code too long': { pin: right.pin, code: '7021000' },
  'code of letters': { pin: right.pin, code: 'abcdef' },
  [NOTHING]: { pin: '', code: '' },
};

async function enrolled(api: Api): Promise<Owner> {
  const owner = await newOwner(api);
  const visitor = newVisitor(house);
  await enrolUntilCode(visitor, owner, { number, pin: right.pin });
  assert.match((await visitor.step('code', { code: right.code })).html, /controlStatus=VALIDATED/);
  return owner;
}

/** At PIN and code, with the code sent. */
async function openSession(api: Api, owner: Owner): Promise<Visitor> {
  const visitor = newVisitor(house);
  await visitor.start(await enrollmentLink(api, owner.id));
  await visitor.step('email', { email: owner.email });
  await visitor.step('send-code');
  return visitor;
}

interface Answered {
  /** Status, headers and body of the answer and of the page it leads to, without what names the session or the hour. */
  readonly seen: string;
  /** Of the answer alone: the page looks at nothing. */
  readonly ms: number;
}

async function ask(visitor: Visitor, guess: Guess): Promise<Answered> {
  const headers = {
    cookie: [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    origin: house.url,
    'sec-fetch-site': 'same-origin',
    'accept-language': 'en',
  };
  const body = new URLSearchParams({ ...guess }).toString();
  const form = { ...headers, 'content-type': 'application/x-www-form-urlencoded' };
  const began = performance.now();
  const reply = await fetch(`${house.url}${visitor.session}/proof`, {
    method: 'POST',
    redirect: 'manual',
    headers: form,
    body,
  });
  const text = await reply.text();
  const ms = performance.now() - began;
  const page = await fetch(`${house.url}${visitor.session}`, { headers });
  const seen = [toText(reply), text, toText(page), await page.text()].join('\n');
  return { ms, seen: seen.replaceAll(visitor.session, '/session/one') };
}

function toText(reply: Response): string {
  return [reply.status, ...[...reply.headers].filter(([name]) => !OWN.has(name)).map((pair) => pair.join(': '))].join(
    '\n',
  );
}

/** Gives the tries back. */
async function validate(visitor: Visitor): Promise<void> {
  assert.match((await visitor.step('proof', { ...right })).html, /controlStatus=VALIDATED/);
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, at: randomInt(2 ** 31) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

test('every wrong answer is answered with the same status, headers, screen and words', async () => {
  const api = await newPlatform(house);
  const owner = await enrolled(api);
  const seen = new Map<string, string>();
  for (const [name, guess] of Object.entries({ ...combinations, ...oddities })) {
    const visitor = await openSession(api, owner);
    seen.set(name, (await ask(visitor, guess)).seen);
    await validate(visitor);
  }
  const [first = ''] = seen.values();
  assert.match(first, /role="alert"/);
  // Where nothing stands nothing was guessed, nor paid: the session has moved once less.
  const unnumbered = (text: string) => text.replace(/ data-version="\d+"/, '');
  for (const [name, text] of seen) {
    if (name === NOTHING) assert.equal(unnumbered(text), unnumbered(first), name);
    else assert.equal(text, first, name);
  }
});

test('an old code is answered like a wrong one, whatever the PIN', async () => {
  const api = await newPlatform(house);
  const owner = await enrolled(api);
  const seen = new Set<string>();
  for (const guess of [right, ...Object.values(combinations)]) {
    const visitor = await openSession(api, owner);
    house.clock.advance(300_000);
    seen.add((await ask(visitor, guess)).seen);
    await visitor.step('send-code');
    await validate(visitor);
    house.clock.advance(-300_000);
  }
  assert.equal(seen.size, 1);
});

test('the last try ends the session in the same way, and while blocked no answer differs, the right one included', async () => {
  const api = await newPlatform(house);
  const ends = new Set<string>();
  const blocks = new Set<string>();
  for (const last of Object.values({ ...combinations, ...(isFull ? oddities : {}) })) {
    const owner = await enrolled(api);
    const [visitor, other] = [await openSession(api, owner), await openSession(api, owner)];
    for (let n = 0; n < GUESSES_A_SESSION; n += 1) await ask(visitor, { pin: '739152', code: '702101' });
    ends.add((await ask(visitor, last)).seen);
    for (const guess of [right, ...Object.values(combinations)]) blocks.add((await ask(other, guess)).seen);
  }
  assert.equal(ends.size, 1);
  assert.match([...ends].join(), /controlStatus=FAILED/);
  assert.equal(blocks.size, 1);
  assert.doesNotMatch([...blocks].join(), /controlStatus/);
});

test('who lost their PIN or number is answered alike, whatever they send', async () => {
  const api = await newPlatform(house);
  for (const table of ['pins', 'phones']) {
    const owner = await enrolled(api);
    await house.db.run({ text: `delete from ${table} where user_id = $1`, values: [owner.id] });
    const visitor = await openSession(api, owner);
    const seen = new Set<string>();
    for (const guess of [right, ...Object.values(combinations)]) seen.add((await ask(visitor, guess)).seen);
    assert.equal(seen.size, 1, table);
    assert.doesNotMatch([...seen].join(), /VALIDATED/);
  }
});

test(
  `${SAMPLES} guesses in mixed order: one answer${isFull ? `, medians within ${BAND_MS} ms` : ''}`,
  { timeout: 900_000 },
  async (t) => {
    const api = await newPlatform(house);
    const owner = await enrolled(api);
    const names = Object.keys(combinations);
    const times = new Map(names.map((name): [string, number[]] => [name, []]));
    const seen = new Set<string>();
    // Whatever slows the machine meets all combinations alike: their order is drawn anew for every few guesses.
    let order: string[] = [];
    for (let done = 0; done < SAMPLES;) {
      const visitor = await openSession(api, owner);
      for (let n = 0; n < GUESSES_A_SESSION && done < SAMPLES; n += 1, done += 1) {
        if (order.length === 0) order = shuffled(names);
        const name = order.pop() ?? '';
        const answered = await ask(visitor, combinations[name] ?? right);
        times.get(name)?.push(answered.ms);
        // The page counts the answers of its session: the same for all of them.
        seen.add(`${n}: ${answered.seen}`);
      }
      await validate(visitor);
    }
    assert.equal(seen.size, GUESSES_A_SESSION);
    const medians = names.map((name) => quantile(times.get(name) ?? [], 0.5));
    for (const [index, name] of names.entries()) {
      const own = times.get(name) ?? [];
      const shown = [medians[index] ?? 0, quantile(own, 0.1), quantile(own, 0.9)].map((ms) => ms.toFixed(2));
      t.diagnostic(`${name}: median ${shown[0]} ms, p10 ${shown[1]}, p90 ${shown[2]}, ${own.length} samples`);
    }
    // Only in the long run: a short one says little, and a machine at work on other things says less.
    if (isFull) assert.ok(Math.max(...medians) - Math.min(...medians) <= BAND_MS, medians.join());
  },
);
