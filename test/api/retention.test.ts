// What is kept and for how long; and that nothing but the object and the trail is left of a closed account.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeProof, hashProof } from '#factors/proof/proof.ts';
import { saveProof } from '#factors/proof/proof-rows.ts';
import { insertPasskey } from '#factors/passkey/passkey-rows.ts';
import { sweep } from '../../src/sweep.ts';
import { newPlatform, type Api } from '../kit/api.ts';
import { openHouse } from '../kit/house.ts';
import { enrollmentLink, newNumber, newOwner, type Owner } from '../kit/people.ts';
import { enrol, enrolUntilCode, newVisitor } from '../kit/visitor.ts';

const house = await openHouse();
const DAY = 86_400_000;

async function count(text: string, ...values: unknown[]): Promise<number> {
  const { n } = await house.db.one<{ n: number }>({ text: `select count(*) as n from ${text}`, values });
  return n;
}

async function enrolled(api: Api): Promise<Owner> {
  const owner = await newOwner(api);
  const end = await enrol(house, newVisitor(house), owner, { number: newNumber() });
  assert.match(end.html, /controlStatus=VALIDATED/);
  await house.app.runJobs();
  return owner;
}

/** A second later and until nothing is left to do. */
async function sweepAfter(days: number): Promise<void> {
  house.clock.advance(days * DAY + 1_000);
  await house.app.runJobs();
  while ((await sweep(house.app.host, { keptMs: 396 * DAY, limit: 500 })) > 0);
}

test('each kind of thing goes when its time has run; credentials, the trail and the object stay', async () => {
  const api = await newPlatform(house);
  const owner = await enrolled(api);
  await api.post(`/sca/users/${owner.id}/enrollment`, undefined, { 'Idempotency-Key': 'abcdefabcdef-12345' });
  const half = await newOwner(api);
  await enrolUntilCode(newVisitor(house), half, { number: newNumber() });
  await house.app.runJobs();
  const sessions = () => count('sca_sessions where client_id = $1', api.clientId);
  const messages = () => count('messages where client_id = $1', api.clientId);
  assert.ok((await messages()) > 0);
  assert.equal(await count('otp_codes'), 1);

  await sweepAfter(1);
  assert.equal(await count('otp_codes'), 0);
  assert.equal(await count('kept_responses where client_id = $1', api.clientId), 0);
  assert.equal(await count('access_tokens where client_id = $1', api.clientId), 0);
  assert.equal(await count('sms_counters'), 0);
  assert.ok((await messages()) > 0);
  await sweepAfter(6);
  assert.equal(await messages(), 0);
  assert.equal(await count('message_attempts'), 0);
  assert.ok((await count('notices')) > 0);
  await sweepAfter(24);
  assert.equal(await count('notices'), 0);
  assert.ok((await count('events where client_id = $1', api.clientId)) > 0);
  await sweepAfter(15);
  assert.equal(await count('events where client_id = $1', api.clientId), 0);
  assert.equal(await count('deliveries'), 0);
  assert.equal(await count('access_tokens where client_id = $1', api.clientId), 0);

  const kept = await sessions();
  assert.ok(kept >= 3);
  await sweepAfter(396 - 47);
  assert.equal(await sessions(), kept);
  await sweepAfter(2);
  assert.equal(await sessions(), 0);
  for (const table of ['pins', 'phones', 'enrolments']) {
    assert.equal(await count(`${table} where user_id = $1`, owner.id), 1, table);
  }
  assert.equal(await count('sca_contacts where user_id = $1', owner.id), 2);
  assert.ok((await count('trail where client_id = $1', api.clientId)) > 10);
});

test('contacts that went out of use, cases that are closed and codes that ran out go after their time', async () => {
  const api = await newPlatform(house);
  const owner = await enrolled(api);
  const now = house.clock.now();
  const ago = (days: number) => new Date(now.getTime() - days * DAY);
  for (const days of [390, 397]) {
    await house.db.run({
      text: `insert into sca_contacts (user_id, channel, address, since, until) values ($1, 'sms', '+33600000000', $2, $3)`,
      values: [owner.id, ago(500 + days), ago(days)],
    });
    await house.db.run({
      text: `insert into disputes (id, client_id, user_id, about, noticed_at, made_at, lifted_at, lifted_by)
        values ($1, $2, $3, 'pin_changed', $4, $4, $4, 'operator')`,
      values: [`dsp_${days}`, api.clientId, owner.id, ago(days)],
    });
  }
  const proofHash = hashProof(house.app.host, owner.id, makeProof(house.app.host));
  await saveProof(house.db, owner.id, { proofHash, createdAt: ago(40), expiresAt: ago(29) });
  await sweepAfter(0);
  assert.equal(await count('sca_contacts where user_id = $1 and until is not null', owner.id), 1);
  assert.equal(await count('disputes where user_id = $1', owner.id), 1);
  assert.equal(await count('enrolment_proofs where user_id = $1', owner.id), 1);
  await sweepAfter(10);
  assert.equal(await count('sca_contacts where user_id = $1', owner.id), 2);
  assert.equal(await count('disputes where user_id = $1', owner.id), 0);
  assert.equal(await count('enrolment_proofs where user_id = $1', owner.id), 0);
});

