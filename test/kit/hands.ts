// How a person works a page: with a finger or a mouse, or with a keyboard alone. Each knows the page by its words only.
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';

export interface Hands {
  press(button: string): Promise<void>;
  /** Ticks the only box of the page. */
  tick(): Promise<void>;
  /** Into the field with this label. */
  type(label: string, text: string): Promise<void>;
  /** Presses of buttons, boxes and links so far: typing, and going to a field for it, is none. */
  readonly interactions: number;
}

export function fingers(page: Page): Hands {
  let interactions = 0;
  return {
    get interactions() {
      return interactions;
    },
    async press(name) {
      interactions += 1;
      await page.getByRole('button', { name, exact: true }).click();
    },
    async tick() {
      interactions += 1;
      await page.getByRole('checkbox').check();
    },
    async type(label, text) {
      await page.getByLabel(label, { exact: true }).pressSequentially(text, { delay: 5 });
    },
  };
}

const MOST_TABS = 40;

/** No call of a mouse: Tab until it is there, then a key. */
export function keyboard(page: Page): Hands {
  let interactions = 0;
  const goTo = async (target: Locator) => {
    await target.waitFor();
    for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
      if ((await target.and(page.locator(':focus')).count()) === 1) return await assertSeen(page, target);
      await page.keyboard.press('Tab');
    }
    assert.fail(`no way by Tab to ${String(target)}`);
  };
  return {
    get interactions() {
      return interactions;
    },
    async press(name) {
      interactions += 1;
      await goTo(page.getByRole('button', { name, exact: true }));
      await page.keyboard.press('Enter');
    },
    async tick() {
      interactions += 1;
      await goTo(page.getByRole('checkbox'));
      await page.keyboard.press('Space');
    },
    async type(label, text) {
      await goTo(page.getByLabel(label, { exact: true }));
      await page.keyboard.type(text);
    },
  };
}

/** WCAG 2.2, 2.4.7 and 2.4.11: what has the focus shows it, and nothing lies over it. */
async function assertSeen(page: Page, target: Locator): Promise<void> {
  const seen = await page.evaluate<{ outline: number; covered: boolean }>(`(() => {
    const element = document.activeElement;
    const { left, top, width, height } = element.getBoundingClientRect();
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return { outline: outlineStyle === 'none' ? 0 : parseFloat(outlineWidth), covered: hit === null || !element.contains(hit) };
  })()`);
  assert.ok(seen.outline >= 2, `no outline on ${String(target)}`);
  assert.equal(seen.covered, false, `${String(target)} is covered`);
}
