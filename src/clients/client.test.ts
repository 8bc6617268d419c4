// Settings of a client: each is checked by its row of the table, and has a default.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Value } from 'typebox/value';
import { Fault } from '#kit/fault.ts';
import { checkSetting, clientSettings, settingOf, toClientSettings } from './client.ts';

const problemOf = (work: () => unknown) => {
  try {
    work();
    return undefined;
  } catch (error) {
    assert.ok(error instanceof Fault);
    return error.errors;
  }
};

test('a client that says nothing has every default', () => {
  const client = { settings: toClientSettings(undefined) };
  assert.equal(settingOf(client, 'smsCountries'), undefined);
  assert.equal(settingOf(client, 'smsPerHour'), 1_000);
  assert.equal(settingOf({ settings: { smsPerHour: 5 } }, 'smsPerHour'), 5);
});

test('every default that is a value fits its own schema', () => {
  for (const [name, { schema, fallback }] of Object.entries(clientSettings)) {
    if (fallback !== undefined) assert.ok(Value.Check(schema, fallback), name);
  }
});

for (const [name, value] of [
  ['smsCountries', ['FR', 'BE']],
  ['smsPerHour', 1],
] as const) {
  test(`${name} may be ${JSON.stringify(value)}`, () => {
    checkSetting(name, value);
    assert.deepEqual(toClientSettings({ [name]: value }), { [name]: value });
  });
}

for (const [name, value] of [
  ['smsCountries', []],
  ['smsCountries', ['FR', 'FR']],
  ['smsCountries', ['fr']],
  ['smsCountries', ['XX']],
  ['smsCountries', 'FR'],
  ['smsPerHour', 0],
  ['smsPerDay', 1.5],
  ['smsPerDay', '10'],
] as const) {
  test(`${name} may not be ${JSON.stringify(value)}, and the refusal says what may be`, () => {
    const { form } = clientSettings[name];
    assert.deepEqual(
      problemOf(() => checkSetting(name, value)),
      { Settings: `${name} must be ${form}.` },
    );
  });
}

test('what is no setting is refused by name, with those that exist', () => {
  for (const name of ['smscountries', 'toString', '__proto__', '']) {
    assert.match(problemOf(() => checkSetting(name, 1))?.['Settings'] ?? '', /there are smsCountries/);
  }
  assert.match(problemOf(() => toClientSettings({ sms: [] }))?.['Settings'] ?? '', /no setting "sms"/);
  for (const value of [[], 'x', null, 1]) assert.ok(problemOf(() => toClientSettings(value)) !== undefined);
});
