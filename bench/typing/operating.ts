// Where one could operate: at a threshold of the log-likelihood ratio, who is let in and who is not, with an upper bound.
import { bounds } from './evaluate.ts';
import { mean, type Scores } from './rates.ts';

export interface OperatingPoint {
  readonly threshold: number;
  /** The part of impostors' attempts that is let in, and its upper bound in 95 % of the draws of people. */
  readonly falseMatch: number;
  readonly falseMatchBound: number;
  readonly falseNonMatch: number;
}

export const THRESHOLDS = [0, 1, 2, 3, 4, 5, 6] as const;

export function operatingPoints(people: readonly Scores[]): OperatingPoint[] {
  return THRESHOLDS.map((threshold) => {
    const above = (scores: Float64Array) => scores.filter((score) => score >= threshold).length / scores.length;
    const wrong = people.map((one) => above(one.impostor));
    return {
      threshold,
      falseMatch: mean(wrong),
      falseMatchBound: bounds((draw) => mean(draw(wrong))).high,
      falseNonMatch: 1 - mean(people.map((one) => above(one.genuine))),
    };
  });
}

/** The lowest log-likelihood ratio, in tenths, that lets in at most this part of the attempts. */
export function thresholdFor(people: readonly Scores[], rate: number): number {
  const scores = people.flatMap((one) => [...one.impostor]).toSorted((a, b) => b - a);
  const highest = scores[Math.floor(scores.length * rate)] ?? 0;
  return Math.ceil(highest * 10 + 1e-9) / 10;
}
