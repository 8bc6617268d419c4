// What the page tells of the typing of an e-mail address, in Chromium: the rhythm as it was, whatever was no typing, never a letter.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { readSample } from '#factors/typing/read-sample.ts';
import { toSample, ways, type TypingSample } from '#factors/typing/sample.ts';
import { sayIn } from '#words/t.ts';
import { newPlatform } from '../kit/api.ts';
import { debuggerOf, desktop, newProfile, newTab } from '../kit/browser.ts';
import { realClock } from '../kit/clock.ts';
import { openHouse } from '../kit/house.ts';
import { keysOf, type Keys } from '../kit/keys.ts';
import { newOwner } from '../kit/people.ts';

const house = await openHouse({ clock: realClock() });
const platform = await newPlatform(house);
const say = sayIn('en');
const limit = { timeout: 60_000 };

const text = 'ada@example';

/** At the field of the e-mail address. */
async function atEmail() {
  const owner = await newOwner(platform);
  const page = await newTab(await newProfile({ viewport: desktop }));
  await page.goto(`${owner.link}&returnUrl=${encodeURIComponent('https://shop.example/back')}&lang=en`);
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: say('page.start') }).click();
  await page.getByRole('button', { name: say('page.way_no_passkey') }).click();
  await page.getByLabel(say('page.email'), { exact: true }).focus();
  return { page, owner };
}

const shared = (await atEmail()).page;

interface Sent {
  readonly email: string;
  /** As it travels. */
  readonly typing: string;
  readonly sample: TypingSample | undefined;
}

/** What the page sends of what is done in it. No try is spent: it is led back to itself instead of being judged. */
async function sentBy(
  act: (keys: Keys, page: Page) => Promise<unknown>,
  submit: (page: Page, keys: Keys) => Promise<void> = pressContinue,
): Promise<Sent> {
  const page = shared;
  await page.reload();
  const address = page.url();
  const form = Promise.withResolvers<URLSearchParams>();
  await page.route('**/session/*/email', async (route) => {
    form.resolve(new URLSearchParams(route.request().postData() ?? ''));
    await route.fulfill({ status: 303, headers: { location: address } });
  });
  await page.getByLabel(say('page.email'), { exact: true }).focus();
  const keys = await keysOf(page);
  await act(keys, page);
  const shownAgain = page.waitForEvent('load');
  await submit(page, keys);
  const sent = await form.promise;
  await shownAgain;
  await page.unroute('**/session/*/email');
  return readForm(sent);
}

async function pressContinue(page: Page): Promise<void> {
  await page.getByRole('button', { name: say('page.continue') }).click();
}

