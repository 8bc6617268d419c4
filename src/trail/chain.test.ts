// The chain: its forms as documented, and that no change to what is stored goes unnoticed.
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { createVault } from '#kit/secret.ts';
import { beginCheck, checkEnd, checkNext, type Problem } from './chain-check.ts';
import {
  extend,
  isCheckpointSigned,
  linkHash,
  NO_LINK,
  signCheckpoint,
  trailSigner,
  type Checkpoint,
  type SignedLink,
} from './chain.ts';
import { openRecord, resealRecord, sealRecord, type SealedRecord } from './sealed-record.ts';
import { trailKeys } from './trail-keys.ts';
import { canonicalForm, commitmentTo, type TrailRecord } from './trail-record.ts';

type Stored = SealedRecord & SignedLink;

const vault = createVault(Buffer.alloc(32, 7), randomBytes);
const world = { vault, random: randomBytes };
const signer = trailSigner(vault);
const CLIENT = 'shop';
const start = signCheckpoint(signer, { client: CLIENT, sequence: 0, hash: NO_LINK, time: '2026-01-01T00:00:00.000Z' });

function recordOf(n: number, overrides: Partial<TrailRecord> = {}): TrailRecord {
  return {
    client: CLIENT,
    user: `user_m_${n % 3}`,
    session: `scas_${n % 4}`,
    time: new Date(1_700_000_000_000 + n).toISOString(),
    what: 'pin_and_code',
    outcome: n % 2 === 0 ? 'accepted' : 'refused',
    elements: ['pin', 'sms_code'],
    network: '192.0.2.1',
    browser: 'Mozilla/5.0 "é"',
    reason: null,
    erased: [],
    // Every second one is of before requests were recorded.
    ...(n % 2 === 0 ? { request: n % 4 === 0 ? null : `request ${n}` } : {}),
    ...overrides,
  };
}

/** As the chainer leaves it, in batches of 5. */
function chainOf(records: readonly TrailRecord[]): { rows: Stored[]; head: Checkpoint } {
  const rows: Stored[] = [];
  let head = start;
  for (let from = 0; from < records.length; from += 5) {
    const sealed = records.slice(from, from + 5).map((record) => sealRecord(world, record));
    const waiting = sealed.map((stored, index) => ({
      position: 10 + 2 * (from + index),
      commitment: openRecord(vault, stored)?.commitment ?? '',
    }));
    const chained = extend(signer, head, waiting, '2026-01-01T00:00:01.000Z');
    chained.links.forEach((link, index) => rows.push({ ...(sealed[index] ?? assert.fail()), ...link }));
    head = chained.head;
  }
  return { rows, head };
}

const nothing = { user: null, sessionKey: null, time: null, what: null, outcome: null, elements: null, sealed: null };

/** Twelve records; then those of one person are erased, and the record of it is the thirteenth. */
function erasedChain(): { rows: Stored[]; head: Checkpoint } {
  const records = Array.from({ length: 12 }, (_, n) => recordOf(n));
  const erased = records.flatMap((record, index) => (record.user === 'user_m_1' ? [index + 1] : []));
  const erasure = recordOf(12, {
    user: null,
    session: null,
    what: 'trail',
    outcome: 'erased',
    reason: 'asked',
    erased,
  });
  const { rows, head } = chainOf([...records, erasure]);
  return { rows: rows.map((row) => (erased.includes(row.sequence) ? { ...row, ...nothing } : row)), head };
}

function check(rows: readonly Stored[], head: Checkpoint | undefined, checkpoint?: Checkpoint): Problem | undefined {
  const state = beginCheck(vault, CLIENT, checkpoint);
  for (const row of rows.toSorted((a, b) => a.sequence - b.sequence)) {
    const problem = checkNext(state, row);
    if (problem !== undefined) return problem;
  }
  return checkEnd(state, head);
}

