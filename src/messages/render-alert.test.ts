// What an engineer reads of a hook that fails: which one, how often, and what to do.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderAlert } from './render-alert.ts';

const platform = 'Acme & Co <i>\r\nBcc: x';
const content = {
  url: 'https://example.com/hooks',
  eventType: 'KYC_CREATED',
  hookId: 'hook_m_1',
  failures: 50,
  outcome: 'answered 500',
};

for (const kind of ['hook_failing', 'hook_invalid'] as const) {
  test(`${kind}: the same in both parts, on one line where it must be`, () => {
    const { subject, text, html } = renderAlert({ kind, platform }, content);
    assert.match(subject, /^Acme & Co <i> Bcc: x: the webhook for KYC_CREATED /);
    assert.match(html, /Acme &amp; Co &lt;i&gt;/);
    assert.doesNotMatch(html, /<i>/);
    for (const part of [text, html]) {
      assert.match(part, /50 calls in a row have failed, of hook_m_1 at https:\/\/example\.com\/hooks\./);
      assert.match(part, /answered 500/);
      assert.equal(part.includes('VALID&quot;') || part.includes('"VALID"'), kind === 'hook_invalid');
    }
  });

  test(`${kind}: once erased, it names no address`, () => {
    const { subject, text, html } = renderAlert({ kind, platform }, undefined);
    for (const part of [subject, text, html]) assert.doesNotMatch(part, /example\.com|hook_m_1/);
  });
}
