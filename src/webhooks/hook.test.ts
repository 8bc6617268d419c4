// Which addresses a hook may have, and what becomes of one that fails.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Fault } from '#kit/fault.ts';
import { assertHookUrl, changeHook, countFailure, type Hook } from './hook.ts';
import { MAX_CONSECUTIVE_FAILURES } from './schedule.ts';

const hook: Hook = {
  id: 'hook_m_1',
  eventType: 'USER_KYC_REGULAR',
  url: 'https://example.com',
  email: undefined,
  tag: undefined,
  form: 'GET',
  enabled: true,
  valid: true,
  consecutiveFailures: 0,
  createdAt: new Date(0),
};

const isParamError = (error: unknown) => error instanceof Fault && error.errors !== undefined && 'Url' in error.errors;

for (const url of [
  'https://example.com',
  'HTTPS://example.com:8443/a?b=c#d',
  'https://[::1]/',
  'https://exämple.com/',
]) {
  test(`${url} is accepted`, () => assertHookUrl(url, false));
}

for (const url of [
  'example.com',
  '/hooks',
  'https:example.com',
  'https://',
  'https://exa mple.com',
  ' https://example.com',
  'https://example.com/\n',
  'https://example.com\\@evil.example',
  'https://user@example.com',
  'https://user:secret@example.com',
  'ftp://example.com',
  'javascript:alert(1)',
  'https://example.com:99999',
]) {
  test(`${JSON.stringify(url)} is refused`, () => assert.throws(() => assertHookUrl(url, true), isParamError));
}

test('plain http is for the sandbox only', () => {
  assertHookUrl('http://localhost:4000/hooks', true);
  assert.throws(() => assertHookUrl('http://localhost:4000/hooks', false), isParamError);
});

test('one hundred failures in a row make a hook invalid, not one fewer', () => {
  let failing = hook;
  for (let n = 1; n < MAX_CONSECUTIVE_FAILURES; n += 1) failing = countFailure(failing);
  assert.equal(failing.valid, true);
  assert.equal(countFailure(failing).valid, false);
});

const invalid = { ...hook, valid: false, consecutiveFailures: 100 };

test('an invalid hook is set right by Validity, or by disabling and enabling it', () => {
  for (const right of [
    changeHook(invalid, { valid: true }),
    changeHook({ ...invalid, enabled: false }, { enabled: true }),
  ]) {
    assert.deepEqual([right.valid, right.enabled, right.consecutiveFailures], [true, true, 0]);
  }
});

test('an invalid hook stays so when only its address changes, or it is enabled once more', () => {
  assert.equal(changeHook(invalid, { url: 'https://other.example' }).valid, false);
  assert.equal(changeHook(invalid, { enabled: true, valid: false }).valid, false);
});

test('a valid hook keeps its count when an SDK sends the whole object back', () => {
  const changed = changeHook(
    { ...hook, consecutiveFailures: 42 },
    { url: 'https://other.example', enabled: true, valid: true },
  );
  assert.deepEqual([changed.url, changed.consecutiveFailures], ['https://other.example', 42]);
});
