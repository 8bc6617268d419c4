// Keys of a real keyboard in Chromium, down and up at given times: the browser takes the times it is told.
import type { Page } from 'playwright-core';
import { debuggerOf } from './browser.ts';

export interface Keys {
  /** Milliseconds after the keyboard was made. */
  down(key: string, milliseconds: number, how?: How): Promise<void>;
  up(key: string, milliseconds: number): Promise<void>;
  /** Down and up, a little later than all before. */
  press(key: string, how?: How): Promise<void>;
  /** One key after the other; each character goes down by `at` and up by `until`. */
  type(text: string, times?: Times): Promise<void>;
}

export interface How {
  readonly repeats?: boolean;
  /** What the browser does, as `copy`: the combination of keys for it differs from system to system. */
  readonly command?: 'selectAll' | 'copy' | 'cut' | 'paste' | 'undo' | 'redo';
}

export interface Times {
  readonly at: (n: number) => number;
  readonly until: (n: number) => number;
}

/** Those that type nothing, by their codes of Windows. */
const named: Readonly<Record<string, number>> = {
  Backspace: 8,
  Tab: 9,
  Shift: 16,
  Control: 17,
  AltGraph: 18,
  End: 35,
  Home: 36,
  ArrowLeft: 37,
  Delete: 46,
  F7: 118,
};

export async function keysOf(page: Page): Promise<Keys> {
  const session = await debuggerOf(page);
  const made = await page.evaluate<number>('Date.now()');
  let last = 0;
  const describe = (key: string, milliseconds: number) => {
    last = Math.max(last, milliseconds);
    const code = named[key];
    const upper = key.toUpperCase();
    return {
      key,
      code: code === undefined ? `Key${upper}` : key,
      windowsVirtualKeyCode: code ?? (/[A-Z\d]/.test(upper) ? upper.charCodeAt(0) : 0),
      timestamp: (made + milliseconds) / 1_000,
    };
  };
  const send = async (type: 'keyDown' | 'rawKeyDown' | 'keyUp', told: object): Promise<void> => {
    await session.send('Input.dispatchKeyEvent', { type, ...told });
  };

  const keys: Keys = {
    async down(key, milliseconds, { repeats = false, command } = {}) {
      const told = { ...describe(key, milliseconds), autoRepeat: repeats };
      if (command !== undefined) return await send('rawKeyDown', { ...told, modifiers: 2, commands: [command] });
      if (key === 'Enter') return await send('keyDown', { ...told, windowsVirtualKeyCode: 13, text: '\r' });
      await send(key in named ? 'rawKeyDown' : 'keyDown', key in named ? told : { ...told, text: key });
    },
    async up(key, milliseconds) {
      await send('keyUp', describe(key, milliseconds));
    },
    async press(key, how) {
      const at = last + 50;
      await keys.down(key, at, how);
      await keys.up(key, at + 80);
    },
    async type(text, times) {
      const began = last + 100;
      const { at, until } = times ?? { at: (n: number) => began + 150 * n, until: (n: number) => began + 150 * n + 90 };
      const events = [...text]
        .flatMap((key, n) => [
          { key, isDown: true, time: at(n) },
          { key, isDown: false, time: until(n) },
        ])
        .toSorted((a, b) => a.time - b.time);
      for (const { key, isDown, time } of events) await (isDown ? keys.down(key, time) : keys.up(key, time));
    },
  };
  return keys;
}
