// The address that is called for an event: the hook's own, with three parameters merged into its query.
import { unixSeconds } from '#kit/time.ts';
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

/** What a log may show of it: queries carry the platform's own secrets. */
export function loggableUrl(hookUrl: string): string {
  const url = URL.parse(hookUrl);
  return url === null ? 'not a URL' : `${url.origin}${url.pathname}`;
}