/** Nothing but figures and our own words. */
function readForm(form: URLSearchParams): Sent {
  const [email, typing] = [form.get('email') ?? '', form.get('typing') ?? ''];
  const known = new Set(['events', 'how', 'pointer', 'fine', 'coarse', 'none', ...ways]);
  const words = typing.match(/[^\d\s[\]{},.:"]+/g) ?? [];
  assert.deepEqual(
    words.filter((word) => !known.has(word)),
    [],
    typing,
  );
  assert.deepEqual([...form.keys()].toSorted(), ['email', 'typing', 'typing_asked']);
  return { email, typing, sample: toSample(typing) };
}

/** As the server reads it. */
const verdictOn = ({ sample, email }: Sent) => {
  if (sample === undefined) return 'no sample';
  const rhythm = readSample(sample, email.length);
  return typeof rhythm === 'string' ? rhythm : 'typed';
};

async function assertVerdict(verdict: string, act: (keys: Keys, page: Page) => Promise<unknown>): Promise<Sent> {
  const sent = await sentBy(act);
  assert.equal(verdictOn(sent), verdict, `${sent.email} ${sent.typing}`);
  return sent;
}

test('the rhythm is the one of the hands, to a tenth of a millisecond, keys that overlap too', limit, async () => {
  const pause = (n: number) => 61.3 + ((n * 37.7) % 190);
  const at = (n: number) =>
    200 + Array.from({ length: n }, (_, each) => pause(each)).reduce((sum, each) => sum + each, 0);
  const hold = (n: number) => 70.2 + ((n * 53.1) % 80);
  const sent = await sentBy((keys) => keys.type(text, { at, until: (n) => at(n) + hold(n) }));
  assert.equal(sent.email, text);
  assert.ok(sent.sample !== undefined);
  assert.deepEqual(sent.sample.how, []);
  assert.equal(sent.sample.pointer, 'fine');
  const rhythm = readSample(sent.sample, text.length);
  assert.ok(typeof rhythm === 'object', String(rhythm));
  // Chromium rounds a time to a tenth of a millisecond, the page rounds the difference of two once more.
  rhythm.holds.forEach((time, n) => assert.ok(Math.abs(time * 1_000 - hold(n)) < 0.31, `hold ${n}: ${time}`));
  rhythm.downDowns.forEach((time, n) => assert.ok(Math.abs(time * 1_000 - pause(n)) < 0.31, `pause ${n}: ${time}`));
  assert.ok(rhythm.downDowns.some((time, n) => time < (rhythm.holds[n] ?? 0)));
});

test('Shift and AltGr are no keys of the text, nor are F7 and a shortcut', limit, async () => {
  await assertVerdict('typed', async (keys) => {
    await keys.type('ad');
    await keys.press('F7');
    await keys.down('Shift', 1_000);
    await keys.down('A', 1_100);
    await keys.up('Shift', 1_150);
    // Without Shift the same key goes up by another name.
    await keys.up('a', 1_200);
    // As Windows tells AltGr.
    await keys.down('Control', 1_300);
    await keys.down('AltGraph', 1_300);
    await keys.down('@', 1_400);
    await keys.up('Control', 1_450);
    await keys.up('AltGraph', 1_450);
    await keys.up('@', 1_500);
    await keys.press('c', { command: 'copy' });
    await keys.type('example');
  });
});

test('the last key-up counts after Tab; where Enter was faster it is missing, and not made up', limit, async () => {
  const withEnter = (at: number) => async (_page: Page, keys: Keys) => await keys.down('Enter', at);
  const last = 200 + 150 * (text.length - 1);
  const times = { at: (n: number) => 200 + 150 * n, until: (n: number) => 290 + 150 * n };
  assert.equal(verdictOn(await sentBy((keys) => keys.type(text, times), withEnter(last + 120))), 'typed');
  const upToLast = async (keys: Keys) => {
    await keys.type(text.slice(0, -1), times);
    await keys.down('e', last);
  };
  assert.equal(verdictOn(await sentBy(upToLast, withEnter(last + 60))), 'no_key_ups');
  await assertVerdict('typed', async (keys) => {
    await upToLast(keys);
    await keys.down('Tab', last + 50);
    await keys.up('e', last + 90);
    await keys.up('Tab', last + 120);
  });
});

test('corrections of every kind are told', limit, async () => {
  const slips: readonly ((keys: Keys, page: Page) => Promise<unknown>)[] = [
    (keys) => keys.press('Backspace'),
    async (keys) => {
      await keys.press('Home');
      await keys.press('Delete');
    },
    async (keys, page) => {
      await page.evaluate(`document.querySelector('[data-typing]').setSelectionRange(2, 5)`);
      await keys.type('x');
    },
    async (keys, page) => {
      await page.evaluate(`document.querySelector('[data-typing]').setSelectionRange(2, 5)`);
      await keys.press('x', { command: 'cut' });
    },
    async (keys) => {
      await keys.press('z', { command: 'undo' });
      await keys.press('y', { command: 'redo' });
    },
  ];
  for (const slip of slips) {
    await assertVerdict('corrected', async (keys, page) => {
      await keys.type(text);
      await slip(keys, page);
      await keys.type('e');
    });
  }
});

test('who types elsewhere than at the end, or lets a key repeat, is not measured', limit, async () => {
  await assertVerdict('moved', async (keys) => {
    await keys.type('aa@example');
    await keys.press('Home');
    await keys.type('d');
  });
  await assertVerdict('incomplete', async (keys) => {
    await keys.down('a', 100);
    await keys.down('a', 600, { repeats: true });
    await keys.down('a', 640, { repeats: true });
    await keys.up('a', 660);
    await keys.type('da');
  });
});

test('who empties the field begins anew, and so does who types over all of it', limit, async () => {
  const emptied = async (keys: Keys) => {
    await keys.type('adx');
    await keys.press('Backspace');
    await keys.press('a', { command: 'selectAll' });
  };
  for (const empties of [true, false]) {
    const { sample } = await assertVerdict('typed', async (keys) => {
      await emptied(keys);
      if (empties) await keys.press('Backspace');
      await keys.type(text);
    });
    assert.equal(sample?.events[0]?.[1], 0);
  }
});

test('a text that was pasted, before typing or after it, is told; once it is gone, so is that', limit, async () => {
  const copied = async (keys: Keys) => {
    await keys.type('ada@');
    await keys.press('a', { command: 'selectAll' });
    await keys.press('c', { command: 'copy' });
    await keys.press('Delete');
  };
  await assertVerdict('pasted', async (keys) => {
    await copied(keys);
    await keys.press('v', { command: 'paste' });
  });
  await assertVerdict('pasted', async (keys) => {
    await copied(keys);
    await keys.press('v', { command: 'paste' });
    await keys.type('example');
  });
  await assertVerdict('pasted', async (keys) => {
    await copied(keys);
    await keys.type('ada');
    await keys.press('v', { command: 'paste' });
  });
  await assertVerdict('typed', async (keys) => {
    await copied(keys);
    await keys.press('v', { command: 'paste' });
    await keys.press('a', { command: 'selectAll' });
    await keys.press('Delete');
    await keys.type(text);
  });
});

test('a text that was dragged into the field is told', limit, async () => {
  await assertVerdict('dropped', async (keys, page) => {
    await keys.type('ada');
    const box = await page.getByLabel(say('page.email'), { exact: true }).boundingBox();
    assert.ok(box);
    const place = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const data = { items: [{ mimeType: 'text/plain', data: '@example' }], dragOperationsMask: 1 };
    const session = await debuggerOf(page);
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await session.send('Input.dispatchDragEvent', { type, ...place, data });
    }
  });
});

test('programs that fill the field are told, whether they say so or not', limit, async () => {
  const field = `document.querySelector('[data-typing]')`;
  const programs = [
    `${field}.value = 'ada@example'`,
    `${field}.value += 'x'`,
    `${field}.value += 'x'; ${field}.dispatchEvent(new InputEvent('input', { inputType: 'insertText', data: 'x' }))`,
    `${field}.value += 'x'; ${field}.dispatchEvent(new Event('input'))`,
    `${field}.dispatchEvent(new KeyboardEvent('keydown', { key: 'x', code: 'KeyX' }))`,
  ];
  for (const program of programs) {
    await assertVerdict('filled', async (keys, page) => {
      await keys.type('ada');
      await page.evaluate(program);
    });
    await assertVerdict('filled', async (keys, page) => {
      await page.evaluate(program);
      await page.getByLabel(say('page.email'), { exact: true }).press('End');
      await keys.type('ada');
    });
  }
});

test('a browser that fills the field is told', limit, async () => {
  // What Chromium matches by once it filled a field; without a profile of its own it fills none.
  const isFilled = `{ const field = document.querySelector('[data-typing]'); field.value = 'ada@example';
    field.matches = (selector) => selector === ':-webkit-autofill'; }`;
  await assertVerdict('autofilled', (_keys, page) => page.evaluate(isFilled));
  await assertVerdict('autofilled', async (keys, page) => {
    await page.evaluate(isFilled);
    await keys.type('x');
  });
  // With an event of its own, and a form that looks typed afterwards.
  await assertVerdict('autofilled', (_keys, page) =>
    page.evaluate(`{ const field = document.querySelector('[data-typing]');
      field.matches = (selector) => selector === ':-webkit-autofill';
      document.execCommand('insertText', false, 'ada@example');
      delete field.matches; }`),
  );
});

test('suggestions, input methods, dead keys and keyboards that tell no keys are told', limit, async () => {
  const tell = async (page: Page) => await debuggerOf(page);
  await assertVerdict('suggested', async (keys, page) => {
    await keys.type('ada');
    await (await tell(page)).send('Input.insertText', { text: '@example' });
  });
  await assertVerdict('suggested', async (keys, page) => {
    await keys.type('ada');
    await keys.down('Shift', 1_000);
    await (await tell(page)).send('Input.insertText', { text: 'é' });
  });
  await assertVerdict('suggested', async (keys, page) => {
    await keys.type('ada');
    // A key that typed nothing, and is up again.
    await keys.press('c', { command: 'copy' });
    await (await tell(page)).send('Input.insertText', { text: 'é' });
  });
  await assertVerdict('suggested', async (keys, page) => {
    await keys.type('ada');
    await page.evaluate(`document.execCommand('insertText', false, '@example')`);
  });
  await assertVerdict('composed', async (keys, page) => {
    const session = await tell(page);
    await keys.type('ada');
    await session.send('Input.imeSetComposition', { text: 'に', selectionStart: 1, selectionEnd: 1 });
    await session.send('Input.insertText', { text: '日' });
  });
  await assertVerdict('composed', async (keys, page) => {
    const dead = { key: 'Dead', code: 'Quote', windowsVirtualKeyCode: 222 };
    const session = await tell(page);
    await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...dead });
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...dead });
    await keys.type('éa');
  });
  await assertVerdict('virtual', async (_keys, page) => {
    const session = await tell(page);
    const unknown = { key: 'Unidentified', code: '', windowsVirtualKeyCode: 229 };
    for (const letter of text) {
      await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...unknown });
      await session.send('Input.insertText', { text: letter });
      await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...unknown });
    }
  });
});

