// Hooks and events in the API's own spelling.
import { Type, type Static } from 'typebox';
import { pagingQuery } from '#http/paging.ts';
import { unixSeconds } from '#kit/time.ts';
import { eventTypes, type Event } from './event.ts';
import type { Hook } from './hook.ts';

const orNull = (description: string) => Type.Union([Type.String({ description }), Type.Null()]);

export const hookReply = Type.Object(
  {
    Url: Type.String(),
    Status: Type.Enum(['ENABLED', 'DISABLED']),
    Validity: Type.Enum(['VALID', 'INVALID'], { description: 'INVALID after 100 failures in a row.' }),
    EventType: Type.Enum([...eventTypes]),
    Id: Type.String(),
    Tag: orNull('Free text of the platform.'),
    CreationDate: Type.Integer({ description: 'Unix seconds.' }),
    Email: orNull('Whom to warn when the hook fails.'),
  },
  { title: 'Hook' },
);

export function toHookReply(hook: Hook): Static<typeof hookReply> {
  return {
    Url: hook.url,
    Status: hook.enabled ? 'ENABLED' : 'DISABLED',
    Validity: hook.valid ? 'VALID' : 'INVALID',
    EventType: hook.eventType,
    Id: hook.id,
    Tag: hook.tag ?? null,
    CreationDate: unixSeconds(hook.createdAt),
    Email: hook.email ?? null,
  };
}

export const unixDate = Type.Integer({ minimum: 0, maximum: 9_999_999_999, description: 'Unix seconds, inclusive.' });

/** Of a search for events. */
export const eventQuery = Type.Object({
  ...pagingQuery,
  EventType: Type.Optional(
    Type.String({ maxLength: 2_000, description: 'One type, several separated by commas, or ALL (default).' }),
  ),
  BeforeDate: Type.Optional(unixDate),
  AfterDate: Type.Optional(unixDate),
  Sort: Type.Optional(
    Type.String({
      pattern: '^(Date|CreationDate):(ASC|DESC|asc|desc)$',
      description: '`Date:ASC` (default) or `Date:DESC`.',
    }),
  ),
});

export const eventReply = Type.Object(
  {
    ResourceId: Type.String(),
    EventType: Type.Enum([...eventTypes]),
    Date: Type.Integer({ description: 'Unix seconds.' }),
  },
  { title: 'Event' },
);

export function toEventReply(event: Event): Static<typeof eventReply> {
  return { ResourceId: event.resourceId, EventType: event.type, Date: unixSeconds(event.happenedAt) };
}
