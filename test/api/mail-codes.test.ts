// A code by e-mail: sent at once and apart from all else, erased as one by SMS is, and never one that proves.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeSetting } from '#clients/change-setting.ts';
import { insertReturnUrl } from '#clients/client-rows.ts';
import type { SessionId } from '#kit/ids.ts';
import { MINUTE } from '#kit/time.ts';
import { eraseMessageCodes } from '#messages/erase-codes.ts';
import { countOtherNumbers, findUndelivered } from '#messages/message-rows.ts';
import { queueMessage } from '#messages/queue-message.ts';
import { sendDue, type Send } from '#messages/send-due.ts';
import { findNewestCode } from '#sandbox/sandbox-rows.ts';
import { whenUndelivered } from '#sca/notices/when-undelivered.ts';
import { inTransaction } from '#world/ctx.ts';
import { newPlatform, type Api } from '../kit/api.ts';
import { openHouse, type House } from '../kit/house.ts';
import { mailsTo, messagesTo } from '../kit/mailbox.ts';
import { newNumber, newOwner } from '../kit/people.ts';
import { json, openProvider } from '../kit/provider.ts';
import { openRelay } from '../kit/relay.ts';
import { enrolUntilCode, lastCode, newVisitor } from '../kit/visitor.ts';

const CODE = '012345';
const house = await openHouse();

/** An open session whose code by SMS is on its way. */
async function atTheCode(at: House = house, origin?: string) {
  const api = await newPlatform(at);
  if (origin !== undefined) {
    await insertReturnUrl(at.db, api.clientId, 'https://platform.example/back', at.clock.now());
    await changeSetting(at.app.host, api.clientId, 'firstEnrolment', 'any');
  }
  const owner = await newOwner(api);
  const visitor = newVisitor(at, origin);
  const number = newNumber();
  await enrolUntilCode(visitor, owner, { number });
  const sessionId = visitor.session.slice('/session/'.length) as SessionId;
  return { at, api, owner, visitor, number, sessionId };
}

interface Whose {
  readonly at: House;
  readonly api: Api;
  readonly owner: { readonly email: string };
  readonly sessionId: SessionId;
}

async function sendMailCode({ at, api, owner, sessionId }: Whose, code = CODE): Promise<void> {
  await inTransaction(at.app.host, async (tx) => {
    const ctx = { ...tx, clientId: api.clientId };
    const addressed = { recipient: owner.email, lang: 'en', platform: 'Blue Market' } as const;
    await queueMessage(ctx, { ...addressed, sessionId, channel: 'email', kind: 'mail_code', code });
  });
}

