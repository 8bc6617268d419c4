// What a link may send people back to: a corpus of hostile addresses, and laws that hold for every address.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  deceptive,
  duplicates,
  elsewhere,
  harmless,
  hostileUrls,
  registeredUrls,
} from '../../test/kit/hostile-urls.ts';
import { checkReturnUrl, withControlStatus, type ReturnPolicy } from './return-url.ts';

const any: ReturnPolicy = { kind: 'any' };
const live: ReturnPolicy = {
  kind: 'registered',
  urls: registeredUrls,
};

test('the corpus has more than 200 hostile addresses, each once', () => {
  assert.equal(new Set(hostileUrls).size, hostileUrls.length);
  assert.ok(hostileUrls.length >= 200, String(hostileUrls.length));
});

for (const [trick, urls] of Object.entries(deceptive)) {
  test(`refused in every mode: ${trick}`, () => {
    for (const url of urls) {
      const policies: readonly ReturnPolicy[] = [any, live, { kind: 'registered', urls: [url] }];
      for (const policy of policies) {
        assert.deepEqual(checkReturnUrl([url], policy), { ok: false, why: 'refused' }, JSON.stringify(url));
      }
    }
  });
}

for (const [trick, urls] of Object.entries(elsewhere)) {
  test(`refused in live mode: ${trick}`, () => {
    for (const url of urls) {
      assert.deepEqual(checkReturnUrl([url], live), { ok: false, why: 'refused' }, url);
      assert.equal(checkReturnUrl([url], any).ok, true, url);
    }
  });
}

test('what is accepted leads to the registered place, with the status that we gave', () => {
  for (const [place, urls] of Object.entries(harmless)) {
    for (const given of urls) {
      const verdict = checkReturnUrl([given], live);
      assert.ok(verdict.ok, given);
      const led = new URL(withControlStatus(verdict.url, 'FAILED'));
      assert.equal(led.href.slice(0, led.href.search(/[?#]/)), place, given);
      const named = [...led.searchParams].filter(([name]) => name.trim().toLowerCase() === 'controlstatus');
      assert.deepEqual(named, [['controlStatus', 'FAILED']], given);
    }
  }
});

test('of several values none is taken', () => {
  for (const values of duplicates) {
    assert.deepEqual(checkReturnUrl(values, live), { ok: false, why: 'refused' }, values.join());
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
