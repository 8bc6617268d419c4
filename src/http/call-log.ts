// Notes calls as they are answered, and writes them down a batch at a time: no call waits for it.
import { later, MINUTE } from '#kit/time.ts';
import type { Db } from '#world/db.ts';
import type { Log } from '#world/world.ts';
import { insertCalls, type Call } from './call-rows.ts';

export interface CallLog {
  note(call: Call): void;
  /** Of calls that cost nothing, so that a list could be flooded by them: one a minute for each key and reason. */
  noteRefusal(call: Call): void;
  /** Writes what was noted. Answers how many calls that was. */
  flush(db: Db): Promise<number>;
}

/** While the database is away, more is not worth its memory. */
const MOST_WAITING = 2_000;
const BATCH = 500;
const SPARE_MS = MINUTE;
/** Of keys and reasons. */
const MOST_KNOWN = 1_000;

/** A help for engineers, no record: what a killed process had not written is missing. The trail misses nothing. */
export function createCallLog(log: Log): CallLog {
  const waiting: Call[] = [];
  const told = new Map<string, Date>();
  let lost = 0;
  const note = (call: Call) => {
    if (waiting.length < MOST_WAITING) waiting.push(call);
    else lost += 1;
  };
  return {
    note,
    noteRefusal(call) {
      const kind = `${call.keyId} ${call.errorType}`;
      const last = told.get(kind);
      if (last !== undefined && later(last, SPARE_MS) > call.calledAt && last <= call.calledAt) return;
      if (told.size >= MOST_KNOWN) told.clear();
      told.set(kind, call.calledAt);
      note(call);
    },
    async flush(db) {
      const batch = waiting.slice(0, BATCH);
      if (batch.length === 0) return 0;
      await insertCalls(db, batch);
      waiting.splice(0, batch.length);
      if (lost > 0) log.warn('calls were not noted', { calls: lost });
      lost = 0;
      return batch.length;
    },
  };
}
