// `strongroom/testing`: a sandbox for a file of tests, with any test runner. It runs in a process of its own, so that
// fake timers, mocks and an exit of the tests do it no harm, and ends with the process that started it.
import { callsTo, type SessionWire } from './calls.ts';
import { startServer } from './server-process.ts';

export interface StartOptions {
  /** Every id, token and code follows from it, and the clock stands still at a moment of it: the same calls give the same answers. */
  readonly seed?: string | number;
  /** A moment at which the clock stands still. Unless told it goes on, or stands still where the seed says. */
  readonly clock?: Date | string;
  /** A free one unless told. */
  readonly port?: number;
  /** Clients, users and hooks to begin with, as in docs/seed.md. */
  readonly data?: object;
}

export interface Message {
  readonly id: string;
  readonly channel: 'SMS' | 'EMAIL';
  readonly recipient: string;
  /** `ENROLMENT_CODE`, `ENROLLED`, … */
  readonly kind: string;
  /** Of an e-mail. */
  readonly subject: string | undefined;
  readonly text: string;
  /** Of a code that still opens something. */
  readonly code: string | undefined;
  readonly createdAt: Date;
}

export interface Session {
  readonly id: string;
  readonly clientId: string;
  readonly userId: string;
  /** `ENROLMENT`, `RE_ENROLMENT`, `AUTHENTICATION`, … */
  readonly flow: string;
  readonly status: 'OPEN' | 'VALIDATED' | 'FAILED' | 'EXPIRED';
  /** Why it is over. */
  readonly reason: string | undefined;
  /** With which the person comes back to the platform. */
  readonly controlStatus: 'VALIDATED' | 'FAILED' | undefined;
  readonly returnUrl: string | undefined;
}

/** How a person answers; nothing of it is needed as a rule. */
export interface Answers {
  /** Chosen, or proving; needed only for one that the person chose in a browser. */
  readonly pin?: string;
  /** To confirm instead of the platform's. */
  readonly phoneNumber?: string;
  /** Whether the device has passkeys: true enrols with one. Unless told, who enrolled so goes on so. */
  readonly passkey?: boolean;
  /** The one-time code of an enrolment. */
  readonly proof?: string;
  /** Who types the address: the person, unless told; somebody else; nobody, for it was pasted. */
  readonly typing?: 'own' | 'other' | 'none';
  readonly returnUrl?: string;
  readonly lang?: string;
}

export interface Failing extends Answers {
  /** leave, unless told: back to the platform. Wrong codes block the person, too. */
  readonly by?: 'leave' | 'wrong_email' | 'wrong_code';
}

export interface Clock {
  now(): Promise<Date>;
  /** Stands still: here, or at another moment. */
  freeze(at?: Date | string): Promise<Date>;
  /** Goes on from where it is. */
  run(): Promise<Date>;
  /** Does what becomes due, too: sessions expire, webhooks are tried again. */
  advance(seconds: number): Promise<Date>;
  /** As at the start. */
  reset(): Promise<Date>;
}

export interface MessageFault {
  /** 1 unless told. */
  readonly times?: number;
  /** Whoever is next unless told. */
  readonly recipient?: string;
}

export interface WebhookFault {
  readonly times?: number;
  /** Of the hook; whichever is next unless told. */
  readonly url?: string;
}

/** What goes wrong on purpose. */
export interface Faults {
  /** @param fault `temporary`: tried again until `clear`; else given up at once */
  failMessages(fault?: MessageFault & { readonly temporary?: boolean }): Promise<void>;
  delayMessages(fault: MessageFault & { readonly seconds: number }): Promise<void>;
  failWebhooks(fault?: WebhookFault): Promise<void>;
  delayWebhooks(fault: WebhookFault & { readonly seconds: number }): Promise<void>;
  clear(): Promise<void>;
}

/** What the operator of an installation does for a person. */
export interface Operator {
  block(userId: string): Promise<void>;
  unblock(userId: string): Promise<void>;
  liftReports(userId: string): Promise<void>;
  /** Answers the code for the next enrolment. */
  resetSca(userId: string): Promise<string>;
  approveReset(userId: string): Promise<string>;
  cancelReset(userId: string): Promise<void>;
  enrolmentCode(userId: string): Promise<string>;
}

/** `who`: the link of a session, its token, the session's id, or a user's id for their newest session. */
export interface Sandbox {
  /** Base address of the API and of the pages. */
  readonly url: string;
  /** Of `demo`, or of the first client in the data. */
  readonly clientId: string;
  readonly apiKey: string;
  readonly clock: Clock;
  readonly faults: Faults;
  readonly operator: Operator;
  /** Everything begins anew; bearer tokens stay valid. */
  reset(): Promise<void>;
  close(): Promise<void>;
  /** The newest first; to everybody unless told. */
  messages(recipient?: string): Promise<Message[]>;
  lastMessage(recipient: string): Promise<Message | undefined>;
  session(who: string): Promise<Session>;
  /** As the person would in a browser: by PIN and SMS, or by passkey. @throws Error that says why it cannot be */
  complete(who: string, answers?: Answers): Promise<Session>;
  fail(who: string, how?: Failing): Promise<Session>;
  expire(who: string): Promise<Session>;
}

