// What a link may send people back to: a corpus of hostile addresses, and laws that hold for every address.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkReturnUrl, withControlStatus, type ReturnPolicy } from './return-url.ts';

const any: ReturnPolicy = { kind: 'any' };
const live: ReturnPolicy = {
  kind: 'registered',
  urls: ['https://shop.example/sca/return', 'mgpsca://auth', 'http://127.0.0.1:8080/back'],
};

/** Refused whoever asks. */
const hostile: readonly string[] = [
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'java\tscript:alert(1)',
  '\u0001javascript:alert(1)',
  'javascript://shop.example/%0aalert(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:;base64,PHNjcmlwdD4=',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  'file://shop.example/share',
  'blob:https://shop.example/2b0b9a5e',
  'filesystem:https://shop.example/temporary/x',
  'about:blank',
  'about:srcdoc',
  'view-source:https://shop.example/',
  'intent://auth#Intent;scheme=https;end',
  'android-app://com.example/https/shop.example',
  'ws://shop.example/',
  'wss://shop.example/',
  'ftp://shop.example/',
  'mailto:ada@example.com',
  'tel:+33611111111',
  'sms:+33611111111',
  'chrome://settings',
  'chrome-extension://abcdef/page.html',
  'moz-extension://abcdef/page.html',
  'resource://gre/',
  'jar:https://shop.example/a.jar!/x',
  'ms-settings:privacy',
  'ms-word:ofe|u|https://shop.example/a.docx',
  'search-ms:query=x',
  'itms-services://?action=download-manifest',
  'x-apple.systempreferences:com.apple.preference',
  'urn:isbn:0451450523',
  'https://ada@shop.example/',
  'https://ada:secret@shop.example/',
  'https://@shop.example/',
  'https://:@shop.example/',
  'https://shop.example@evil.example/',
  'https://shop.example:443@evil.example/',
  'mgpsca://user@auth',
  'https:\\\\evil.example\\',
  'https://shop.example\\@evil.example/',
  'https://shop.example/\\evil.example',
  'https://shop.example/?a=\\',
  'https://shop.example/\r\nSet-Cookie:a=b',
  'https://shop.exa\tmple/',
  'https://shop.example/\u0000',
  'https://shop.example/\u007f',
  'https://shop.example/\u0085',
  'https://shop.example/\u2028',
  'https://shop.example/\u202egpj.exe',
  'https://sh\u200bop.example/',
  '\ufeffhttps://shop.example/',
  'https://shop.example/\ud800',
  ' https://shop.example/',
  'https://shop.example/ ',
  'https:///shop.example/',
  'https:/shop.example/',
  'https:shop.example/',
  'https://',
  'https://?x=1',
  'http://#',
  'https://shop example/',
  'https://shop.example:99999/',
  'https://[::1/',
  'https://%00/',
  'https://shop<b>.example/',
  'https://1.2.3.4.5.6/',
  '//shop.example/',
  '/return',
  'return',
  '?x=1',
  '#x',
  'shop.example/return',
  '://shop.example',
  '1app://auth',
  'null',
  `https://shop.example/?a=${'x'.repeat(2_000)}`,
  `https://shop.example/?a=${'é'.repeat(700)}`,
];

test('hostile addresses are refused in every mode', () => {
  for (const url of hostile) {
    assert.deepEqual(checkReturnUrl([url], any), { ok: false, why: 'refused' }, JSON.stringify(url));
    assert.deepEqual(
      checkReturnUrl([url], { kind: 'registered', urls: [url] }),
      { ok: false, why: 'refused' },
      JSON.stringify(url),
    );
  }
});

