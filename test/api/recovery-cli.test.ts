// Recovery on the command line: what an operator types and reads, beside a running server.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addClient, addKey } from '#clients/add-client.ts';
import { connect, toJson } from '../kit/api.ts';
import { openHouse } from '../kit/house.ts';
import { enrollmentLink, newNumber, newOwner } from '../kit/people.ts';
import { command } from '../kit/process.ts';
import { enrol, newVisitor } from '../kit/visitor.ts';

const house = await openHouse();
const env = {
  STRONGROOM_MODE: 'sandbox',
  STRONGROOM_PUBLIC_URL: house.url,
  DATABASE_URL: house.databaseUrl,
  STRONGROOM_SECRET: house.secret.toString('base64'),
};
const strongroom = (...args: string[]) => command(args, env);
await addClient(house.app.host, { id: 'shop', name: 'The Shop', settings: { apiReset: true } });
const { apiKey } = await addKey(house.app.host, 'shop', 'test');
const connected = () => connect(house.url, 'shop', apiKey);

async function newPerson() {
  const owner = await newOwner(await connected());
  await enrol(house, newVisitor(house), owner, { number: newNumber() });
  return owner;
}

/** Commands live by the real time: the server's clock goes past it. */
async function wait(): Promise<void> {
  house.clock.advance(3_600_000);
  await house.app.runJobs();
}

const codeIn = (output: string) => /^Code: (\S+)$/m.exec(output)?.[1] ?? assert.fail(output);

/** Whether the code opens the enrolment that the person's next link leads to. */
async function opens(person: { id: string }, code: string): Promise<boolean> {
  const visitor = newVisitor(house);
  await visitor.start(await enrollmentLink(await connected(), person.id));
  return /name="email"/.test((await visitor.step('proof-code', { code })).html);
}

test('reset-sca prints a code once; it opens the next enrolment, until enrolment-code gives another', async () => {
  const person = await newPerson();
  const ask = ['users', 'reset-sca', 'shop', person.id, '--reason', 'lost it all', '--reference', 'branch 4'];
  const { code: exit, output } = await strongroom(...ask);
  assert.equal(exit, 0, output);
  assert.match(output, /later if their contact changes/);
  assert.match(output, /is told at 2 addresses and numbers/);
  const first = codeIn(output);
  await wait();
  const history = JSON.parse((await strongroom('users', 'sca-history', 'shop', person.id)).output);
  assert.deepEqual([history.IsEnrolled, history.EnrolmentCode.IsRequired, history.Passkeys], [false, true, []]);
  assert.equal(await opens(person, first), true);

  const next = codeIn((await strongroom('users', 'enrolment-code', 'shop', person.id)).output);
  assert.equal(await opens(person, first), false);
  assert.equal(await opens(person, next), true);
});

test('a key gets the scope by name; what it asked for is approved or canceled', async () => {
  const person = await newPerson();
  assert.match(
    (await strongroom('key', 'add', 'shop', '--scope', 'everything')).output,
    /there are Standard, Users:read/,
  );
  const added = await strongroom('key', 'add', 'shop', '--name', 'support', '--scope', 'Recovery:write');
  const [, keyId = '', key = ''] = /API key (key_\w+): (\S+)/.exec(added.output) ?? [];
  assert.match(
    (await strongroom('key', 'list', 'shop')).output,
    new RegExp(`${keyId}\tsupport\t\\S+\tnever used\tdoes not end\tRecovery:write\n`),
  );
  const { token } = await connect(house.url, 'shop', key);
  const ask = async () => {
    const reply = await fetch(`${house.url}/strongroom/v1/shop/users/${person.id}/sca-reset`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify({ Reason: 'lost it all', IdentificationReference: 'video 17' }),
    });
    return (await toJson(reply)).Status;
  };
  assert.equal(await ask(), 'WAITING_FOR_APPROVAL');
  const cancel = ['users', 'cancel-reset', 'shop', person.id, '--reason', 'not identified'];
  assert.equal((await strongroom(...cancel)).code, 0);
  const nothing = await strongroom(...cancel);
  assert.deepEqual([nothing.code, /No reset of the person is under way/.test(nothing.output)], [1, true]);

  assert.equal(await ask(), 'WAITING_FOR_APPROVAL');
  const approve = ['users', 'approve-reset', 'shop', person.id, '--reason', 'seen the video'];
  const code = codeIn((await strongroom(...approve)).output);
  assert.equal((await strongroom(...approve)).code, 1);
  await wait();
  assert.equal(await opens(person, code), true);
});

test('a block and its end', async () => {
  const person = await newPerson();
  const block = ['users', 'block', 'shop', person.id, '--reason', 'phone stolen'];
  assert.match((await strongroom(...block)).output, /is blocked until you lift it/);
  assert.match((await strongroom(...block)).output, /was blocked already/);
  const unblock = ['users', 'unblock', 'shop', person.id, '--reason', 'phone found'];
  assert.match((await strongroom(...unblock)).output, /may try again/);
  assert.match((await strongroom(...unblock)).output, /was not blocked/);
});

test('what is told as a reason is no question for help', async () => {
  const person = await newPerson();
  const block = (...reason: string[]) => strongroom('users', 'block', 'shop', person.id, ...reason);
  for (const reason of [
    ['--reason', '--help'],
    ['--reason', '-h'],
  ]) {
    const { code, output } = await block(...reason);
    assert.deepEqual([code, output.startsWith('Usage: strongroom <command>')], [1, false], output);
  }
  assert.match((await block('--reason', 'help')).output, /is blocked until you lift it/);
  for (const asked of [['help'], ['help', 'users'], ['--help'], ['users', 'block', '-h']]) {
    const { code, output } = await strongroom(...asked);
    assert.deepEqual([code, output.startsWith('Usage: strongroom <command>')], [0, true], output);
  }
});

test('every command wants a reason, a platform and a person that exist', async () => {
  const person = await newPerson();
  for (const name of ['block', 'unblock', 'reset-sca', 'approve-reset', 'cancel-reset']) {
    const { code, output } = await strongroom('users', name, 'shop', person.id, '--reason', ' ');
    assert.deepEqual([code, /the reason is missing/.test(output)], [1, true], output);
  }
  const stranger = await strongroom('users', 'reset-sca', 'shop', 'user_m_nobody', '--reason', 'lost');
  assert.match(stranger.output, /Cannot found the ressource User/);
  const elsewhere = await strongroom('users', 'reset-sca', 'nobody', person.id, '--reason', 'lost');
  assert.match(elsewhere.output, /no client nobody/);
  const enrolled = await strongroom('users', 'enrolment-code', 'shop', person.id);
  assert.match(enrolled.output, /is enrolled: no code/);
});