test('the canonical form, the commitment and the link are as documented', () => {
  const { request: _, ...record } = recordOf(0);
  const fields =
    '"shop","user_m_0","scas_0","2023-11-14T22:13:20.000Z","pin_and_code","accepted",' +
    '["pin","sms_code"],"192.0.2.1","Mozilla/5.0 \\"é\\"",null,[]';
  assert.equal(canonicalForm(record), `["strongroom-trail-record-1",${fields}]`);
  assert.equal(canonicalForm({ ...record, request: null }), `["strongroom-trail-record-2",${fields},null]`);
  assert.equal(canonicalForm({ ...record, request: '7c' }), `["strongroom-trail-record-2",${fields},"7c"]`);
  const hash = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');
  const salt = 'ab'.repeat(32);
  const commitment = hash(Buffer.concat([Buffer.from(salt, 'hex'), Buffer.from(canonicalForm(record))]));
  assert.equal(commitmentTo(record, salt), commitment);
  const link = { client: CLIENT, sequence: 1, position: 9, previous: NO_LINK, commitment, linkedAt: record.time };
  assert.equal(
    linkHash(link),
    hash(`["strongroom-trail-link-1","shop",1,9,"${NO_LINK}","${commitment}","2023-11-14T22:13:20.000Z"]`),
  );
});

test('what is sealed opens to the same record; equal records have different commitments', () => {
  const text = fc.string({ unit: 'binary', maxLength: 20 });
  const maybe = fc.option(text, { nil: null });
  fc.assert(
    fc.property(maybe, maybe, maybe, maybe, fc.array(fc.nat()), (session, network, browser, reason, erased) => {
      const record = recordOf(1, { session, network, browser, reason, erased });
      const [opened, again] = [
        openRecord(vault, sealRecord(world, record)),
        openRecord(vault, sealRecord(world, record)),
      ];
      assert.deepEqual(opened?.record, record);
      assert.notEqual(opened?.commitment, again?.commitment);
    }),
  );
});

test('nothing personal but the user id lies open', () => {
  const { sealed, ...open } = sealRecord(world, recordOf(1));
  assert.doesNotMatch(JSON.stringify(open), /scas_|192\.0\.2\.1|Mozilla/);
  assert.doesNotMatch(sealed?.toString('latin1') ?? '', /scas_|192\.0\.2\.1|Mozilla/);
});

test('a chain is intact as it was made, with and without erased records', () => {
  for (const { rows, head } of [chainOf([]), chainOf([recordOf(1)]), erasedChain()]) {
    assert.equal(check(rows, head), undefined);
    assert.equal(check(rows, head, head), undefined);
  }
});

const { rows, head } = erasedChain();
const columns = Object.keys(rows[0] ?? {}) as (keyof Stored)[];

/** Another value of the same kind, near the old one. */
function mutate(value: unknown, seed: number): unknown {
  if (typeof value === 'number') return value + (seed % 2 === 0 ? 1 : -1);
  if (Buffer.isBuffer(value)) return flip(value, seed);
  if (Array.isArray(value)) return seed % 2 === 0 ? [...value, 'passkey'] : value.slice(1);
  if (typeof value === 'string' && /^[0-9a-f]{64,}$/.test(value))
    return flip(Buffer.from(value, 'hex'), seed).toString('hex');
  if (typeof value === 'string')
    return seed % 3 === 0 ? null : `${value.slice(0, -1)}${value.endsWith('x') ? 'y' : 'x'}`;
  return 'x';
}

function flip(bytes: Buffer, seed: number): Buffer {
  const changed = Buffer.from(bytes);
  const index = seed % changed.length;
  changed[index] = (changed[index] ?? 0) ^ (1 << (seed % 8));
  return changed;
}

const anyRow = fc.nat({ max: rows.length - 1 });

test('one changed bit or value in any column of any record is found, at that record or before', () => {
  fc.assert(
    fc.property(anyRow, fc.constantFrom(...columns), fc.nat(), (index, column, seed) => {
      const changed = rows.map((row, at) => (at === index ? { ...row, [column]: mutate(row[column], seed) } : row));
      const problem = check(changed, head);
      assert.ok(problem?.sequence !== undefined && problem.sequence <= index + 1, `${column} of ${index + 1}`);
    }),
    { numRuns: 400 },
  );
});

