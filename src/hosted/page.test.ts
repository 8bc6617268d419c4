// What every page promises, whatever it shows: nothing inline, nothing unescaped, one title, and few bytes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { languages, localeOf } from '#words/languages.ts';
import { assetPaths, assets } from './assets.ts';
import { render } from './page.ts';
import type { Screen, StepScreen } from './screen.ts';

const platform = '<script>alert("Acme")</script>';
const target = 'https://shop.example/?a="><script>&controlStatus=VALIDATED';

function step(screen: StepScreen): Screen {
  const progress = { step: 2, of: 4 };
  const ways = { passkey: true, other: true, settings: true, lost: true, back: true };
  const common = {
    platform,
    progress,
    ways,
    beforeSettings: true,
    problem: 'not_right',
    endsInS: 540,
    version: 1,
  } as const;
  return { kind: 'step', sessionId: 'scas_1', ...common, screen };
}

const screens: readonly Screen[] = [
  {
    kind: 'welcome',
    platform,
    flow: 'enrolment',
    asks: ['proof', 'email', 'new_pin', 'passkey_or_phone'],
    elsewhere: true,
    termsMissing: true,
    termsUrl: 'https://terms.example/',
    minutes: 9,
    fields: { token: 'sca_1', returnUrl: target, lang: 'en' },
  },
  step({ name: 'email', hint: '<b>••@e••.com', typing: 'measured' }),
  step({ name: 'new_pin', digits: 8 }),
  step({ name: 'new_phone', suggested: '+33 6 <b>', only: false, country: 'FR', typed: undefined }),
  step({ name: 'new_phone_code', number: '+33 6 <b>', only: false, resendInS: 23 }),
  step({ name: 'new_phone_code', number: '+33 6 <b>', only: true, resendInS: 0 }),
  step({ name: 'pin_and_code', number: '+33 6 <b>', pinEntered: false, codeSent: true, resendInS: 0 }),
  step({ name: 'pin_and_code', number: '+33 6 <b>', pinEntered: true, codeSent: true, resendInS: 0 }),
  step({ name: 'code_alone', number: '+33 6 <b>', codeSent: true, resendInS: 0 }),
  step({ name: 'mail_code', number: '<b>••@e••.com', codeSent: true, resendInS: 0 }),
  step({ name: 'pin_and_typing' }),
  step({ name: 'passkey', options: '{"a":"<script>"}' }),
  step({ name: 'new_passkey', options: '{"a":"<script>"}', step: 'new_passkey', purpose: 'first' }),
  step({ name: 'proof', again: true }),
  step({ name: 'backup' }),
  step({
    name: 'settings',
    passkeys: [{ id: 'pk_1', name: '<b>key', madeAt: new Date(0), removable: false }],
    number: '+33 6 <b>',
    changeableAt: new Date(0),
    changes: ['pin'],
    canAdd: true,
  }),
  step({ name: 'removal', passkey: '<b>key' }),
  step({ name: 'stranded', why: 'lost', original: true }),
  { kind: 'end', platform, outcome: 'validated', why: undefined, target },
  { kind: 'end', platform, outcome: 'failed', why: 'recovery_asked', target },
  { kind: 'blocked', sessionId: 'scas_1', platform, until: undefined },
  { kind: 'leave', sessionId: 'scas_1', platform },
  { kind: 'notice', notice: 'return_url_refused' },
];

test('no page holds markup that came from outside, an inline style or an inline script', () => {
  for (const language of languages) {
    for (const screen of screens) {
      const page = render(screen, language).toString();
      assert.doesNotMatch(page, /<script>|<b>|<style| style=|<script(?! type="module" src="\/assets\/)| on\w+="/);
      assert.match(page, new RegExp(`<html lang="${localeOf(language)}">`));
      assert.equal(page.match(/<h1>/g)?.length, 1);
      assert.doesNotMatch(page, /undefined|\[object|\{(?!seconds\})[a-z]+\}/);
    }
  }
});

test('style and script stay below 12 kB as they travel, at addresses that the pages know', async () => {
  const files = await assets();
  assert.deepEqual([...files.keys()].toSorted(), Object.values({ ...assetPaths() }).toSorted());
  const travelling = [...files.values()].reduce((sum, { gzip }) => sum + gzip.length, 0);
  assert.ok(travelling <= 12_000, `${travelling} B`);
});

test('what records the rhythm of typing stays below 2 kB as it travels', async () => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../../web/hosted/typing.ts', import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
  });
  const travelling = gzipSync(outputFiles[0]?.contents ?? new Uint8Array()).length;
  assert.ok(travelling > 100 && travelling < 2_000, `${travelling} B`);
});
