// Colours: WCAG's own figures, and a way to OKLCH and back that loses nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { contrast, fromOklch, luminanceOf, toHex, toOklch, toRgb } from './colour.ts';

const anyColour = fc.integer({ min: 0, max: 0xff_ff_ff }).map((all) => `#${all.toString(16).padStart(6, '0')}`);

test('contrast is that of WCAG 2.2', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21);
  assert.equal(contrast('#777777', '#777777'), 1);
  assert.equal(contrast('#767676', '#ffffff').toFixed(2), '4.54');
  assert.equal(luminanceOf([255, 0, 0]).toFixed(4), '0.2126');
});

test('three digits are six', () => {
  assert.deepEqual(toRgb('#0aF'), toRgb('#00aaff'));
  assert.equal(toHex([0, 170, 255]), '#00aaff');
});

test('OKLCH is that of CSS Color 4', () => {
  const { lightness, chroma, hue } = toOklch('#ff0000');
  assert.equal(lightness.toFixed(3), '0.628');
  assert.equal(chroma.toFixed(3), '0.258');
  assert.equal(((hue * 180) / Math.PI).toFixed(1), '29.2');
  assert.ok(toOklch('#808080').chroma < 1e-6);
});

test('every colour comes back from OKLCH as itself', () => {
  fc.assert(
    fc.property(anyColour, (colour) => assert.equal(fromOklch(toOklch(colour)), colour)),
    { numRuns: 2_000 },
  );
});

test('what no screen can show loses chroma, and keeps its lightness and hue', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.05, max: 0.95, noNaN: true }),
      fc.double({ min: -3, max: 3, noNaN: true }),
      (l, hue) => {
        const shown = toOklch(fromOklch({ lightness: l, chroma: 0.4, hue }));
        assert.ok(Math.abs(shown.lightness - l) < 0.02, `${shown.lightness} for ${l}`);
        assert.ok(shown.chroma < 0.4);
      },
    ),
  );
  assert.equal(fromOklch({ lightness: 1.2, chroma: 0.1, hue: 1 }), '#ffffff');
  assert.equal(fromOklch({ lightness: -0.2, chroma: 0.1, hue: 1 }), '#000000');
});
