// Mail against a real SMTP server on this machine: what it gets, what it refuses, and what it is never told.
import assert from 'node:assert/strict';
import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import type { MailConfig } from '#config/messages.ts';
import { openRelay, trustRelay } from '../../../test/kit/relay.ts';
import type { OutgoingMessage } from '../message.ts';
import { createSmtp } from './smtp.ts';

const mail: OutgoingMessage = {
  id: 'msg_1',
  clientId: 'acme',
  channel: 'email',
  recipient: 'ada@example.com',
  kind: 'pin_changed',
  lang: 'fr',
  platform: 'Épicerie Müller',
  text: 'Votre code PIN a été changé.\n\nhttps://pay.example.com/report?token=abc=def\n',
  usefulForS: undefined,
  mail: { subject: 'Épicerie : votre code PIN a été changé', html: '<p>Votre code PIN a été changé.</p>' },
};

const relay = await openRelay();
const smtp = createSmtp(relay.config);

/** Waits short enough for a test, long enough for a slow machine to reach its own loopback. */
const SHORT_MS = 400;

test('one mail with two parts, in the name of the platform, that no machine answers', async () => {
  assert.deepEqual(await smtp.hand(mail), { result: 'taken' });
  const [taken] = relay.mailsTo(mail.recipient);
  assert.ok(taken !== undefined);
  assert.deepEqual([taken.from, taken.to, taken.user], ['security@pay.example.com', ['ada@example.com'], undefined]);
  const { parsed } = taken;
  assert.equal(parsed.subject, mail.mail?.subject);
  assert.deepEqual(parsed.from?.value, [{ name: 'Épicerie Müller', address: 'security@pay.example.com' }]);
  assert.equal(parsed.text?.trim(), mail.text.trim());
  assert.equal(parsed.html, mail.mail?.html);
  assert.equal(parsed.headers.get('auto-submitted'), 'auto-generated');
  assert.equal(parsed.messageId, '<msg_1@pay.example.com>');
  assert.doesNotMatch(taken.raw, /^X-Mailer:/im);
});

test('no name and no subject can add a header, a recipient or a body', async () => {
  const evil = 'Acme\r\nBcc: eve@example.com\r\n\r\nHello\u2028"<x@y.z>';
  const recipient = 'injection@example.com';
  const answer = await smtp.hand({ ...mail, recipient, platform: evil, mail: { subject: evil, html: '' } });
  assert.equal(answer.result, 'taken');
  const taken = relay.mailsTo(recipient)[0];
  assert.deepEqual(taken?.to, [recipient]);
  assert.equal(taken?.parsed.headers.get('bcc'), undefined);
  assert.deepEqual(
    taken?.parsed.from?.value.map(({ address }) => address),
    ['security@pay.example.com'],
  );
  assert.equal(taken?.parsed.text?.trim(), mail.text.trim());
});

for (const recipient of [
  'ada@example.com, eve@example.com',
  'ada@example.com\r\nRCPT TO:<eve@example.com>',
  '"ada@example.com x"@evil.example',
  '<ada@example.com>',
  'ada',
  '@example.com',
  '',
]) {
  test(`the address ${JSON.stringify(recipient)} is refused before anything is sent`, async () => {
    const before = relay.taken.length;
    assert.deepEqual(await smtp.hand({ ...mail, recipient }), { result: 'number_refused' });
    assert.equal(relay.taken.length, before);
  });
}

