// Names in certificates: whose each is, and which can be none.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clientOf, commonName, isTooLong, operatorProblem } from './authority.ts';

const operator = { organisation: 'Example Payments', country: 'LU', suffix: 'example.com' };

test('a name says client and environment, and is read back', () => {
  assert.equal(commonName('shop', operator, true), 'shop.sandbox.example.com');
  assert.equal(commonName('shop', operator, false), 'shop.prod.example.com');
  for (const client of ['shop', 'a.b', 'x.sandbox.example.com', 'prod']) {
    assert.equal(clientOf(commonName(client, operator, true), operator, true), client);
    assert.equal(clientOf(commonName(client, operator, false), operator, true), undefined);
  }
  for (const name of ['.sandbox.example.com', 'shop', 'shop.sandbox.example.com.evil.test', ''])
    assert.equal(clientOf(name, operator, true), undefined, name);
  assert.ok(!isTooLong('x'.repeat(64)));
  assert.ok(isTooLong('x'.repeat(65)));
});

test('an operator has a name that every library writes alike, a country and a domain', () => {
  assert.equal(operatorProblem(operator), undefined);
  assert.equal(operatorProblem({ ...operator, organisation: "Müller & Söhne (Ltd.) d'Or" }), undefined);
  for (const organisation of ['', ' x', 'a+b', 'a,b', 'a"b', '#00', 'x'.repeat(65), 'a\nb'])
    assert.match(operatorProblem({ ...operator, organisation }) ?? '', /^The organisation/);
  for (const country of ['', 'lu', 'LUX', 'L1'])
    assert.match(operatorProblem({ ...operator, country }) ?? '', /^The country/);
  for (const suffix of ['', 'Example.com', '-a.com', 'a..b', 'a.com/', 'a'.repeat(41)])
    assert.match(operatorProblem({ ...operator, suffix }) ?? '', /^The suffix/);
});