test('every byte of a seal and of a signature counts', () => {
  const [row] = rows;
  assert.ok(row?.sealed);
  for (let index = 0; index < row.sealed.length; index += 1) {
    const changed: Stored = { ...row, sealed: flip(row.sealed, index) };
    assert.equal(check([changed, ...rows.slice(1)], head)?.sequence, 1);
  }
  for (let index = 0; index < 64; index += 1) {
    const changed: Stored = { ...row, signature: flip(Buffer.from(row.signature, 'hex'), index).toString('hex') };
    assert.equal(check([changed, ...rows.slice(1)], head)?.sequence, 1);
  }
});

test('a record that is missing, doubled, swapped, renumbered or cut off is found, with its number', () => {
  fc.assert(
    fc.property(anyRow, anyRow, (first, second) => {
      const [low, high] = [Math.min(first, second), Math.max(first, second)];
      const [one, other] = [rows[low] ?? assert.fail(), rows[high] ?? assert.fail()];
      assert.equal(check(rows.toSpliced(low, 1), head)?.sequence, low + 1);
      assert.equal(check([...rows, one], head)?.sequence, low + 1);
      assert.equal(check(rows.slice(0, low), head)?.sequence, low + 1);
      assert.ok(check([...rows, { ...one, sequence: rows.length + 1 }], head) !== undefined);
      if (low === high) return;
      const swapped = (pick: (from: Stored, to: Stored) => Stored) =>
        rows.map((row, at) => (at === low ? pick(other, one) : at === high ? pick(one, other) : row));
      const contentOf = ({ user, sessionKey, time, what, outcome, elements, sealed }: Stored) => ({
        user,
        sessionKey,
        time,
        what,
        outcome,
        elements,
        sealed,
      });
      assert.equal(
        check(
          swapped((from, to) => ({ ...from, sequence: to.sequence })),
          head,
        )?.sequence,
        low + 1,
      );
      if (one.sealed === null && other.sealed === null) return;
      const contents = check(
        swapped((from, to) => ({ ...to, ...contentOf(from) })),
        head,
      );
      assert.ok(contents?.sequence !== undefined && contents.sequence <= high + 1);
    }),
    { numRuns: 80 },
  );
});

test('an altered, absent or other recorded end is found', () => {
  for (const column of Object.keys(head) as (keyof Checkpoint)[]) {
    assert.ok(check(rows, { ...head, [column]: mutate(head[column], 1) }) !== undefined, column);
  }
  assert.ok(check(rows, undefined) !== undefined);
  assert.ok(check(rows, start) !== undefined);
});

test('a checkpoint from outside finds a tail that was cut together with the recorded end, and a rewritten chain', () => {
  const records = Array.from({ length: 9 }, (_, n) => recordOf(n));
  const [whole, cut, other] = [chainOf(records), chainOf(records.slice(0, 5)), chainOf(records)];
  assert.equal(check(cut.rows, cut.head), undefined);
  assert.equal(check(cut.rows, cut.head, whole.head)?.sequence, 6);
  // Same records, other salts: whoever has the master secret can make such a chain, but not one with the same hashes.
  assert.equal(check(other.rows, other.head), undefined);
  assert.match(check(other.rows, other.head, whole.head)?.what ?? '', /rewritten/);
  assert.ok(isCheckpointSigned(signer, whole.head));
  assert.match(check(whole.rows, whole.head, { ...whole.head, time: 'x' })?.what ?? '', /not signed/);
  assert.match(check(whole.rows, whole.head, { ...whole.head, client: 'other' })?.what ?? '', /of other/);
});

test('only a signed erasure explains an empty record; what was erased must not come back', () => {
  const whole = chainOf(Array.from({ length: 4 }, (_, n) => recordOf(n)));
  const emptied = whole.rows.map((row) => (row.sequence === 2 ? { ...row, ...nothing } : row));
  assert.deepEqual(check(emptied, whole.head), { sequence: 2, what: 'emptied without an erasure' });
  const erasure = recordOf(9, { user: null, what: 'trail', outcome: 'erased', erased: [2] });
  const undone = chainOf([recordOf(1), recordOf(2), erasure]);
  assert.equal(check(undone.rows, undone.head)?.sequence, 2);
});

