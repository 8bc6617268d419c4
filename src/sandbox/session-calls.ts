// Sessions without a browser: see one, complete it, fail it, let it expire.
import { Type } from 'typebox';
import { unixSeconds } from '#kit/time.ts';
import type { RawRequest } from '#http/route.ts';
import type { Session } from '#sca/session.ts';
import type { Host } from '#world/world.ts';
import { call, type Call } from './call.ts';
import { completeSession, type Known } from './complete-session.ts';
import { runOutOfTime } from './expire-session.ts';
import { hands, type Hand } from './soft-typist.ts';
import { failAsPerson, failures } from './fail-session.ts';
import { findMeant } from './find-session.ts';

const text = (description: string) => Type.Optional(Type.String({ minLength: 1, maxLength: 2_000, description }));

const typing = Type.Optional(
  Type.Enum([...hands], {
    description:
      'Who types the address: the person (`own`, unless told), whose rhythm is always alike; somebody else (`other`); nobody, for it was pasted (`none`). See docs/typing.md.',
  }),
);

const wishes = {
  ReturnUrl: text('Where the person comes back to, unless their browser told it already.'),
  Lang: text('Of the messages.'),
  Pin: text('The PIN that is chosen, or that proves; needed only for one that the person chose themselves.'),
  PhoneNumber: text('Number to confirm instead of the platform’s; the test number where the platform gave none.'),
  Passkey: Type.Optional(
    Type.Boolean({
      description:
        'Whether the person’s device has passkeys: true enrols with one that the sandbox holds. Unless told, who has such a one uses it, and nobody else does.',
    }),
  ),
  Proof: text('The one-time code of an enrolment; a new one is given out unless told.'),
  Typing: typing,
};

const completion = Type.Object(wishes);
const failure = Type.Object({
  ...wishes,
  By: Type.Optional(
    Type.Enum([...failures], {
      description:
        'leave (unless told): back to the platform. wrong_email, wrong_code: wrong answers there until no try is left; wrong codes block the person, too.',
    }),
  ),
});

const reply = Type.Object({
  Id: Type.String(),
  ClientId: Type.String(),
  UserId: Type.String(),
  Flow: Type.String({ description: 'ENROLMENT, RE_ENROLMENT, AUTHENTICATION, …' }),
  Status: Type.Enum(['OPEN', 'VALIDATED', 'FAILED', 'EXPIRED']),
  Reason: Type.Union([Type.String(), Type.Null()], { description: 'Why it is over.' }),
  ControlStatus: Type.Union([Type.Enum(['VALIDATED', 'FAILED']), Type.Null()], {
    description: 'With which the person comes back to the platform.',
  }),
  ReturnUrl: Type.Union([Type.String(), Type.Null()]),
  CreationDate: Type.Integer(),
  ExpirationDate: Type.Integer(),
});

const params = {
  Session: 'The token of the link (sca_…), the id of the session (scas_…), or the id of a user: their newest session.',
};

/** @param settle waits until all that follows is done: events, webhooks, messages */
export function sessionCalls(host: Host, known: Known, settle: () => Promise<void>): Call[] {
  const named = async (input: { readonly params: Readonly<Record<string, string>> }) =>
    await findMeant(host, input.params['Session'] ?? '');
  const after = async (session: Session) => {
    await settle();
    return toWire(host, session);
  };
  return [
    call({
      method: 'GET',
      path: '/sandbox/sessions/:Session',
      summary: 'See a session',
      params,
      reply,
      handle: async (input) => toWire(host, await named(input)),
    }),
    call({
      method: 'POST',
      path: '/sandbox/sessions/:Session/complete',
      summary: 'Complete a session as its person would',
      params,
      body: completion,
      reply,
      async handle(input) {
        const { body, request } = input;
        return await after(await completeSession(host, await named(input), toRight(body, request), known));
      },
    }),
    call({
      method: 'POST',
      path: '/sandbox/sessions/:Session/fail',
      summary: 'Fail a session as its person would',
      params,
      body: failure,
      reply,
      async handle(input) {
        const { body, request } = input;
        const right = { ...toRight(body, request), by: body.By ?? 'leave' };
        return await after(await failAsPerson(host, await named(input), right, known));
      },
    }),
    call({
      method: 'POST',
      path: '/sandbox/sessions/:Session/expire',
      summary: 'Let the time of a session run out',
      params,
      reply,
      handle: async (input) => await after(await runOutOfTime(host, await named(input))),
    }),
  ];
}

interface Told {
  readonly ReturnUrl?: string;
  readonly Lang?: string;
  readonly Pin?: string;
  readonly PhoneNumber?: string;
  readonly Passkey?: boolean;
  readonly Proof?: string;
  readonly Typing?: Hand;
}

function toRight({ ReturnUrl, Lang, Pin, PhoneNumber, Passkey, Proof, Typing }: Told, { network }: RawRequest) {
  const device = { network, browser: 'Strongroom sandbox' };
  return {
    returnUrl: ReturnUrl,
    lang: Lang,
    pin: Pin,
    phoneNumber: PhoneNumber,
    passkey: Passkey,
    proof: Proof,
    typing: Typing,
    device,
  };
}

/** One whose time is over shows so at once, also before the background job has closed it. */
function toWire(host: Host, session: Session) {
  const isOver = session.state !== 'open' || session.expiresAt <= host.now();
  const outcome = session.state === 'open' ? 'expired' : session.state;
  return {
    Id: session.id,
    ClientId: session.clientId,
    UserId: session.userId,
    Flow: session.flow.toUpperCase(),
    Status: isOver ? outcome.toUpperCase() : 'OPEN',
    Reason: session.state === 'open' ? null : session.reason,
    ControlStatus: isOver ? (outcome === 'validated' ? 'VALIDATED' : 'FAILED') : null,
    ReturnUrl: session.returnUrl ?? null,
    CreationDate: unixSeconds(session.createdAt),
    ExpirationDate: unixSeconds(session.expiresAt),
  };
}
