// A platform's face in a real browser: whatever its colours and its logo are, every page can be read, in both themes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { changeFace } from '#clients/change-face.ts';
import { newPlatform, type Api } from '../kit/api.ts';
import { assertAccessible, newProfile, newTab, phone } from '../kit/browser.ts';
import { realClock } from '../kit/clock.ts';
import { isFull } from '../kit/full.ts';
import { openHouse } from '../kit/house.ts';
import { newOwner } from '../kit/people.ts';
import { returnUrl } from '../kit/visitor.ts';

const house = await openHouse({ clock: realClock() });
const THEMES = ['light', 'dark'] as const;

/** Too light, too dark, in between, and as near to our papers as can be. */
const hostile = ['#ffff00', '#000000'];
const more = ['#777777', '#ffffff', '#00ffff', '#ff5a00', '#151c19', '#f3f4f0'];
const SCREENS = ['welcome', 'email', 'pin', 'phone', 'code', 'passkey', 'validated', 'failed'];

async function linkOf(api: Api, query: string): Promise<string> {
  const { link } = await newOwner(api);
  return `${link}&${new URLSearchParams({ returnUrl }).toString()}&${query}`;
}

/** What the browser shows of an element: `styleOf('.button', 'color')`. */
const styleOf = (selector: string, property: string) =>
  `getComputedStyle(document.querySelector('${selector}')).getPropertyValue('${property}')`;

for (const theme of THEMES) {
  for (const brand of isFull ? [...hostile, ...more] : hostile) {
    test(`${brand} can be read on every screen in the ${theme} theme`, async () => {
      const api = await newPlatform(house);
      const profile = await newProfile();
      const page = await newTab(profile);
      const tried = new URLSearchParams({ themeColour: brand, buttonColour: brand, client: api.clientId, theme });
      for (const screen of SCREENS) {
        await page.goto(`${house.url}/sandbox/face/${screen}?primary=true&cta=true&${tried.toString()}`);
        await assertAccessible(page);
      }
      assert.deepEqual(page.faults, []);
      await profile.close();
    });
  }

  test(`theme=${theme} holds against the device, for a whole session`, async () => {
    const api = await newPlatform(house);
    await api.put('/clients', { PrimaryThemeColour: '#7B1FA2', PrimaryButtonColour: '#FFDD00' });
    const profile = await newProfile({ colorScheme: theme === 'dark' ? 'light' : 'dark' });
    const page = await newTab(profile);
    await page.goto(await linkOf(api, `primary=true&cta=true&theme=${theme}`));
    const surface = theme === 'dark' ? 'rgb(21, 28, 25)' : 'rgb(255, 255, 255)';
    const assertDressed = async () => {
      assert.equal(await page.evaluate(styleOf('html', 'background-color')), surface);
      assert.equal(await page.evaluate(styleOf('html', 'color-scheme')), theme);
      if (theme === 'light')
        assert.equal(await page.evaluate(styleOf('.initial', 'background-color')), 'rgb(123, 31, 162)');
      else assert.equal(await page.evaluate(styleOf('.card .button', 'background-color')), 'rgb(255, 221, 0)');
      await assertAccessible(page);
    };
    await assertDressed();
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Start' }).click();
    await page.waitForURL(/\/session\//);
    await assertDressed();
    assert.deepEqual(page.faults, []);
    await profile.close();
  });
}

test('without a theme in the link the device decides, with the colours of the platform', async () => {
  const api = await newPlatform(house);
  await api.put('/clients', { PrimaryThemeColour: '#000080' });
  const link = await linkOf(api, 'primary=true');
  const seen: string[] = [];
  for (const colorScheme of THEMES) {
    const profile = await newProfile({ colorScheme });
    const page = await newTab(profile);
    await page.goto(link);
    assert.equal(await page.evaluate(styleOf('.button', 'background-color')), 'rgb(0, 0, 128)');
    seen.push(await page.evaluate(styleOf('.button', 'border-top-color')));
    await assertAccessible(page);
    await profile.close();
  }
  assert.equal(seen[0], 'rgb(0, 0, 128)');
  assert.notEqual(seen[1], seen[0], 'navy is seen on a dark page by its edge');
});

test('a logo is there at once, moves nothing, and leaves room for a long name at 320 px', async () => {
  const api = await newPlatform(house, 'Compagnie Méridionale des Marchés Artisanaux et Associés SAS');
  const wide = await sharp({ create: { width: 1_200, height: 160, channels: 4, background: '#1b4fd6' } })
    .png()
    .toBuffer();
  await changeFace(house.app.host, api.clientId, { logo: wide });
  const profile = await newProfile({ viewport: { ...phone, width: 320 } });
  const page = await newTab(profile);
  // As on a slow network: the page is read before its logo comes.
  let bring = () => {};
  const comes = new Promise<void>((resolve) => (bring = resolve));
  await page.route('**/assets/logo/*', async (route) => await comes.then(() => route.continue()));
  await page.goto(await linkOf(api, ''), { waitUntil: 'domcontentloaded' });
  const logo = page.locator('.masthead img');
  const placesOf = () =>
    Promise.all(['.masthead img', '.platform', 'h1'].map((part) => page.locator(part).boundingBox()));
  const before = await placesOf();
  bring();
  await page.evaluate("document.querySelector('.masthead img').decode()");
  assert.deepEqual(await placesOf(), before);
  const { width = 0, height = 0 } = (await logo.boundingBox()) ?? {};
  assert.ok(height === 40 && width <= 140, `${width} by ${height}`);
  assert.equal(
    await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth'),
    true,
  );
  await assertAccessible(page);
  assert.deepEqual(page.faults, []);
  await profile.close();
});

test('the page of faces shows every screen, and can be read', async () => {
  const api = await newPlatform(house, 'Blue Market');
  await api.put('/clients', { PrimaryThemeColour: '#7B1FA2' });
  const profile = await newProfile({ viewport: { width: 1_440, height: 900 } });
  const page = await newTab(profile);
  await page.goto(`${house.url}/sandbox/face?client=${api.clientId}&primary=true`);
  for (const name of SCREENS) {
    const frame = page.frameLocator(`iframe[src*="/face/${name}?"]`);
    await frame.getByRole('heading', { level: 1 }).waitFor();
    // Its stylesheets come into a frame that may run nothing.
    const accent = await page
      .frame({ url: new RegExp(`/face/${name}\\?`) })
      ?.evaluate(styleOf('.initial', 'background-color'));
    assert.equal(accent, 'rgb(123, 31, 162)', name);
  }
  await assertAccessible(page);
  assert.deepEqual(
    page.faults.filter((fault) => !fault.includes('sandboxed')),
    [],
  );
  await profile.close();
});