/** Harmless in a sandbox, but not what this platform registered. */
const unregistered: readonly string[] = [
  'http://shop.example/sca/return',
  'https://shop.example/',
  'https://shop.example/sca/return/',
  'https://shop.example/sca/Return',
  'https://shop.example/sca/return/../../x',
  'https://shop.example/sca/return/..;/x',
  'https://shop.example/sca/return;x',
  'https://shop.example/sca/return%2f',
  'https://shop.example/sca/return%00',
  'https://shop.example/sca%2freturn',
  'https://shop.example//sca/return',
  'https://shop.example/%2e%2e/sca%2freturn',
  'https://shop.example.evil.example/sca/return',
  'https://evil.example/shop.example/sca/return',
  'https://evil.example/?https://shop.example/sca/return',
  'https://evil.example#https://shop.example/sca/return',
  'https://shop.example./sca/return',
  'https://www.shop.example/sca/return',
  'https://shop.example:8443/sca/return',
  'https://shop.example:80/sca/return',
  'https://shøp.example/sca/return',
  'http://127.0.0.1/back',
  'http://localhost:8080/back',
  'mgpsca://auth/',
  'mgpsca://auth/x',
  'mgpsca://other',
  'mgpsca:auth',
  'mgpsca:/auth',
  'mgpsca:///auth',
  'mgpandroid://auth',
  'https://auth',
];

test('in live mode only what was registered is accepted, to the character', () => {
  for (const url of unregistered) {
    assert.deepEqual(checkReturnUrl([url], live), { ok: false, why: 'refused' }, url);
    assert.equal(checkReturnUrl([url], any).ok, true, url);
  }
});

const registered: readonly (readonly [given: string, href: string])[] = [
  ['https://shop.example/sca/return', 'https://shop.example/sca/return'],
  ['https://shop.example/sca/return?order=12&x=%20', 'https://shop.example/sca/return?order=12&x=%20'],
  ['https://shop.example/sca/return#done', 'https://shop.example/sca/return#done'],
  ['HTTPS://SHOP.example:443/sca/return', 'https://shop.example/sca/return'],
  ['https://shop.example/x/../sca/%2e/return', 'https://shop.example/sca/return'],
  ['http://127.0.0.1:8080/back', 'http://127.0.0.1:8080/back'],
  ['http://2130706433:8080/back', 'http://127.0.0.1:8080/back'],
  ['mgpsca://auth', 'mgpsca://auth'],
  ['mgpsca://auth?x=1', 'mgpsca://auth?x=1'],
];

test('what was registered is accepted with any query, as the parser writes it', () => {
  for (const [given, url] of registered) assert.deepEqual(checkReturnUrl([given], live), { ok: true, url }, given);
});

test('a sandbox also accepts what nobody registered', () => {
  for (const url of [
    'http://localhost:3001/',
    'https://192.0.2.1/x',
    'http://[::1]:3000/',
    'com.example.app:/oauth',
    'myapp://',
  ]) {
    assert.equal(checkReturnUrl([url], any).ok, true, url);
  }
});

test('one value is needed; the same one twice will do', () => {
  const url = 'https://shop.example/';
  assert.deepEqual(checkReturnUrl([], any), { ok: false, why: 'missing' });
  assert.deepEqual(checkReturnUrl([''], any), { ok: false, why: 'missing' });
  assert.deepEqual(checkReturnUrl([url, url], any), { ok: true, url });
  assert.deepEqual(checkReturnUrl([url, 'https://evil.example/'], any), { ok: false, why: 'refused' });
  assert.deepEqual(checkReturnUrl([url, ''], any), { ok: false, why: 'refused' });
});