test(
  'a keyboard on the screen that tells a key when it is over has no hold times; a finger is told',
  limit,
  async () => {
    const session = await debuggerOf(shared);
    await session.send('Emulation.setTouchEmulationEnabled', { enabled: true });
    const { sample } = await assertVerdict('no_hold_times', async (keys) => {
      await keys.type(text, { at: (n) => 200 + 150 * n, until: (n) => 200.5 + 150 * n });
    });
    assert.equal(sample?.pointer, 'coarse');
    await session.send('Emulation.setTouchEmulationEnabled', { enabled: false });
  },
);

test('nothing is taken from another field, though it stand in the same form', limit, async () => {
  const { sample } = await assertVerdict('typed', async (keys, page) => {
    await page.evaluate(`document.querySelector('[data-typing]').after(document.createElement('textarea'))`);
    await keys.type('ada@');
    await page.locator('textarea').focus();
    await keys.type('secret');
    await page.getByLabel(say('page.email'), { exact: true }).focus();
    await keys.press('End');
    await keys.type('example');
  });
  assert.equal(sample?.events.length, 2 * text.length);
});

test('a page that comes back as it was does not tell its old typing again', limit, async () => {
  const comeBack = `window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))`;
  await assertVerdict('filled', async (keys, page) => {
    await keys.type(text);
    await page.evaluate(comeBack);
  });
  await assertVerdict('typed', async (keys, page) => {
    await keys.type(text);
    await page.evaluate(comeBack);
    await keys.press('a', { command: 'selectAll' });
    await keys.press('Delete');
    await keys.type(text);
  });
});

