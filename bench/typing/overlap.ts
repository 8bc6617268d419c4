// Digests of texts, people and samples: whoever was trained on must not be tested on, whatever their file is called now.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Provenance } from '#factors/typing/model.ts';
import type { Rhythm } from '#factors/typing/rhythm.ts';
import type { DataSet } from './data.ts';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

/** The same text on another keyboard is the same text: shifts and the key that sends are left out. */
export function textDigest(keys: readonly string[]): string {
  const names = keys.map((key) => key.toLowerCase().replace(/^shift\.?\d*\.?/, ''));
  return digest(
    names.filter((name) => !/^(caps|capslock|return|enter)?\d*$/.test(name) || /^\d$/.test(name)).join(' '),
  );
}

/** Ids are those of a study, and a study has one form of columns: two that share a text may both have an "s002". */
const personDigest = (set: DataSet, id: string): string => digest(`${set.keys.join(' ')} ${id}`);

/** One sample in so many keeps its digest: enough to recognise any part of a file under any names. */
const SAMPLED = 32;

/** In hundredths of a second, rounded down: the first keys only, so that other roundings of a file rarely matter. */
function sampleDigest({ holds, downDowns }: Rhythm): string {
  const coarse = (times: Float64Array) => [...times.subarray(0, 6)].map((time) => Math.floor(time * 100 + 1e-6));
  return digest([...coarse(downDowns), ...coarse(holds)].join(' '));
}

const isSampled = (code: string): boolean => Number.parseInt(code.slice(0, 8), 16) % SAMPLED === 0;

const sampledOf = (set: DataSet): string[] =>
  set.people.flatMap((person) => person.samples.map(sampleDigest)).filter(isSampled);

const sorted = (codes: readonly string[]): string[] => [...new Set(codes)].toSorted();

export function provenanceOf(sets: readonly DataSet[], paths: readonly string[], seed: number): Provenance {
  return {
    command: `npm run train:typing -- --seed ${seed} --data ${paths.map((path) => basename(path)).join(' ')}`,
    seed,
    files: paths.map((path) => ({
      name: basename(path),
      sha256: createHash('sha256').update(readFileSync(path)).digest('hex'),
    })),
    texts: sorted(sets.map((set) => textDigest(set.keys))),
    people: sorted(sets.flatMap((set) => set.people.map((person) => personDigest(set, person.id)))),
    samples: sorted(sets.flatMap(sampledOf)),
  };
}

export interface Overlap {
  /** The text of the set was trained on. */
  readonly text: boolean;
  /** People whom the training knows by their id in a file of the same columns. */
  readonly people: number;
  /** The part of the samples that the training knows, whatever the ids. */
  readonly samples: number;
}

export function overlapOf(set: DataSet, provenance: Provenance): Overlap {
  const known = new Set(provenance.samples);
  const sampled = sampledOf(set);
  const people = set.people.filter((person) => provenance.people.includes(personDigest(set, person.id)));
  return {
    text: provenance.texts.includes(textDigest(set.keys)),
    people: people.length,
    samples: sampled.filter((code) => known.has(code)).length / Math.max(1, sampled.length),
  };
}

/** By samples a few may be alike by chance. */
const MOST_ALIKE = 0.02;

export const isHeldOut = ({ text, people, samples }: Overlap): boolean =>
  !text && people === 0 && samples <= MOST_ALIKE;

/** What the weights know of a set: said before any figure, and again at each. */
export function markOf({ text, people, samples }: Overlap): string {
  const marks = [
    ...(people > 0 || samples > MOST_ALIKE ? ['trained on these people'] : []),
    ...(text ? ['trained on this text'] : []),
  ];
  return marks.length === 0 ? '' : `  [NOT HELD OUT: ${marks.join(', ')}]`;
}
