// The operating point: chosen and measured on sets that nothing was trained on, written for the product to judge by.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { verifierOf, type Model } from '#factors/typing/model.ts';
import { modelDigest, type MeasuredSet, type MismatchPoint, type OperatingPoint } from '#factors/typing/operating.ts';
import { LEAST_KEYS } from '#factors/typing/verify.ts';
import {
  attemptsOn,
  chooseMismatch,
  chooseThreshold,
  COARSEST_GRID,
  matchesAt,
  mismatchesAt,
  type Attempts,
} from './operating.ts';
import { isHeldOut, overlapOf } from './overlap.ts';
import { matchCells, percent, table } from './print.ts';
import { readStudies } from './studies.ts';
import { witnessOf } from './witness.ts';

export interface Measured {
  readonly point: OperatingPoint | undefined;
  readonly mismatch: MismatchPoint | undefined;
  readonly witness: readonly number[];
}

interface Study {
  readonly about: Omit<MeasuredSet<never>, 'rates'>;
  readonly attempts: readonly Attempts[];
}

interface Paths {
  readonly keyboard: readonly string[];
  readonly touch: readonly string[];
}

/**
 * @param paths the files typed on keyboards, and those typed on touch screens
 * @throws RangeError on a set of which the model knows a person or the text, or whose text is too short to be judged
 */
export function measure(model: Model, paths: Paths): Measured {
  const verifier = verifierOf(model);
  const studies = (['keyboard', 'touch'] as const).flatMap((device) =>
    readStudies(paths[device]).map((set): Study => {
      const overlap = overlapOf(set, model.provenance);
      if (!isHeldOut(overlap))
        throw new RangeError(`${set.name}: the weights were trained on ${overlap.text ? 'this text' : 'these people'}`);
      if (set.keys.length < LEAST_KEYS) throw new RangeError(`${set.name}: a text of fewer than ${LEAST_KEYS} keys`);
      const files = paths[device].filter((path) => set.files.includes(basename(path))).map(digested);
      const about = { name: set.name, device, files, people: set.people.length };
      return { about, attempts: attemptsOn(set, verifier) };
    }),
  );
  const all = studies.flatMap((study) => study.attempts);
  const mature = all.filter((attempts) => attempts.mature);
  const threshold = all.length === 0 ? undefined : chooseThreshold(all);
  const below = mature.length === 0 ? undefined : chooseMismatch(mature);
  const measured = <Rates extends object>(of: (attempts: Attempts) => Rates, matureOnly: boolean) => ({
    command: commandOf(paths),
    model: modelDigest(model),
    sets: studies.map(({ about, attempts }) => ({
      ...about,
      rates: attempts.filter((one) => one.mature || !matureOnly).map(of),
    })),
  });
  return {
    point:
      threshold === undefined
        ? undefined
        : {
            threshold,
            leastKeys: LEAST_KEYS,
            coarsestGrid: COARSEST_GRID,
            ...measured((attempts) => matchesAt(attempts, threshold), false),
          },
    mismatch:
      below === undefined ? undefined : { threshold: below, ...measured((one) => mismatchesAt(one, below), true) },
    witness: witnessOf(model),
  };
}

function commandOf({ keyboard, touch }: Paths): string {
  const options = (name: string, files: readonly string[]) =>
    files.map((path) => ` --${name} ${basename(path)}`).join('');
  return `npm run bench:typing -- --operate${options('data', keyboard)}${options('touch', touch)}`;
}

const digested = (path: string) => ({
  name: basename(path),
  sha256: createHash('sha256').update(readFileSync(path)).digest('hex'),
});

/** Rates to one in a million. */
const written = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === 'number' ? Number(part.toFixed(6)) : part));

export function writePoint(path: string, { point, mismatch, witness }: Measured): void {
  writeFileSync(
    path,
    `// Written by \`npm run bench:typing -- --operate\`: where the typing profile may operate, and what it was measured on.
import type { MismatchPoint, OperatingPoint } from './operating.ts';

export const shippedPoint: OperatingPoint | undefined = ${written(point)};

export const shippedMismatch: MismatchPoint | undefined = ${written(mismatch)};

/** Ratios of rhythms that nobody typed (bench/typing/witness.ts): other ones mean that the code measures differently now. */
export const witness: readonly number[] = ${JSON.stringify(witness)};
`,
  );
  spawnSync('node_modules/.bin/oxfmt', [path], { stdio: 'inherit' });
}

export function printedPoint({ point, mismatch }: Measured): string {
  const rows = <Rates>(sets: readonly MeasuredSet<Rates>[], cells: (rates: Rates) => readonly string[]) =>
    sets.flatMap((set) =>
      set.rates.map((rates) => [`${set.name} (${set.device}, ${set.people} people)`, ...cells(rates)]),
    );
  return [
    point === undefined
      ? 'No operating point: at no threshold do at most 1 % of the practised impostors pass on every set.'
      : `Operating point: a log-likelihood ratio of ${point.threshold}\n\n${table(
          ['set', 'condition', 'FMR, practised', 'upper 95 % bound', 'FNMR'],
          rows(point.sets, (rates) => [rates.condition, ...matchCells(rates)]),
        )}`,
    mismatch === undefined
      ? 'No strong mismatch: nowhere do at most 1 % of the own attempts fall below.'
      : `Strong mismatch: a log-likelihood ratio below ${mismatch.threshold}\n\n${table(
          ['set', 'condition', 'own attempts below', 'upper 95 % bound', 'practised impostors below'],
          rows(mismatch.sets, (rates) => [
            rates.condition,
            percent(rates.falseAlarm),
            percent(rates.falseAlarmBound),
            percent(rates.caught),
          ]),
        )}`,
  ].join('\n\n');
}