/** The first start of a machine takes a second or two longer: it makes a database. @throws Error that says why none starts */
export async function start(options: StartOptions = {}): Promise<Sandbox> {
  const server = await startServer(options);
  const calls = callsTo(server.url);
  const setClock = async () => {
    if (options.clock !== undefined) await calls.setClock({ Freeze: toMoment(options.clock) });
  };
  await setClock();

  const act = async (who: string, name: string, body: object) =>
    toSession(await calls.act(`sessions/${encodeURIComponent(nameOf(who))}/${name}`, body));
  const operate = async (userId: string, name: string) =>
    await calls.act(`users/${encodeURIComponent(userId)}/${name}`, {});
  const give = async (userId: string, name: string) => String((await operate(userId, name))['Code']);

  return {
    url: server.url,
    ...firstClient(options.data),
    clock: {
      now: () => calls.now(),
      freeze: (at) => calls.setClock({ Freeze: at === undefined ? true : toMoment(at) }),
      run: () => calls.setClock({ Freeze: false }),
      advance: (seconds) => calls.setClock({ Advance: seconds }),
      async reset() {
        await calls.setClock({ Reset: true });
        await setClock();
        return await calls.now();
      },
    },
    faults: {
      async failMessages({ times, recipient, temporary } = {}) {
        await calls.act('messages/fail', { Times: times, Recipient: recipient, Temporary: temporary });
      },
      async delayMessages({ times, recipient, seconds }) {
        await calls.act('messages/delay', { Times: times, Recipient: recipient, Seconds: seconds });
      },
      async failWebhooks({ times, url } = {}) {
        await calls.act('webhooks/fail', { Times: times, Url: url });
      },
      async delayWebhooks({ times, url, seconds }) {
        await calls.act('webhooks/delay', { Times: times, Url: url, Seconds: seconds });
      },
      clear: () => calls.clearFaults(),
    },
    operator: {
      block: async (userId) => void (await operate(userId, 'block')),
      unblock: async (userId) => void (await operate(userId, 'unblock')),
      liftReports: async (userId) => void (await operate(userId, 'lift-reports')),
      resetSca: (userId) => give(userId, 'reset-sca'),
      approveReset: (userId) => give(userId, 'approve-reset'),
      cancelReset: async (userId) => void (await operate(userId, 'cancel-reset')),
      enrolmentCode: (userId) => give(userId, 'enrolment-code'),
    },
    async reset() {
      await calls.act('reset', {});
      await setClock();
    },
    close: () => server.close(),
    messages: (recipient) => calls.messages(recipient),
    lastMessage: async (recipient) => (await calls.messages(recipient))[0],
    session: async (who) => toSession(await calls.session(nameOf(who))),
    complete: (who, answers = {}) => act(who, 'complete', toWire(answers)),
    fail: (who, how = {}) => act(who, 'fail', { ...toWire(how), By: how.by }),
    expire: (who) => act(who, 'expire', {}),
  };
}

function nameOf(who: string): string {
  return URL.canParse(who) ? (new URL(who).searchParams.get('token') ?? who) : who;
}

function toMoment(at: Date | string): string {
  return typeof at === 'string' ? at : at.toISOString();
}

function toWire({ pin, phoneNumber, passkey, proof, typing, returnUrl, lang }: Answers): object {
  const browser = { ReturnUrl: returnUrl, Lang: lang };
  return { Pin: pin, PhoneNumber: phoneNumber, Passkey: passkey, Proof: proof, Typing: typing, ...browser };
}

function toSession(wire: SessionWire): Session {
  return {
    id: wire.Id,
    clientId: wire.ClientId,
    userId: wire.UserId,
    flow: wire.Flow,
    status: wire.Status,
    reason: wire.Reason ?? undefined,
    controlStatus: wire.ControlStatus ?? undefined,
    returnUrl: wire.ReturnUrl ?? undefined,
  };
}

function firstClient(data: object | undefined): Pick<Sandbox, 'clientId' | 'apiKey'> {
  const clients: unknown = data !== undefined && 'clients' in data ? data.clients : undefined;
  const first: unknown = Array.isArray(clients) ? clients[0] : undefined;
  // Whatever else it may be, the server has accepted it as a client.
  const { ClientId = 'demo', ApiKey = 'demo-api-key' } = (first ?? {}) as { ClientId?: string; ApiKey?: string };
  return { clientId: ClientId, apiKey: ApiKey };
}