const marked: readonly (readonly [given: string, result: string])[] = [
  ['https://example.com', 'https://example.com/?controlStatus=VALIDATED'],
  ['https://example.com/?', 'https://example.com/?controlStatus=VALIDATED'],
  ['https://example.com/#f', 'https://example.com/?controlStatus=VALIDATED#f'],
  ['https://example.com/a?x=1#f?y', 'https://example.com/a?x=1&controlStatus=VALIDATED#f?y'],
  ['https://example.com/?controlStatus=FAILED', 'https://example.com/?controlStatus=VALIDATED'],
  [
    'https://example.com/?controlStatus=FAILED&a=1&control%53tatus=x&b',
    'https://example.com/?a=1&b&controlStatus=VALIDATED',
  ],
  ['https://example.com/?a=1&CONTROLSTATUS&+controlStatus=x', 'https://example.com/?a=1&controlStatus=VALIDATED'],
  ['https://example.com/?a=controlStatus', 'https://example.com/?a=controlStatus&controlStatus=VALIDATED'],
  ['https://example.com/?a=%2B+%20&a=%2b', 'https://example.com/?a=%2B+%20&a=%2b&controlStatus=VALIDATED'],
  ['https://example.com/?a=1?b=2', 'https://example.com/?a=1?b=2&controlStatus=VALIDATED'],
  ['https://example.com/#controlStatus=FAILED', 'https://example.com/?controlStatus=VALIDATED#controlStatus=FAILED'],
  ['mgpsca://auth', 'mgpsca://auth?controlStatus=VALIDATED'],
  ['mgpsca://auth?x=1#f', 'mgpsca://auth?x=1&controlStatus=VALIDATED#f'],
  ['com.example.app:/oauth', 'com.example.app:/oauth?controlStatus=VALIDATED'],
];

test('the status joins the query, once', () => {
  for (const [given, result] of marked) assert.equal(withControlStatus(given, 'VALIDATED'), result);
});

const word = fc.stringMatching(/^[a-zA-Z0-9%+._~!?=;:@,'é-]{0,12}$/);
const status = fc.constantFrom('controlStatus=FAILED', 'control%53tatus=1', 'CONTROLSTATUS', 'controlStatus');
const address = fc
  .tuple(
    fc.oneof(
      fc.webUrl(),
      fc.constantFrom('mgpsca://auth', 'https://example.com', 'com.example.app:/back', 'http://[::1]:3000/a/b'),
    ),
    fc.option(fc.array(fc.oneof({ weight: 3, arbitrary: word }, { weight: 1, arbitrary: status })), { nil: undefined }),
    fc.option(fc.stringMatching(/^[a-z?&=#]{0,8}$/), { nil: undefined }),
  )
  .map(
    ([place, query, hash]) =>
      `${place}${query === undefined ? '' : `?${query.join('&')}`}${hash === undefined ? '' : `#${hash}`}`,
  );

test('law: one controlStatus, the same place, and every other part of the query and the fragment as it was', () => {
  fc.assert(
    fc.property(address, fc.constantFrom('VALIDATED', 'FAILED'), (given, outcome) => {
      const before = new URL(given);
      const after = new URL(withControlStatus(given, outcome));
      const named = [...after.searchParams].filter(([name]) => name.trim().toLowerCase() === 'controlstatus');
      assert.deepEqual(named, [['controlStatus', outcome]]);
      assert.deepEqual(
        [after.protocol, after.host, after.pathname, after.hash],
        [before.protocol, before.host, before.pathname, before.hash],
      );
      const isStatus = (part: string) => /^\+*control(?:s|%53)tatus/i.test(part);
      const parts = (url: URL) =>
        url.search
          .replace(/^\?/, '')
          .split('&')
          .filter((part) => part !== '' && !isStatus(part));
      assert.deepEqual(parts(after), parts(before));
      assert.equal(withControlStatus(after.href, outcome), after.href);
    }),
  );
});

test('law: whatever is accepted parses to itself, holds no credentials and is not a script', () => {
  fc.assert(
    fc.property(
      fc.oneof(address, fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.string()),
      (given) => {
        const verdict = checkReturnUrl([given], any);
        if (!verdict.ok) return;
        const url = new URL(verdict.url);
        assert.equal(url.href, verdict.url);
        assert.equal(url.username + url.password, '');
        assert.notEqual(url.protocol, 'javascript:');
        assert.deepEqual(checkReturnUrl([verdict.url], any), verdict);
      },
    ),
    { numRuns: 1_000 },
  );
});
