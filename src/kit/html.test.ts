// The only maker of markup escapes everything that it did not make.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from './html.ts';

test('values are escaped, markup is not', () => {
  const name = `<b onclick="x">'&`;
  assert.equal(
    html`<p title="${name}">${html`<i>${name}</i>`}</p>`.toString(),
    `<p title="&lt;b onclick=&quot;x&quot;&gt;&#39;&amp;"><i>&lt;b onclick=&quot;x&quot;&gt;&#39;&amp;</i></p>`,
  );
});

test('lists are joined, nothing is nothing, zero is zero', () => {
  assert.equal(html`${[1, 'a', html`<br>`]}${undefined}${null}${false}${0}`.toString(), '1a<br>0');
});
