// Who passkeys belong to: the pages' host or a domain above it, and apps that are named in full.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRelyingParty } from './relying-party.ts';
import type { SettingName } from './settings.ts';

const FINGERPRINT = Array.from({ length: 32 }, () => 'AB').join(':');

function read(given: Partial<Record<SettingName, string>>, publicUrl = 'https://sca.pay.example.com') {
  const problems: string[] = [];
  const complain = (name: SettingName, problem: string) => problems.push(`${name}: ${problem}`);
  return { ...readRelyingParty({ find: (name) => given[name], complain }, publicUrl), problems };
}

test('the host of the pages unless told, and a domain above it', () => {
  assert.deepEqual(read({}).id, 'sca.pay.example.com');
  assert.deepEqual(read({ STRONGROOM_RP_ID: 'pay.example.com' }).problems, []);
  assert.equal(read({}, 'http://localhost:3000').id, 'localhost');
});

test('a domain that is not above the host is refused', () => {
  for (const id of ['evil.com', 'com', 'ple.com', 'x.sca.pay.example.com', 'SCA.pay.example.com', '']) {
    const { problems } = read({ STRONGROOM_RP_ID: id });
    assert.equal(problems.length, 1, id);
  }
  assert.equal(read({ STRONGROOM_RP_ID: '0.1' }, 'https://10.0.0.1').problems.length, 1);
});

test('apps say where they are by the hash of their key', () => {
  const { origins, androidApps, iosApps, problems } = read({
    STRONGROOM_ANDROID_APPS: `com.example.app=${FINGERPRINT}`,
    STRONGROOM_IOS_APPS: 'ABCDE12345.com.example.app',
  });
  assert.deepEqual(problems, []);
  const hash = Buffer.alloc(32, 0xab).toString('base64url');
  assert.deepEqual(origins, ['https://sca.pay.example.com', `android:apk-key-hash:${hash}`]);
  assert.equal(androidApps[0]?.packageName, 'com.example.app');
  assert.deepEqual(iosApps, ['ABCDE12345.com.example.app']);
});

test('an app that is not named in full is refused', () => {
  for (const app of ['com.example.app', 'app=AB', `app=${FINGERPRINT}`, `com.example.app=${FINGERPRINT}:AB`]) {
    assert.match(read({ STRONGROOM_ANDROID_APPS: app }).problems.join(), /STRONGROOM_ANDROID_APPS/);
  }
  assert.match(read({ STRONGROOM_IOS_APPS: 'com.example.app' }).problems.join(), /STRONGROOM_IOS_APPS/);
});
