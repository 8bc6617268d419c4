// The example in docs/webhooks.md does what the page says, with notifications as they are sent.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { emit } from '#webhooks/emit.ts';
import { newPlatform } from '../kit/api.ts';
import { openHouse } from '../kit/house.ts';
import { oursOf } from '../kit/ours.ts';
import { openReceiver } from '../kit/receiver.ts';

const house = await openHouse();
const [, example = ''] =
  /```js\n(\/\/ verify\.mjs\n[^]*?)```/.exec(readFileSync('docs/webhooks.md', 'utf8')) ?? assert.fail('no example');

interface Example {
  verifyWebhook(
    keys: readonly string[],
    headers: Readonly<Record<string, string | undefined>>,
    body: string,
  ): { readonly data: { readonly ResourceId: string } };
}

// Safe: what it exports is what the test is about.
const { verifyWebhook } = (await import(`data:text/javascript,${encodeURIComponent(example)}`)) as Example;

for (const Signature of ['HMAC', 'ED25519']) {
  test(`the example takes what ${Signature} signed, and nothing that was altered, is old or is by another key`, async () => {
    const [api, receiver] = [await newPlatform(house), await openReceiver()];
    const ours = oursOf(house, api);
    const { body: hook } = await api.post('/hooks', { EventType: 'KYC_CREATED', Url: receiver.url });
    const path = `/hooks/${hook.Id}`;
    const { body: signing } = await ours.put(path, { Delivery: 'SIGNED_POST', Signature });
    await emit({ ...house.app.host, clientId: api.clientId }, { type: 'KYC_CREATED', resourceId: 'kyc_1' });
    await house.app.runJobs();
    const { headers, body } = receiver.last();
    const key: string = signing.Secret ?? signing.Keys[0].PublicKey;
    assert.equal(verifyWebhook([key], headers, body).data.ResourceId, 'kyc_1');

    const { body: next } = await ours.post(`${path}/keys`);
    const otherKey: string = next.Secret ?? next.Keys[0].PublicKey;
    assert.equal(verifyWebhook([otherKey, key], headers, body).data.ResourceId, 'kyc_1');
    const refused = (keys: string[], changed: Record<string, string>, text = body) =>
      assert.throws(() => verifyWebhook(keys, { ...headers, ...changed }, text), /genuine/);
    refused([otherKey], {});
    refused([], {});
    refused([key], {}, body.replace('kyc_1', 'kyc_2'));
    refused([key], { 'webhook-id': 'evt_other' });
    refused([key], { 'webhook-signature': '' });
    refused([key], { 'webhook-timestamp': '' });
    refused([key], { 'webhook-timestamp': String(Number(headers['webhook-timestamp']) + 1) });
    refused([key], { 'webhook-timestamp': String(Number(headers['webhook-timestamp']) - 301) });

    await emit({ ...house.app.host, clientId: api.clientId }, { type: 'KYC_CREATED', resourceId: 'kyc_3' });
    await house.app.runJobs();
    const both = receiver.last();
    for (const each of [key, otherKey])
      assert.equal(verifyWebhook([each], both.headers, both.body).data.ResourceId, 'kyc_3');
  });
}