const next = createVault(Buffer.alloc(32, 8), randomBytes, [Buffer.alloc(32, 7)]);
const nextAlone = createVault(Buffer.alloc(32, 8), randomBytes);

/** As the chainer leaves it after the secret was changed: four records under each, all of them sealed anew. */
function rotatedChain(): { rows: Stored[]; head: Checkpoint; before: Checkpoint } {
  const { rows: old, head: before } = chainOf(Array.from({ length: 4 }, (_, n) => recordOf(n)));
  const young = Array.from({ length: 4 }, (_, n) => sealRecord({ vault: next, random: randomBytes }, recordOf(4 + n)));
  const waiting = young.map((stored, index) => ({
    position: 100 + index,
    commitment: openRecord(next, stored)?.commitment ?? '',
  }));
  const chained = extend(trailSigner(next), before, waiting, '2026-01-02T00:00:00.000Z');
  const anew = old.map((row) => ({ ...row, ...(resealRecord(next, row) ?? assert.fail()) }));
  const added = young.map((stored, index) => ({ ...stored, ...(chained.links[index] ?? assert.fail()) }));
  return { rows: [...anew, ...added], head: chained.head, before };
}

function checkUnder(
  by: typeof vault,
  chain: readonly Stored[],
  end: Checkpoint,
  former: readonly string[],
  checkpoint?: Checkpoint,
): Problem | undefined {
  const state = beginCheck(by, CLIENT, checkpoint, trailKeys(by, former));
  for (const row of chain) {
    const problem = checkNext(state, row);
    if (problem !== undefined) return problem;
  }
  return checkEnd(state, end);
}

test('a chain across a change of the secret is intact, also when the former one is gone but its public key is there', () => {
  const chain = rotatedChain();
  const former = [signer.publicKey];
  assert.equal(checkUnder(next, chain.rows, chain.head, []), undefined);
  assert.equal(checkUnder(nextAlone, chain.rows, chain.head, former), undefined);
  assert.equal(checkUnder(nextAlone, chain.rows, chain.head, former, chain.before), undefined);
  assert.match(checkUnder(nextAlone, chain.rows, chain.head, [])?.what ?? '', /signature does not fit/);
});

test('sealing a record anew changes neither what it says nor its commitment', () => {
  const stored = sealRecord(world, recordOf(1));
  const anew = resealRecord(next, stored) ?? assert.fail();
  assert.deepEqual(openRecord(nextAlone, anew), openRecord(vault, stored));
  assert.equal(openRecord(nextAlone, stored), undefined);
  assert.equal(resealRecord(nextAlone, stored), undefined);
});

test('whoever has a secret that is gone, and the database, forges neither an end nor what lies before one', () => {
  const chain = rotatedChain();
  const former = [signer.publicKey];
  // Cut after the fourth, with an end signed under the former secret.
  assert.match(checkUnder(nextAlone, chain.rows.slice(0, 4), chain.before, former)?.what ?? '', /end was altered/);
  // Another past, signed under the former secret: what follows was signed on top of the real one.
  const other = chainOf(Array.from({ length: 4 }, (_, n) => recordOf(n, { outcome: 'invented' })));
  const invented = other.rows.map((row) => ({ ...row, ...(resealRecord(next, row) ?? assert.fail()) }));
  assert.equal(checkUnder(nextAlone, [...invented, ...chain.rows.slice(4)], chain.head, former)?.sequence, 5);
  // Links added at the end, under the former secret: the recorded end, signed under the one in use, is before them.
  const more = extend(signer, chain.head, [{ position: 200, commitment: 'ab'.repeat(32) }], '2026-01-03T00:00:00.000Z');
  const row = { ...(chain.rows.at(-1) ?? assert.fail()), ...nothing, ...(more.links[0] ?? assert.fail()) };
  assert.ok(checkUnder(nextAlone, [...chain.rows, row], chain.head, former) !== undefined);
  assert.match(checkUnder(nextAlone, [...chain.rows, row], more.head, former)?.what ?? '', /end was altered/);
});
