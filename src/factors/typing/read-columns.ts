// Rhythms out of rows in the form of the CMU keystroke set (Killourhy, Maxion: DSN 2009): H.a, DD.a.b, UD.a.b, … in seconds.
import type { Rhythm } from './rhythm.ts';

export interface ColumnReader {
  /** The keys of the text as the columns name them. */
  readonly keys: readonly string[];
  /** Throws `RangeError` on a row whose times are missing or are no numbers. */
  read(row: readonly string[]): Rhythm;
}

/**
 * `DD.a.b` may be missing where `UD.a.b` stands: then it is the sum of that and the hold. Other columns are left alone.
 *
 * @throws RangeError when the header has no text in this form
 */
export function readerOf(header: readonly string[]): ColumnReader {
  const holds = indexesOf(header, 'H.');
  const downDowns = indexesOf(header, 'DD.');
  const upDowns = indexesOf(header, 'UD.');
  const gaps = downDowns.length > 0 ? downDowns : upDowns;
  const [first = 0] = holds;
  if (holds.length < 2 || gaps.length !== holds.length - 1) {
    throw new RangeError(
      `columns H.a, DD.a.b, …, one DD less than H: found ${holds.length} H, ${gaps.length} DD or UD`,
    );
  }
  const keys = holds.map((column) => (header[column] ?? '').slice(2));
  return {
    keys,
    read: (row) => {
      const times = Float64Array.from(holds, (column) => secondsIn(row, column, first));
      const between = Float64Array.from(gaps, (column) => secondsIn(row, column, first));
      return {
        holds: times,
        downDowns: downDowns.length > 0 ? between : between.map((gap, n) => gap + (times[n] ?? 0)),
      };
    },
  };
}

function indexesOf(header: readonly string[], prefix: string): number[] {
  return header.flatMap((name, column) => (name.startsWith(prefix) ? [column] : []));
}

function secondsIn(row: readonly string[], column: number, first: number): number {
  const text = row[column]?.trim() ?? '';
  const value = Number(text);
  if (text === '' || !Number.isFinite(value))
    throw new RangeError(`no time in column ${column - first + 1} of the text`);
  return value;
}
