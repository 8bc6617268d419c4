// What a receiver is told of an event: in the query of the hook's own address as the original does it, or in a body.
import { unixSeconds } from '#kit/time.ts';
import type { Delivery } from './delivery.ts';
import type { Event } from './event.ts';

/** What the hook's URL already has stays as it was written, except for parameters of our own names. */
export function notificationUrl(hookUrl: string, event: Event): string {
  const url = new URL(hookUrl);
  // The API's own spelling of the resource's id in notifications.
  const ours = { EventType: event.type, RessourceId: event.resourceId, Date: String(unixSeconds(event.happenedAt)) };
  const kept = url.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !Object.hasOwn(ours, pair.split('=', 1)[0] ?? ''));
  url.search = `?${[...kept, new URLSearchParams(ours).toString()].join('&')}`;
  url.hash = '';
  return url.href;
}

/** The body of the signed form, as it is signed. Whoever wants to know more asks the API with the ids in it. */
export function notificationBody({ event, sequence }: Pick<Delivery, 'event' | 'sequence'>): string {
  const { type, resourceId, happenedAt, session } = event;
  return JSON.stringify({
    type,
    timestamp: happenedAt.toISOString(),
    data: {
      EventType: type,
      ResourceId: resourceId,
      Date: unixSeconds(happenedAt),
      Sequence: sequence,
      ...(session && { SessionId: session.id, Purpose: session.purpose, Change: session.change }),
    },
  });
}

/** What a log may show of it: paths and queries carry the platform's own secrets. */
export function loggableUrl(hookUrl: string): string {
  const url = URL.parse(hookUrl);
  return url === null ? 'not a URL' : url.origin;
}
