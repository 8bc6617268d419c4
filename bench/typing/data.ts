// The files of the evaluation: people, their sessions in order, and the rhythms in each.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { readerOf } from '#factors/typing/read-columns.ts';
import type { Rhythm } from '#factors/typing/rhythm.ts';

export interface Person {
  readonly id: string;
  /** In the order of time; sessions without samples do not stand here. */
  readonly sessions: readonly (readonly Rhythm[])[];
  /** All samples in the order of time. */
  readonly samples: readonly Rhythm[];
}

export interface DataSet {
  readonly name: string;
  readonly files: readonly string[];
  readonly keys: readonly string[];
  readonly people: readonly Person[];
  /** Rows that held no complete sample, or one that stands in two files. */
  readonly skipped: number;
}

/** @throws RangeError on a file that is not in the form of the CMU set */
export function readDataSet(path: string): DataSet {
  const [head = '', ...lines] = readFileSync(path, 'utf8').split(/\r?\n/);
  const header = head.split(/[,;\t]/).map((name) => name.trim().replaceAll('"', ''));
  const separator = /[,;\t]/.exec(head)?.[0] ?? ',';
  const column = (name: string) => header.findIndex((other) => other.toLowerCase() === name.toLowerCase());
  const [subject, session] = [column('subject'), column('sessionIndex')];
  if (subject < 0) throw new RangeError(`${path}: no column "subject"`);
  const reader = readerOf(header);
  const found = new Map<string, Map<number, Rhythm[]>>();
  let skipped = 0;
  for (const line of lines.filter((text) => text.trim() !== '')) {
    const row = line.split(separator).map((field) => field.replaceAll('"', ''));
    try {
      const rhythm = reader.read(row);
      const id = row[subject]?.trim() ?? '';
      const sessions = found.get(id) ?? new Map<number, Rhythm[]>();
      const visit = session < 0 ? 1 : Number(row[session]);
      sessions.set(visit, [...(sessions.get(visit) ?? []), rhythm]);
      found.set(id, sessions);
    } catch {
      skipped += 1;
    }
  }
  const people = [...found].map(([id, sessions]) =>
    toPerson(
      id,
      [...sessions].toSorted(([a], [b]) => a - b).map(([, samples]) => samples),
    ),
  );
  return { name: basename(path).replace(/\.csv$/, ''), files: [basename(path)], keys: reader.keys, people, skipped };
}

export function toPerson(id: string, sessions: readonly (readonly Rhythm[])[]): Person {
  return { id, sessions, samples: sessions.flat() };
}

const textOf = ({ holds, downDowns }: Rhythm): string => [...holds, ...downDowns].join(' ');

/** Files of one study (the same columns and some of the same ids) as one set: the same id is one person. */
export function joined(sets: readonly DataSet[]): DataSet {
  const [first] = sets;
  if (first === undefined) throw new RangeError('no file');
  const byId = new Map<string, Person>();
  let repeated = 0;
  for (const person of sets.flatMap((set) => set.people)) {
    const before = byId.get(person.id)?.sessions ?? [];
    const known = new Set(before.flat().map(textOf));
    const sessions = person.sessions
      .map((samples) => samples.filter((sample) => !known.has(textOf(sample))))
      .filter((samples) => samples.length > 0);
    repeated += person.samples.length - sessions.flat().length;
    byId.set(person.id, toPerson(person.id, [...before, ...sessions]));
  }
  return {
    name: sets.map((set) => set.name).join(' + '),
    files: sets.flatMap((set) => set.files),
    keys: first.keys,
    people: [...byId.values()],
    skipped: sets.reduce((sum, set) => sum + set.skipped, repeated),
  };
}
