// The session's moves, and random walks over them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { untouched } from '#factors/guess-budget.ts';
import type { Host } from '#world/world.ts';
import { nextStepOf } from './course.ts';
import { hasProven, isChange, isProven, needsOriginalPolicy, type Flow, type Step } from './flows.ts';
import type { Person } from './person.ts';
import {
  advance,
  canMove,
  changeNumber,
  choose,
  close,
  dropChange,
  enterFlow,
  isSpent,
  MAX_EMAIL_TRIES,
  MAX_MOVES,
  MAX_PASSKEY_TRIES,
  MAX_TRIES,
  refuse,
  restart,
  shorten,
  spend,
  start,
  type Choices,
  type OpenSession,
} from './session.ts';

const at = new Date(0);
const keystrokes = { sample: { events: [], how: [], pointer: 'fine' }, characters: 9 } as const;

const ground = (flow: Flow = 'enrolment', credentialsVersion = 0) => ({ flow, credentialsVersion, policy: 'p' });
const claimant = (name: string) => ({
  claimHash: Buffer.from(name),
  returnUrl: 'r',
  lang: 'en',
  look: undefined,
  passkeys: true,
});

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
    look: undefined,
    state: 'open',
    tries: 0,
    emailTries: 0,
    pinTries: 0,
    passkeyTries: 0,
    codesSent: 0,
    choices: {},
    done: [],
    notice: undefined,
    staged: {},
  };
}

test('a take-over drops progress and staged credentials, and keeps what was spent', () => {
  const used = {
    ...advance(start(open(), ground(), claimant('a')), 'email', { keystrokes }),
    tries: 3,
    emailTries: 2,
    passkeyTries: 1,
    choices: { passkeys: true, manages: true },
    codesSent: 4,
  };
  const moved = start(used, ground(), { ...claimant('b'), passkeys: false });
  assert.deepEqual([moved.done, moved.staged, moved.notice], [[], {}, undefined]);
  assert.deepEqual([moved.tries, moved.emailTries, moved.codesSent, moved.expiresAt], [3, 2, 4, used.expiresAt]);
  assert.equal(moved.passkeyTries, 1);
  assert.deepEqual(moved.choices, { passkeys: false, policy: 'p' });
  assert.equal(moved.claim, used.claim + 1);
});

