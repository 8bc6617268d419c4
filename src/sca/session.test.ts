// The session's moves, and random walks over them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isProven, nextStep, type Flow, type Step } from './flows.ts';
import {
  advance,
  canMove,
  changeNumber,
  close,
  isSpent,
  MAX_EMAIL_TRIES,
  MAX_MOVES,
  MAX_TRIES,
  refuse,
  restart,
  spend,
  start,
  takeOver,
  type OpenSession,
} from './session.ts';

const at = new Date(0);

function open(flow: Flow = 'enrolment'): OpenSession {
  return {
    id: 'scas_1',
    clientId: 'c',
    userId: 'u',
    tokenHash: Buffer.alloc(32),
    flow,
    createdAt: at,
    expiresAt: new Date(600_000),
    version: 0,
    credentialsVersion: 0,
    claimHash: undefined,
    claim: 0,
    returnUrl: undefined,
    lang: undefined,
    state: 'open',
    tries: 0,
    emailTries: 0,
    pinTries: 0,
    codesSent: 0,
    done: [],
    notice: undefined,
    staged: {},
  };
}

test('a take-over drops progress and staged credentials, and keeps what was spent', () => {
  const used = {
    ...advance(start(open(), Buffer.from('a'), 'r', 'en'), 'email', { typing: 't' }),
    tries: 3,
    emailTries: 2,
    codesSent: 4,
  };
  const moved = takeOver(used, Buffer.from('b'), 'r2', 'fr');
  assert.deepEqual([moved.done, moved.staged, moved.notice], [[], {}, undefined]);
  assert.deepEqual([moved.tries, moved.emailTries, moved.codesSent, moved.expiresAt], [3, 2, 4, used.expiresAt]);
  assert.equal(moved.claim, used.claim + 1);
});

test('a session moves to another browser three times at most', () => {
  let session = start(open(), Buffer.from('a'), 'r', 'en');
  let moves = 0;
  while (canMove(session)) {
    session = takeOver(session, Buffer.from('b'), 'r', 'en');
    moves += 1;
  }
  assert.equal(moves, MAX_MOVES);
});

test('another number forgets the one that was staged, and no more', () => {
  const session = advance(advance(open(), 'new_pin', { pin: 'p' }), 'new_phone', { phone: '+33600000000' });
  assert.deepEqual(changeNumber(session).staged, { pin: 'p' });
  assert.deepEqual(changeNumber(session).done, ['new_pin']);
});

test('a closed session carries nothing that was staged', () => {
  const closed = close(advance(open(), 'new_pin', { pin: 'secret' }), 'failed', 'no tries left', at);
  assert.ok(!JSON.stringify(closed).includes('secret'));
});

type Move =
  | { readonly kind: 'answer'; readonly right: boolean }
  | { readonly kind: 'move' }
  | { readonly kind: 'restart'; readonly flow: Flow }
  | { readonly kind: 'change_number' };

const move = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('answer' as const), right: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constant<Move>({ kind: 'move' }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Move[]>(
      { kind: 'restart', flow: 'authentication' },
      { kind: 'restart', flow: 're_enrolment' },
    ),
  },
  { weight: 1, arbitrary: fc.constant<Move>({ kind: 'change_number' }) },
);

test('random walks: no walk does the last step unproven, and none looks at more guesses than a session has', () => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 60 }), fc.boolean(), (moves, phoneChanged) => {
      let session = start(open(), Buffer.from('a'), 'r', 'en');
      let guesses = 0;
      let emails = 0;
      for (const next of moves) {
        if (next.kind === 'move') {
          if (canMove(session)) session = takeOver(session, Buffer.from('b'), 'r', 'en');
        } else if (next.kind === 'restart') {
          session = restart(session, next.flow, session.credentialsVersion + 1);
        } else if (next.kind === 'change_number') {
          session = changeNumber(session);
        } else {
          const step: Step | undefined = nextStep(session.flow, { phoneChanged }, session.done);
          if (step === undefined) break;
          const paid = spend(session, step);
          if (paid === undefined) break;
          guesses += paid.tries - session.tries;
          emails += paid.emailTries - session.emailTries;
          session = next.right ? advance(paid, step) : refuse(paid, 'not_right');
          if (!next.right && isSpent(session, step)) break;
        }
      }
      assert.ok(guesses <= MAX_TRIES && emails <= MAX_EMAIL_TRIES);
      if (nextStep(session.flow, { phoneChanged }, session.done) === undefined)
        assert.ok(isProven(session.flow, session.done));
    }),
    { numRuns: 2_000 },
  );
});