test('the inbox has it as a mail with its code, and its subject tells none', async () => {
  const whose = await atTheCode();
  await sendMailCode(whose);
  await house.app.runJobs();
  const [mail, ...others] = await mailsTo(house, whose.owner.email);
  assert.deepEqual(others, []);
  assert.deepEqual([mail?.Kind, mail?.Code, mail?.Subject], ['MAIL_CODE', CODE, 'Blue Market: your code']);
  assert.match(mail?.Text ?? '', /Your code is 012345\. .* valid for 5 minutes\./);
  const page = await (await fetch(`${house.url}/sandbox?recipient=${encodeURIComponent(whose.owner.email)}`)).text();
  assert.match(page, new RegExp(`<strong>${CODE}</strong>`));
  assert.match(page, /New mail to [^"]*: Blue Market: your code: code 0 1 2 3 4 5"/);
});

test('codes by SMS and by e-mail are found apart, and no budget of numbers counts an address', async () => {
  const whose = await atTheCode();
  const { sessionId, number } = whose;
  const bySms = await findNewestCode(house.db, sessionId);
  assert.equal(await findNewestCode(house.db, sessionId, 'email'), undefined);
  await sendMailCode(whose);
  assert.deepEqual(await findNewestCode(house.db, sessionId), bySms);
  const byMail = await findNewestCode(house.db, sessionId, 'email');
  assert.ok(byMail !== undefined && byMail.id !== bySms?.id);
  assert.equal(await countOtherNumbers(house.db, sessionId, number), 0);
});

test('a newer code, or the end of the session, erases it as it erases one by SMS', async () => {
  const whose = await atTheCode();
  const shown = async () => {
    const mails = await mailsTo(house, whose.owner.email, 'MAIL_CODE');
    return mails.map(({ Code, Text }) => [Code, /is (\S+)\. Enter/.exec(Text)?.[1]]);
  };
  await sendMailCode(whose);
  await eraseMessageCodes(house.db, whose.sessionId);
  await sendMailCode(whose, '543210');
  await house.app.runJobs();
  assert.deepEqual(await shown(), [
    ['543210', '543210'],
    [null, '••••••'],
  ]);

  const other = await atTheCode();
  await sendMailCode(other);
  await house.app.runJobs();
  const code = await lastCode(house, other.number);
  assert.match((await other.visitor.step('code', { code })).html, /controlStatus=VALIDATED/);
  const [mail] = await mailsTo(house, other.owner.email, 'MAIL_CODE');
  assert.equal(mail?.Code, null);
  assert.doesNotMatch(mail?.Text ?? '', /\d{6}/);
});

test('the database takes no code by e-mail but of this kind, and this kind in no other way', async () => {
  const whose = await atTheCode();
  await sendMailCode(whose);
  for (const change of [
    "set channel = 'sms' where kind = 'mail_code'",
    "set kind = 'authentication_code' where kind = 'mail_code'",
    "set channel = 'email' where kind = 'enrolment_code'",
    "set kind = 'mail_code' where kind = 'enrolment_code'",
    "set session_id = null where kind = 'mail_code'",
  ]) {
    const text = `update messages ${change} and session_id = $1`;
    await assert.rejects(house.db.run({ text, values: [whose.sessionId] }), /messages_code_/, change);
  }
});

const origin = 'https://sca.example.com';
const relay = await openRelay();
const sms = await openProvider((response) => json(response, 200, {}));
const live = await openHouse({
  mode: 'live',
  publicUrl: origin,
  messages: { url: sms.url, secret: `whsec_${'A'.repeat(32)}` },
  mail: relay.config,
});

async function rowsOf({ owner }: Whose): Promise<unknown> {
  return await live.db.many({
    text: 'select kind, outcome, code_sealed from messages where recipient = $1 order by position',
    values: [owner.email],
  });
}

test('in live mode it goes out by the relay, and is erased here', async () => {
  const whose = await atTheCode(live, origin);
  const asked = sms.asked.length;
  await sendMailCode(whose);
  await live.app.runJobs();
  const [mail] = relay.mailsTo(whose.owner.email);
  assert.equal(mail?.parsed.subject, 'Blue Market: your code');
  assert.match(mail?.parsed.text ?? '', /012345/);
  assert.match(String(mail?.parsed.html), /012345/);
  // The code by SMS of the session, and no more.
  assert.equal(sms.asked.length, asked + 1);
  assert.deepEqual(await rowsOf(whose), [{ kind: 'mail_code', outcome: 'sent', code_sealed: null }]);
});

test('each queue takes its own: a relay that holds its answer delays no code by SMS', async () => {
  const whose = await atTheCode(live, origin);
  await sendMailCode(whose);
  const taken: string[] = [];
  for (const is of ['code', 'notice', 'mail_code'] as const) {
    const note: Send = async ({ kind }) => {
      taken.push(`${is}: ${kind}`);
      return { outcome: 'sent', attempts: [] };
    };
    await sendDue(live.app.host, note, { is, limit: 8, whenUndelivered });
  }
  assert.deepEqual(taken, ['code: enrolment_code', 'mail_code: mail_code']);
});

test('one that cannot be delivered is given up within its life: the page knows, and no mail tells of it', async () => {
  const whose = await atTheCode(live, origin);
  await live.app.runJobs();
  await sendMailCode(whose);
  relay.refuse = { recipient: '450 4.2.0 greylisted' };
  for (let n = 0; n < 6; n += 1) {
    await live.app.runJobs();
    live.clock.advance(MINUTE);
  }
  relay.refuse = {};
  await live.app.runJobs();
  assert.deepEqual(await rowsOf(whose), [{ kind: 'mail_code', outcome: 'failed', code_sealed: null }]);
  assert.deepEqual(relay.mailsTo(whose.owner.email), []);
  assert.deepEqual(
    await Promise.all([
      findUndelivered(live.db, whose.sessionId, 'email'),
      findUndelivered(live.db, whose.sessionId, 'sms'),
    ]),
    [true, false],
  );
  assert.ok(!live.logged.join('\n').includes(whose.owner.email) && !live.logged.join('\n').includes(CODE));
});

test('an address that nobody has is given up at once', async () => {
  const whose = await atTheCode(live, origin);
  await live.app.runJobs();
  await sendMailCode(whose);
  relay.refuse = { recipient: '550 5.1.1 no such user' };
  await live.app.runJobs();
  relay.refuse = {};
  assert.equal(await findUndelivered(live.db, whose.sessionId, 'email'), true);
});

test('a closed account has no code by e-mail left', async () => {
  const whose = await atTheCode();
  await sendMailCode(whose);
  await house.app.runJobs();
  const { id } = await house.db.one<{ id: string }>({
    text: 'select user_id as id from sca_sessions where id = $1',
    values: [whose.sessionId],
  });
  await whose.api.delete(`/users/natural/${id}`);
  assert.deepEqual(await messagesTo(house, whose.owner.email), []);
});
