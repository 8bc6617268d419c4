// Notes when and from where an API key was used last: cheaply, at most once a minute.
import { MINUTE } from '#kit/time.ts';
import type { KeyId } from '#kit/ids.ts';
import type { Host } from '#world/world.ts';
import { saveKeyUse } from './key-rows.ts';

const EVERY_MS = MINUTE;

export interface KnownUse {
  readonly id: KeyId;
  readonly lastUsedAt: Date | null;
}

export async function noteUse(host: Host, { id, lastUsedAt }: KnownUse, from: string): Promise<void> {
  const at = host.now();
  if (lastUsedAt !== null && at.getTime() - lastUsedAt.getTime() < EVERY_MS) return;
  await saveKeyUse(host.db, id, { at, from, everyMs: EVERY_MS });
}
