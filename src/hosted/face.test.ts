// What the link asks for, what becomes of it, and the address that carries it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faceless, fromLook, keptLook, lookText, toFace, toLook } from './face.ts';
import { faceStylePath, readFaceStyle } from './face-style.ts';

const look = (query: string) => toLook(new URLSearchParams(query));
const styleOf = (query: string, themeColour?: string, buttonColour?: string) =>
  toFace({ themeColour, buttonColour, logo: undefined }, look(query)).style?.replace(/\.[0-9a-f]{8}\.css$/, '');

test('a look is read from a query and says the same again', () => {
  assert.deepEqual(look('primary=true&cta=TRUE&theme=dark'), { primary: true, cta: true, theme: 'dark' });
  assert.deepEqual(look('primary=no&cta=&theme=blue'), { primary: false, cta: false, theme: undefined });
  for (const query of ['', 'primary=true', 'cta=true&theme=light', 'primary=true&cta=true&theme=dark']) {
    assert.equal(lookText(look(query)), query);
    assert.deepEqual(toLook(new URLSearchParams(fromLook(look(query)))), keptLook(query));
  }
  assert.deepEqual(keptLook(undefined), look(''));
});

test('which colour goes where', () => {
  const [theme, button] = ['#AA0000', '#00bb00'];
  for (const [query, expected] of [
    ['', undefined],
    ['primary=true', '/assets/face/aa0000.aa0000.auto'],
    ['cta=true', '/assets/face/own.00bb00.auto'],
    ['primary=true&cta=true', '/assets/face/aa0000.00bb00.auto'],
    ['theme=dark', '/assets/face/own.own.dark'],
    ['primary=true&theme=light', '/assets/face/aa0000.aa0000.light'],
  ] as const) {
    assert.equal(styleOf(query, theme, button), expected, query);
  }
  assert.equal(styleOf('cta=true', theme), undefined);
  assert.equal(styleOf('primary=true&cta=true', theme), '/assets/face/aa0000.aa0000.auto');
  assert.equal(styleOf('primary=true'), undefined);
  assert.equal(faceless(look('primary=true&cta=true')).style, undefined);
});

test('an address makes its sheet, and nothing else does', () => {
  const path = faceStylePath({ accent: '#aa0000', button: undefined, theme: undefined }) ?? '';
  const sheet = readFaceStyle(path);
  assert.match(
    sheet?.css ?? '',
    /^:root\{--accent:#aa0000;[^}]*\}@media\(prefers-color-scheme:dark\)\{:root\{--accent:#/,
  );
  assert.doesNotMatch(sheet?.css ?? '', /--button/);
  assert.equal(sheet?.isCurrent, true);
  assert.equal(readFaceStyle(path.replace(/\.[0-9a-f]{8}\./, '.00000000.'))?.isCurrent, false);
  const forced = readFaceStyle(faceStylePath({ accent: undefined, button: '#ffdd00', theme: 'dark' }) ?? '');
  assert.match(forced?.css ?? '', /^:root\{color-scheme:dark;--accent:#6fd8b9;[^}]*--button:#ffdd00;[^}]*\}\n$/);
  for (const other of [
    '/assets/face/aa0000.own.auto.css',
    '/assets/face/AA0000.own.auto.00000000.css',
    '/assets/face/red;}.own.auto.00000000.css',
    '/assets/face/aa0000.own.sepia.00000000.css',
    '/assets/face/../aa0000.own.auto.00000000.css',
    '/assets/face/',
  ]) {
    assert.equal(readFaceStyle(other), undefined, other);
  }
});
