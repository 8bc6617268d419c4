// What is to go wrong on purpose, as calls: for messages and for webhooks.
import { Type } from 'typebox';
import { SECOND } from '#kit/time.ts';
import type { Host } from '#world/world.ts';
import { call, type Call } from './call.ts';
import { lastPosition } from './sandbox-rows.ts';
import type { Trouble, Troubles } from './troubles.ts';

const times = Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000, description: 'How many; 1 unless told.' }));
const seconds = Type.Integer({ minimum: 1, maximum: 31_536_000, description: 'How late.' });
const recipient = Type.Optional(
  Type.String({ maxLength: 320, description: 'Number or address that is meant; whoever is next unless told.' }),
);
const url = Type.Optional(
  Type.String({ maxLength: 2_000, description: 'Address of the hook that is meant; whichever is next unless told.' }),
);

const failMessages = Type.Object({
  Times: times,
  Recipient: recipient,
  Temporary: Type.Optional(
    Type.Boolean({
      description:
        'It is tried again until DELETE /sandbox/faults, as if the provider were down; else given up at once.',
    }),
  ),
});
const delayMessages = Type.Object({ Times: times, Recipient: recipient, Seconds: seconds });
const failWebhooks = Type.Object({ Times: times, Url: url });
const delayWebhooks = Type.Object({ Times: times, Url: url, Seconds: seconds });

const reply = Type.Object({
  Id: Type.Integer(),
  Of: Type.Enum(['MESSAGES', 'WEBHOOKS']),
  Does: Type.Enum(['FAIL', 'DELAY']),
  Recipient: Type.Union([Type.String(), Type.Null()]),
  Url: Type.Union([Type.String(), Type.Null()]),
  Times: Type.Integer(),
  Seconds: Type.Integer(),
  Temporary: Type.Boolean(),
});

interface Told {
  readonly Times?: number;
  readonly Seconds?: number;
  readonly Recipient?: string;
  readonly Url?: string;
  readonly Temporary?: boolean;
}

export function troubleCalls(host: Host, troubles: Troubles): Call[] {
  const add = async (of: Trouble['of'], does: Trouble['does'], told: Told) =>
    toWire(
      troubles.add({
        of,
        does,
        to: told.Recipient ?? told.Url,
        times: told.Times ?? 1,
        delayMs: (told.Seconds ?? 0) * SECOND,
        temporary: told.Temporary ?? false,
        after: await lastPosition(host.db, of),
      }),
    );
  return [
    call({
      method: 'POST',
      path: '/sandbox/messages/fail',
      summary: 'Let the next messages fail',
      body: failMessages,
      reply,
      handle: async ({ body }) => await add('messages', 'fail', body),
    }),
    call({
      method: 'POST',
      path: '/sandbox/messages/delay',
      summary: 'Let the next messages come late',
      body: delayMessages,
      reply,
      handle: async ({ body }) => await add('messages', 'delay', body),
    }),
    call({
      method: 'POST',
      path: '/sandbox/webhooks/fail',
      summary: 'Let the next calls of hooks fail',
      body: failWebhooks,
      reply,
      handle: async ({ body }) => await add('webhooks', 'fail', body),
    }),
    call({
      method: 'POST',
      path: '/sandbox/webhooks/delay',
      summary: 'Let the next webhooks come late',
      body: delayWebhooks,
      reply,
      handle: async ({ body }) => await add('webhooks', 'delay', body),
    }),
    call({
      method: 'GET',
      path: '/sandbox/faults',
      summary: 'See what is to go wrong',
      reply: Type.Array(reply),
      handle: async () => troubles.list().map(toWire),
    }),
    call({
      method: 'DELETE',
      path: '/sandbox/faults',
      summary: 'Let nothing go wrong any more',
      async handle() {
        troubles.clear();
      },
    }),
  ];
}

function toWire({ id, of, does, to, times: most, delayMs, temporary }: Trouble) {
  return {
    Id: id,
    Of: of.toUpperCase(),
    Does: does.toUpperCase(),
    Recipient: of === 'messages' ? (to ?? null) : null,
    Url: of === 'webhooks' ? (to ?? null) : null,
    Times: most,
    Seconds: delayMs / SECOND,
    Temporary: temporary,
  };
}
