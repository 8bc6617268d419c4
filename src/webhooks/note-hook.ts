// The trail of a platform's hooks: where they lead, how they are told, and with which keys.
import { noteChange } from '#trail/note-change.ts';
import type { Ctx } from '#world/ctx.ts';
import type { Hook } from './hook.ts';
import { loggableUrl } from './notification.ts';

/** In the transaction of the change. @param done `added`, `changed`: before the name of who did it */
export async function noteHook(tx: Ctx, { id, eventType, url, form, enabled }: Hook, done: string): Promise<void> {
  const state = enabled ? '' : ', disabled';
  await noteChange(tx, { what: `hook ${id}: ${eventType} by ${form} to ${loggableUrl(url)}${state}`, done });
}