test('many rows go in limited numbers, and two nodes at once take different ones', async () => {
  const api = await newPlatform(house);
  const owner = await enrolled(api);
  await house.db.run({
    text: `insert into sca_sessions (id, client_id, user_id, token_hash, state, flow, created_at, expires_at, closed_at, credentials_version)
      select 'scas_old' || n, $1, $2, sha256(n::text::bytea), 'failed', 'enrolment', $3, $3, $3, 0
      from generate_series(1, 95) n`,
    values: [api.clientId, owner.id, new Date(house.clock.now().getTime() - 400 * DAY)],
  });
  const left = () => count(`sca_sessions where id like 'scas_old%'`);
  const round = () => sweep(house.app.host, { keptMs: 396 * DAY, limit: 10 });
  assert.equal(await round(), 10);
  assert.equal(await left(), 85);
  for (let n = 0; n < 5; n += 1) await Promise.all([round(), round()]);
  assert.equal(await left(), 0);
});

test('of a closed account nothing is left but the object and the trail, at once', async () => {
  const api = await newPlatform(house);
  const [owner, other] = [await enrolled(api), await enrolled(api)];
  const now = house.clock.now();
  for (const { id } of [owner, other]) {
    await enrolUntilCode(newVisitor(house), { ...owner, link: await enrollmentLink(api, id) }, { number: newNumber() });
    const proofHash = hashProof(house.app.host, id, makeProof(house.app.host));
    await saveProof(house.db, id, { proofHash, createdAt: now, expiresAt: now });
    await insertPasskey(house.db, id, {
      id: `pk_${id}`,
      credentialId: Buffer.from(id),
      publicKey: Buffer.alloc(1),
      counter: 0,
      transports: [],
      synced: false,
      backedUp: false,
      aaguid: '',
      name: 'Key',
      createdAt: now,
    });
    const rows: readonly (readonly [text: string, values: readonly unknown[]])[] = [
      [
        `insert into typing_samples (session_id, user_id, sample_sealed, created_at) values ($1, $2, '\\x01', $3)`,
        [id, id, now],
      ],
      [
        `insert into typing_profiles (user_id, device, profile_sealed, updated_at) values ($1, 'touch', '\\x01', $2)`,
        [id, now],
      ],
      [
        `insert into disputes (id, client_id, user_id, about, noticed_at, made_at) values ($1, $2, $3, 'enrolled', $4, $4)`,
        [`dsp_${id}`, api.clientId, id, now],
      ],
      [
        `insert into sca_resets (id, client_id, user_id, asked_by, reason, state, asked_at, delay_hours)
         values ($1, $2, $3, 'operator', 'lost', 'waiting_for_approval', $4, 24)`,
        [`rst_${id}`, api.clientId, id, now],
      ],
      [`insert into guess_budgets (user_id, consecutive_failures) values ($1, 1) on conflict do nothing`, [id]],
    ];
    for (const [text, values] of rows) await house.db.run({ text, values });
  }
  const tables = await house.db.many<{ name: string }>({
    text: `select table_name as name from information_schema.columns
      where table_schema = 'public' and column_name = 'user_id' order by 1`,
    values: [],
  });
  const holding = async (userId: string) => {
    const found: string[] = [];
    for (const { name } of tables) if ((await count(`${name} where user_id = $1`, userId)) > 0) found.push(name);
    return found;
  };
  const before = await holding(other.id);
  // A new table is to be filled above, and emptied when an account is closed.
  assert.deepEqual(
    before,
    tables.map(({ name }) => name).filter((name) => name !== 'trail_before_chain'),
  );

  assert.equal((await api.delete(`/users/natural/${owner.id}`)).status, 204);
  assert.deepEqual(await holding(owner.id), ['enrolments', 'sca_sessions', 'trail']);
  assert.equal(
    await count(`sca_sessions where user_id = $1 and (state = 'open' or staged_sealed is not null)`, owner.id),
    0,
  );
  assert.deepEqual(await holding(other.id), before);
  assert.equal((await api.get(`/sca/users/${owner.id}`)).body.UserStatus, 'CLOSED');
});

test('a code that ran out goes though its session is open still', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  await enrolUntilCode(newVisitor(house), owner, { number: newNumber() });
  const codes = () => count('otp_codes where session_id in (select id from sca_sessions where user_id = $1)', owner.id);
  const round = () => sweep(house.app.host, { keptMs: 396 * DAY, limit: 500 });
  house.clock.advance(5 * 60_000 - 1_000);
  await round();
  assert.equal(await codes(), 1);
  house.clock.advance(1_000);
  await round();
  assert.equal(await codes(), 0);
  assert.equal(await count(`sca_sessions where user_id = $1 and state = 'open'`, owner.id), 1);
});
