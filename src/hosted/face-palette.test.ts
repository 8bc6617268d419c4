// Whatever a platform's colour is, people can read what is written in it and on it, in both themes (WCAG 2.2 AA).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { contrast, toOklch } from '#kit/colour.ts';
import { accentsOf, buttonsOf, ownColours, type Theme } from './face-palette.ts';

const themes: readonly Theme[] = ['light', 'dark'];
const anyColour = fc.integer({ min: 0, max: 0xff_ff_ff }).map((all) => `#${all.toString(16).padStart(6, '0')}`);

/** The corners of the cube, greys around the middle, and colours as near to our own papers as can be. */
const hostile = [
  ...['00', '80', 'ff'].flatMap((red) =>
    ['00', '80', 'ff'].flatMap((green) => ['00', '80', 'ff'].map((blue) => `#${red}${green}${blue}`)),
  ),
  '#767676',
  '#777777',
  '#757575',
  '#ffdd00',
  '#fffc00',
  '#e60023',
  '#1db954',
  '#ff5a00',
  ...themes.flatMap((theme) => [ownColours[theme].surface, ownColours[theme].paper, ownColours[theme].calm]),
];

function assertReadable(brand: string, theme: Theme): void {
  const { surface, paper, calm } = ownColours[theme];
  const told = (what: string) => `${brand} ${theme}: ${what}`;
  const { accent, 'on-accent': onAccent, 'accent-soft': soft } = accentsOf(brand, theme);
  for (const below of [surface, paper, calm, soft])
    assert.ok(contrast(accent, below) >= 4.5, told(`links on ${below}`));
  assert.ok(contrast(accent, onAccent) >= 4.5, told('on the accent'));
  const buttons = buttonsOf(brand, theme);
  assert.equal(buttons.button, brand, told('the button'));
  for (const button of [buttons.button, buttons['button-strong']])
    assert.ok(contrast(button, buttons['on-button']) >= 4.5, told(`words on ${button}`));
  for (const below of [surface, paper])
    assert.ok(contrast(buttons['button-edge'], below) >= 3, told(`the edge on ${below}`));
  const theirs = [accent, onAccent, soft, ...Object.values(buttons)];
  for (const colour of theirs) assert.match(colour, /^#[0-9a-f]{6}$/, told('a colour'));
}

for (const theme of themes) {
  test(`any colour is readable in the ${theme} theme`, () => {
    for (const brand of hostile) assertReadable(brand, theme);
    fc.assert(
      fc.property(anyColour, (brand) => assertReadable(brand, theme)),
      { numRuns: 500 },
    );
  });

  test(`our own colours are readable in the ${theme} theme, and stay as they are`, () => {
    assert.equal(accentsOf(ownColours[theme].accent, theme).accent, ownColours[theme].accent);
    const { accent, surface, paper, calm, ink, muted, danger } = ownColours[theme];
    for (const text of [accent, ink, muted, danger]) {
      for (const below of [surface, paper, calm]) assert.ok(contrast(text, below) >= 4.5, `${text} on ${below}`);
    }
  });
}

test('a colour that can be read already is left as it is; another keeps its hue', () => {
  assert.equal(accentsOf('#7b1fa2', 'light').accent, '#7b1fa2');
  assert.equal(buttonsOf('#e60023', 'light')['button-edge'], '#e60023');
  assert.equal(buttonsOf('#ffdd00', 'dark')['button-edge'], '#ffdd00');
  assert.notEqual(buttonsOf('#ffdd00', 'light')['button-edge'], '#ffdd00');
  for (const theme of themes) {
    fc.assert(
      fc.property(anyColour, (brand) => {
        const [given, shown] = [toOklch(brand), toOklch(accentsOf(brand, theme).accent)];
        // Of what is nearly grey the hue is nothing that anybody sees.
        if (given.chroma < 0.05 || shown.chroma < 0.05) return;
        const turned = Math.abs(Math.atan2(Math.sin(given.hue - shown.hue), Math.cos(given.hue - shown.hue)));
        assert.ok(turned < 0.12, `${brand} ${theme}: ${turned}`);
      }),
    );
  }
});

test('the colours here are those of the stylesheet', () => {
  const css = readFileSync(new URL('../../web/hosted/style.css', import.meta.url), 'utf8');
  const [light = '', dark = ''] = [...css.matchAll(/:root \{([^}]*)\}/g)].map(([, rules]) => rules ?? '');
  const declared = (rules: string) =>
    Object.fromEntries([...rules.matchAll(/--([a-z-]+): ([^;]+);/g)].map(([, name = '', value = '']) => [name, value]));
  const { round: _r, mono: _m, ...shown } = declared(light);
  assert.deepEqual(shown, ownColours.light);
  assert.deepEqual({ ...shown, ...declared(dark) }, ownColours.dark);
});
