// Chance that repeats itself: every id, token and code of a sandbox follows from one seed.
import { createHash, createHmac } from 'node:crypto';
import { DAY, HOUR, later } from '#kit/time.ts';
import type { World } from '#world/world.ts';

type Random = World['random'];

/** What draws for itself, so that how much one draws changes nothing for another. */
export interface Chance {
  /** When a sandbox with this seed begins. */
  readonly start: Date;
  of(use: string): Random;
  /** From the beginning again, but for the bearer tokens: those of before are still in use. */
  restart(): void;
}

/** Draws for the token endpoint. */
export const TOKENS = 'tokens';

const FIRST_DAY = Date.UTC(2026, 0, 1);

export function createChance(seed: string): Chance {
  const drawn = new Map<string, number>();

  const block = (use: string): Buffer => {
    const count = drawn.get(use) ?? 0;
    drawn.set(use, count + 1);
    return createHmac('sha256', seed).update(`${use}:${count}`).digest();
  };

  return {
    start: startOf(seed),
    of: (use) => (bytes) => {
      const blocks: Buffer[] = [];
      for (let length = 0; length < bytes; length += 32) blocks.push(block(use));
      return Buffer.concat(blocks).subarray(0, bytes);
    },
    restart() {
      for (const use of drawn.keys()) if (use !== TOKENS) drawn.delete(use);
    },
  };
}

/** Nine o'clock (UTC) of some day of 2026. */
function startOf(seed: string): Date {
  const day = createHash('sha256').update(seed).digest().readUInt32BE() % 365;
  return later(later(new Date(FIRST_DAY), day * DAY), 9 * HOUR);
}
