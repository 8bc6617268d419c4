// Webhooks for operators: what happened and whether it was told, again if need be; and a test of a hook.
import { parseArgs } from 'node:util';
import { toPaging } from '#http/paging.ts';
import { unixSeconds } from '#kit/time.ts';
import { toDeliveryReply } from '#webhooks/delivery-view.ts';
import { toTypeFilter } from '#webhooks/event.ts';
import { listToldEvents, type ToldEvent } from '#webhooks/list-told-events.ts';
import { replayEvent, replayEvents } from '#webhooks/replay-events.ts';
import type { EventSearch } from '#webhooks/search-events.ts';
import { loggableUrl } from '#webhooks/notification.ts';
import { testHook } from '#webhooks/test-hook.ts';
import { positionals, UsageError, type Command } from '../command.ts';
import { withClient } from '../with-client.ts';

const PAGE = 100;

export const webhookCommands: readonly Command[] = [
  {
    usage: 'events list <ClientId> [--type types] [--resource id] [--after date] [--before date]',
    does: 'List the newest events of a platform, at most 100, with what became of each notification.',
    async run(invocation) {
      const { clientId, search, rest } = readArgs(invocation.args);
      if (rest.length > 0) throw new UsageError(`what is ${rest[0]}?`);
      const { page, now } = await withClient(invocation, clientId, async (ctx) => ({
        now: ctx.now(),
        page: await listToldEvents(ctx, search, toPaging({ per_page: PAGE, Sort: 'CreationDate:DESC' })),
      }));
      for (const event of page.items) invocation.print(lineOf(event, now));
      if (page.total > PAGE) invocation.print(`${page.total - PAGE} more are older: choose a time by --before.`);
      return 0;
    },
  },
  {
    usage: 'events replay <ClientId> [EventId] [--type types] [--after date] [--before date] [--hook HookId]',
    does: 'Send one event again, or those of a time: the same ids and numbers.',
    async run(invocation) {
      const { clientId, search, hookId, rest } = readArgs(invocation.args);
      const [eventId, ...others] = rest;
      if (others.length > 0) throw new UsageError('name one event, or a time by --after and --before');
      const isTime = search.afterDate !== undefined && search.beforeDate !== undefined;
      if ((eventId === undefined) !== isTime) throw new UsageError('name one event, or a time by --after and --before');
      const inLine = await withClient(invocation, clientId, (ctx) =>
        eventId === undefined ? replayEvents(ctx, search, hookId) : replayEvent(ctx, eventId, hookId),
      );
      invocation.print(`${inLine} ${inLine === 1 ? 'notification was' : 'notifications were'} put in line.`);
      return 0;
    },
  },
  {
    usage: 'hook test <ClientId> <HookId>',
    does: 'Call a hook once, now, and print what its receiver answers. Nothing counts it.',
    async run(invocation) {
      const { ClientId, HookId } = positionals(invocation.args, ['ClientId', 'HookId']);
      const { outcome, url, ms } = await withClient(invocation, ClientId, (ctx) => testHook(ctx, HookId));
      invocation.print(`${loggableUrl(url)}: ${outcome}, after ${ms} ms.`);
      return outcome === 'delivered' ? 0 : 1;
    },
  },
];

function readArgs(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const options = { type: text, resource: text, after: text, before: text, hook: text };
  const { values, positionals: words } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [clientId, ...rest] = words;
  if (clientId === undefined) throw new UsageError('expected <ClientId>');
  const search: EventSearch = {
    types: toTypeFilter(values.type),
    resourceId: values.resource,
    afterDate: toSeconds(values.after),
    beforeDate: toSeconds(values.before),
  };
  return { clientId, rest, search, hookId: values.hook };
}

/** A date as ISO 8601, or unix seconds as the API has them. */
function toSeconds(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const date = /^\d{1,10}$/.test(text) ? new Date(Number(text) * 1_000) : new Date(text);
  if (Number.isNaN(date.getTime())) throw new UsageError(`${text} is no date: write 2026-01-31, or unix seconds`);
  return unixSeconds(date);
}

function lineOf(event: ToldEvent, now: Date): string {
  const told = event.deliveries.map((delivery) => {
    const { HookId, State, Attempts, LastOutcome } = toDeliveryReply(delivery, now);
    return `${HookId} ${State} after ${Attempts}${LastOutcome === null ? '' : ` (${LastOutcome})`}`;
  });
  const { id, happenedAt, type, resourceId, sequence } = event;
  return [id, happenedAt.toISOString(), type, resourceId, sequence, ...told].join('\t');
}
