// The platform's events of the last 45 days, to catch up on notifications that it missed.
import type { Page, Paging } from '#http/paging.ts';
import { Fault } from '#kit/fault.ts';
import { fromUnixSeconds, later, unixSeconds } from '#kit/time.ts';
import type { Ctx } from '#world/ctx.ts';
import { EVENTS_KEPT_MS, listEvents, type EventFilter } from './event-rows.ts';
import type { StoredEvent } from './event.ts';

export interface EventSearch {
  readonly types: readonly string[] | undefined;
  readonly resourceId?: string | undefined;
  /** Unix seconds, both inclusive. */
  readonly afterDate: number | undefined;
  readonly beforeDate: number | undefined;
}

/** @throws Fault `param_error` on AfterDate or BeforeDate, when older than what is kept */
export async function searchEvents(ctx: Ctx, search: EventSearch, paging: Paging): Promise<Page<StoredEvent>> {
  return await listEvents(ctx.db, ctx.clientId, toEventFilter(ctx, search), paging);
}

/** @throws Fault `param_error` on AfterDate or BeforeDate, when older than what is kept */
export function toEventFilter(ctx: Ctx, search: EventSearch): EventFilter {
  const oldest = later(ctx.now(), -EVENTS_KEPT_MS);
  assertSearchable({ AfterDate: search.afterDate, BeforeDate: search.beforeDate }, oldest);
  return {
    types: search.types,
    resourceId: search.resourceId,
    from: search.afterDate === undefined ? oldest : fromUnixSeconds(search.afterDate),
    to: search.beforeDate === undefined ? undefined : fromUnixSeconds(search.beforeDate + 1),
  };
}

function assertSearchable(dates: Readonly<Record<string, number | undefined>>, oldest: Date): void {
  const tooOld = Object.entries(dates).filter(([, date]) => date !== undefined && date < unixSeconds(oldest));
  if (tooOld.length === 0) return;
  throw new Fault('param_error', {
    errors: Object.fromEntries(tooOld.map(([name]) => [name, 'Events older than 45 days can not be searched'])),
  });
}
