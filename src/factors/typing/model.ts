// The logistic model: a prior and a weight for each feature; out comes a log-likelihood ratio.
import { featuresOf } from './features.ts';
import type { Prior } from './prior.ts';
import { jointMaker, templateOf, type Template } from './template.ts';

export interface Weight {
  readonly feature: string;
  /** Mean and standard deviation in the training: a feature is taken in these units. */
  readonly mean: number;
  readonly deviation: number;
  readonly weight: number;
}

/** What the weights were trained on, so that nobody tests them on the same. See bench/typing/overlap.ts. */
export interface Provenance {
  readonly command: string;
  readonly seed: number;
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
  /** Digests of the texts, of the people as their files name them, and of some of their samples. */
  readonly texts: readonly string[];
  readonly people: readonly string[];
  readonly samples: readonly string[];
}

export interface Model {
  readonly provenance: Provenance;
  readonly prior: Prior;
  readonly weights: readonly Weight[];
  readonly constant: number;
  readonly calibration: Calibration;
}

/** Turns the sum of the weights into a log-likelihood ratio: how far to trust it depends on the samples and the length. */
export interface Calibration {
  readonly shift: number;
  readonly scale: number;
  /** What is added to the scale, by what `trustOf` says of the samples and of the keys. */
  readonly bySamples: number;
  readonly byKeys: number;
}

export interface Verifier {
  /** @param visits the samples of each visit as vectors of one length; at least one */
  template(visits: readonly (readonly Float64Array[])[]): Template;
  /** Natural logarithm of how much likelier the sample is from the person of the template than from another. */
  ratio(template: Template, vector: Float64Array): number;
}

export function verifierOf({ prior, weights, constant, calibration }: Omit<Model, 'provenance'>): Verifier {
  const joints = jointMaker(prior);
  return {
    template: (visits) => templateOf(visits, prior, joints),
    ratio: (template, vector) => {
      const sum = sumOf(weights, constant, featuresOf(template, vector));
      const { samples, keys } = trustOf(template.samples, template.keys);
      const scale = calibration.scale + calibration.bySamples * samples + calibration.byKeys * keys;
      return calibration.shift + Math.max(LEAST_SCALE, scale) * sum;
    },
  };
}

const LEAST_SCALE = 0.1;

/** Both near 0 in the middle of the training: a profile of some samples, a text of a dozen keys. */
export function trustOf(samples: number, keys: number): { readonly samples: number; readonly keys: number } {
  return { samples: samples / (samples + 4) - 0.5, keys: Math.log(Math.min(keys, 20) / 11) };
}

export function sumOf(weights: readonly Weight[], constant: number, features: Float64Array): number {
  let sum = constant;
  weights.forEach(({ mean, deviation, weight }, n) => {
    sum += (weight * ((features[n] ?? 0) - mean)) / deviation;
  });
  return sum;
}