test('a session moves to another browser three times at most', () => {
  let session = start(open(), ground(), claimant('a'));
  let moves = 0;
  while (canMove(session)) {
    session = start(session, ground(session.flow), claimant('b'));
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

test('who has proven who they are stays so for five minutes, and never longer than the session', () => {
  const session = open('authentication');
  assert.equal(shorten(session, at).expiresAt.getTime(), 300_000);
  assert.equal(shorten(session, new Date(400_000)).expiresAt.getTime(), 600_000);
});

test('a change that is dropped leaves nothing behind but the proof', () => {
  const proven = advance(advance(open('authentication'), 'passkey'), 'settings');
  const changing = advance(choose(proven, { manages: true, change: 'pin' }), 'new_pin', {
    pin: 'p',
    keystrokes,
    pinRight: true,
  });
  const dropped = dropChange(changing);
  assert.deepEqual([dropped.done, dropped.staged, dropped.choices], [['passkey'], { keystrokes }, { manages: true }]);
});

/** The facts of a person that decide about a course. */
interface Facts {
  readonly hasPasskey: boolean;
  readonly byCode: boolean;
  readonly phoneChanged: boolean;
  readonly proofDue: boolean;
  readonly firstEnrolment: 'any' | 'apiPhone';
  readonly givenPhone: boolean;
  readonly failures: number;
  readonly typingMisses: number;
}

const rules = { firstEnrolment: 'any' } as const;

function personOf(facts: Facts): Person {
  const person: Partial<Person> & { client: unknown; user: unknown } = {
    client: { settings: { firstEnrolment: facts.firstEnrolment, typing: 'element' } } as Person['client'],
    budget: { ...untouched, consecutiveFailures: facts.failures },
    typingMisses: facts.typingMisses,
    user: { personType: 'NATURAL', details: facts.givenPhone ? { phoneNumber: '+33612345678' } : {} } as Person['user'],
    pin: facts.byCode ? Buffer.alloc(1) : undefined,
    phone: facts.byCode ? '+33612345679' : undefined,
    passkeys: facts.hasPasskey ? [{} as Person['passkeys'][number]] : [],
    phoneChanged: facts.phoneChanged,
    proofDue: facts.proofDue,
  };
  // Safe: a course looks at nothing else of a person.
  return person as Person;
}

/** As the server looks it up, for a sandbox. */
function next(session: OpenSession, facts: Facts): Step | undefined {
  return nextStepOf({ rules } as unknown as Host, session, personOf(facts));
}

type Move =
  | { readonly kind: 'answer'; readonly right: boolean }
  | { readonly kind: 'move' }
  | { readonly kind: 'restart'; readonly flow: Flow }
  | { readonly kind: 'choose'; readonly choices: Choices }
  | { readonly kind: 'cancel_passkey' }
  | { readonly kind: 'drop_change' }
  | { readonly kind: 'original'; readonly flow: Flow }
  | { readonly kind: 'change_number' };

const choices = fc.constantFrom<Choices[]>(
  { declined: true },
  { declined: false, stranded: false },
  { declined: true, stranded: true },
  { manages: true },
  { backup: 'none' },
  { backup: 'number' },
  { backup: 'passkey' },
  { change: 'pin' },
  { change: 'number' },
  { change: 'add_passkey' },
  { change: 'remove_passkey' },
  { typing: 'offered' },
  { typing: 'paid' },
  { typing: 'spent' },
  { doubted: true },
);

const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('answer' as const), right: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constant<Move>({ kind: 'move' }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Move[]>(
      { kind: 'restart', flow: 'authentication' },
      { kind: 'restart', flow: 're_enrolment' },
    ),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('choose' as const), choices }) },
  { weight: 1, arbitrary: fc.constant<Move>({ kind: 'cancel_passkey' }) },
  { weight: 1, arbitrary: fc.constant<Move>({ kind: 'drop_change' }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Move[]>(
      { kind: 'original', flow: 'forgotten_pin' },
      { kind: 'original', flow: 'changed_number' },
    ),
  },
  { weight: 1, arbitrary: fc.constant<Move>({ kind: 'change_number' }) },
);

const person: fc.Arbitrary<Facts> = fc.record({
  hasPasskey: fc.boolean(),
  byCode: fc.boolean(),
  phoneChanged: fc.boolean(),
  proofDue: fc.boolean(),
  firstEnrolment: fc.constantFrom('any', 'apiPhone'),
  givenPhone: fc.boolean(),
  failures: fc.nat({ max: 12 }),
  typingMisses: fc.nat({ max: 3 }),
});

function applied(session: OpenSession, step: Exclude<Move, { kind: 'answer' }>): OpenSession {
  switch (step.kind) {
    case 'move':
      return canMove(session) ? start(session, ground(session.flow), claimant('b')) : session;
    case 'restart':
      return restart(session, ground(step.flow, session.credentialsVersion + 1));
    case 'choose':
      return choose(session, step.choices);
    case 'cancel_passkey':
      return spend(session, 'new_passkey') ?? session;
    case 'drop_change':
      return dropChange(session);
    case 'original':
      // As move-session.ts: from an authentication only.
      return session.flow === 'authentication' ? enterFlow(session, step.flow) : session;
    case 'change_number':
      return changeNumber(session);
  }
}

test('random walks: none comes to its end unproven, and none looks at more guesses than a session has', () => {
  let ends = 0;
  fc.assert(
    fc.property(
      fc.array(move, { maxLength: 80 }),
      person,
      fc.constantFrom<Flow[]>('enrolment', 're_enrolment', 'authentication'),
      (moves, who, flow) => {
        let session = start(open(flow), ground(flow), claimant('a'));
        let guesses = 0;
        let emails = 0;
        let ceremonies = 0;
        for (const made of moves) {
          const step = next(session, who);
          if (step === undefined) break;
          if (made.kind !== 'answer') {
            session = applied(session, made);
            continue;
          }
          // It has no right answer.
          if (step === 'stranded') continue;
          const paid = spend(session, step);
          if (paid === undefined) break;
          guesses += paid.tries - session.tries;
          emails += paid.emailTries - session.emailTries;
          ceremonies += paid.passkeyTries - session.passkeyTries;
          session = made.right ? advance(paid, step) : refuse(paid, 'not_right');
          if (!made.right && isSpent(session, step)) break;
        }
        const most = session.choices.doubted === true ? 2 * MAX_TRIES : MAX_TRIES;
        assert.ok(guesses <= most && emails <= MAX_EMAIL_TRIES && ceremonies <= MAX_PASSKEY_TRIES);
        if (next(session, who) !== undefined) return;
        ends += 1;
        assert.ok(isProven(session.flow, session.done), JSON.stringify(session.done));
        if (session.flow !== 'enrolment') assert.ok(needsOriginalPolicy(session.flow) || hasProven(session.done));
        // Whoever is recognised by their typing changes nothing.
        const changed = session.done.some((step) => isChange(step));
        const byOthers = session.done.includes('passkey') || session.done.includes('pin_and_code');
        if (session.flow === 'authentication' && changed) assert.ok(byOthers, JSON.stringify(session.done));
      },
    ),
    { numRuns: 4_000 },
  );
  assert.ok(ends > 200, `only ${ends} walks came to an end`);
});
