// Writes an event in the transaction that caused it, so that the one exists if and only if the other does.
import { newId } from '#kit/ids.ts';
import type { Ctx } from '#world/ctx.ts';
import { insertEvent } from './event-rows.ts';
import type { Event } from './event.ts';

export async function emit(ctx: Ctx, { type, resourceId }: Pick<Event, 'type' | 'resourceId'>): Promise<void> {
  await insertEvent(ctx.db, ctx.clientId, newId('evt_', ctx), { type, resourceId, happenedAt: ctx.now() });
}
