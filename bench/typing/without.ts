// Weights that know nothing of a set: what used its text, or its people, is shown beside what did not.
import type { Model } from '#factors/typing/model.ts';
import { basename } from 'node:path';
import type { DataSet } from './data.ts';
import { isHeldOut, overlapOf, provenanceOf } from './overlap.ts';
import { train } from './train.ts';

const SEED = 1;

export function trainedOn(sets: readonly DataSet[], paths: readonly string[]): Model {
  const files = paths.filter((path) => sets.some((set) => set.files.includes(basename(path))));
  return { provenance: provenanceOf(sets, files, SEED), ...train(sets, SEED) };
}

/**
 * Trained on those of the training files that share neither a text nor a person with the set; where there are none, the
 * weights of the product. Undefined when these know it, too.
 */
export function modelWithout(
  set: DataSet,
  training: readonly DataSet[],
  paths: readonly string[],
  shipped: Model,
): Model | undefined {
  const strange = training.filter((other) => isHeldOut(overlapOf(set, provenanceOf([other], [], SEED))));
  if (strange.length > 0) return trainedOn(strange, paths);
  return isHeldOut(overlapOf(set, shipped.provenance)) ? shipped : undefined;
}