for (const [step, reply, result] of [
  ['recipient', '550 5.1.1 <ada@example.com> no such user', 'number_refused'],
  ['recipient', '550 5.2.1 <ada@example.com> disabled', 'number_refused'],
  ['recipient', '550 <ada@example.com> no such user', 'number_refused'],
  ['recipient', '554 5.7.1 <ada@example.com> relay access denied', 'refused'],
  ['recipient', '550 5.7.26 <ada@example.com> sender not authenticated', 'refused'],
  ['recipient', '450 4.2.0 <ada@example.com> greylisted', 'busy'],
  ['recipient', '451 4.3.0 try later', 'busy'],
  ['mail', '550 5.1.8 sender refused', 'refused'],
  ['mail', '421 4.7.0 too much', 'busy'],
  ['data', '452 4.3.1 full', 'busy'],
  ['data', '554 5.6.0 <ada@example.com> refused', 'refused'],
] as const) {
  test(`its ${reply.slice(0, 9)} at ${step} is "${result}", and its words are not repeated`, async () => {
    relay.refuse = { [step]: reply };
    assert.deepEqual(await smtp.hand(mail), { result, code: reply.slice(0, 3) });
    relay.refuse = {};
  });
}

test('what is no mail is not sent as one', async () => {
  await assert.rejects(smtp.hand({ ...mail, mail: undefined }), /no mail/);
});

const hidden = await openRelay({ disabledCommands: ['AUTH', 'STARTTLS'] });
const upgradable = await openRelay({ disabledCommands: [] });
const wrapped = await openRelay({ secure: true, disabledCommands: [] });
const demanding: Partial<MailConfig> = { requireTls: true };

test('a relay whose certificate nobody signed gets nothing, neither the password nor the mail', async () => {
  for (const { config, taken } of [wrapped, { ...upgradable, config: { ...upgradable.config, ...demanding } }]) {
    const answer = await createSmtp({ ...config, user: 'u', password: 'p' }).hand(mail);
    assert.ok(['unreachable', 'refused'].includes(answer.result), answer.result);
    assert.deepEqual(taken, []);
  }
});

test('where TLS is required, a relay without STARTTLS gets nothing', async () => {
  const answer = await createSmtp({ ...hidden.config, ...demanding }).hand(mail);
  assert.equal(answer.result, 'refused');
  assert.deepEqual(hidden.taken, []);
});

test('with a certificate that can be checked, both kinds of TLS and the login work', async () => {
  trustRelay();
  const login = { user: 'mailer', password: 'p@ss/word' };
  for (const { config, taken } of [wrapped, { ...upgradable, config: { ...upgradable.config, ...demanding } }]) {
    assert.deepEqual(await createSmtp({ ...config, ...login }).hand(mail), { result: 'taken' });
    assert.deepEqual([taken.at(-1)?.secure, taken.at(-1)?.user], [true, 'mailer']);
  }
  upgradable.refuse = { login: '535 5.7.8 wrong password of mailer' };
  const refused = await createSmtp({ ...upgradable.config, ...demanding, ...login }).hand(mail);
  assert.deepEqual(refused, { result: 'refused', code: '535' });
});

test('a relay that offers no login gets no mail where one is configured', async () => {
  const answer = await createSmtp({ ...hidden.config, user: 'u', password: 'p' }).hand(mail);
  assert.equal(answer.result, 'refused');
  assert.deepEqual(hidden.taken, []);
});

async function listen(onSocket: (socket: Socket) => void): Promise<MailConfig> {
  const server: Server = createServer((socket) => {
    socket.on('error', () => {});
    after(() => socket.destroy());
    onSocket(socket);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  after(() => server.close());
  return { ...relay.config, port: (server.address() as AddressInfo).port };
}

test('silence, a dripping answer, a broken connection and nobody at home', async () => {
  const silent = await listen(() => {});
  assert.equal((await createSmtp(silent, SHORT_MS).hand(mail)).result, 'timeout');
  const dripping = await listen((socket) => {
    socket.write('220-');
    const drip = setInterval(() => socket.write('x'), SHORT_MS / 8);
    socket.on('close', () => clearInterval(drip));
  });
  assert.equal((await createSmtp(dripping, SHORT_MS).hand(mail)).result, 'timeout');
  const broken = await listen((socket) => socket.destroy());
  assert.equal((await createSmtp(broken).hand(mail)).result, 'unreachable');
  const gone = await listen(() => {});
  assert.equal((await createSmtp({ ...gone, port: 1 }).hand(mail)).result, 'unreachable');
});