test('the form goes on without a sample when the script fails in a browser', limit, async () => {
  const { email, typing } = await assertVerdict('no sample', async (keys, page) => {
    await page.evaluate(`document.querySelector('[data-typing]').matches = () => { throw new Error('unknown'); }`);
    await keys.type(text);
  });
  assert.deepEqual([email, typing], [text, '']);
  const late = await sentBy(async (keys, page) => {
    await keys.type(text);
    await page.evaluate(`window.matchMedia = undefined`);
  });
  assert.deepEqual([late.email, late.typing], [text, '']);
  assert.deepEqual(shared.faults, []);
});

test('after a wrong address the next one is measured by itself', limit, async () => {
  const { page, owner } = await atEmail();
  const keys = await keysOf(page);
  const submit = async () => {
    const request = page.waitForRequest((asked) => asked.method() === 'POST');
    await page.getByRole('button', { name: say('page.continue') }).click();
    return readForm(new URLSearchParams((await request).postData() ?? ''));
  };
  await keys.type('wrong@example');
  assert.equal(verdictOn(await submit()), 'typed');
  await page.getByText(say('page.problem_email_different')).waitFor();
  const field = page.getByLabel(say('page.email'), { exact: true });
  assert.equal(await field.inputValue(), '');
  await field.focus();
  await keys.type(owner.email);
  const right = await submit();
  assert.equal(right.email, owner.email);
  assert.equal(verdictOn(right), 'typed');
  await page.getByLabel(say('page.pin_again'), { exact: true }).waitFor();
  assert.deepEqual(page.faults, []);
  await page.context().close();
});
