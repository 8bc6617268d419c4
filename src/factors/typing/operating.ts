// Where the typing profile may stand in for the code, or ask for more: thresholds that were measured, and whether they
// still hold.
import { sha256 } from '#kit/secret.ts';
import type { Model } from './model.ts';

/** Parts from 0 to 1; a bound is the upper end of a 95 % interval, by bootstrap over people. */
export interface MeasuredMatches {
  readonly condition: string;
  /** Of the attempts of practised impostors, the part at or above the threshold. */
  readonly falseMatch: number;
  readonly falseMatchBound: number;
  /** Of the person's own attempts, the part below it. */
  readonly falseNonMatch: number;
}

export interface MeasuredMismatches {
  readonly condition: string;
  /** Of the person's own attempts, the part below the threshold. */
  readonly falseAlarm: number;
  readonly falseAlarmBound: number;
  /** Of the attempts of practised impostors, the part below it. */
  readonly caught: number;
}

export interface MeasuredSet<Rates> {
  readonly name: string;
  readonly device: 'keyboard' | 'touch';
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
  readonly people: number;
  readonly rates: readonly Rates[];
}

/** Natural logarithm of a likelihood ratio, as `verify` answers it, and the sets it was measured on. */
export interface MeasuredThreshold<Rates> {
  readonly threshold: number;
  readonly command: string;
  /** Digest of the model it was measured with. */
  readonly model: string;
  readonly sets: readonly MeasuredSet<Rates>[];
}

/** From `threshold` on, an attempt against a mature profile may replace the code. */
export interface OperatingPoint extends MeasuredThreshold<MeasuredMatches> {
  /** The worst conditions it was measured in: a shorter text or a coarser clock (seconds) is no element. */
  readonly leastKeys: number;
  readonly coarsestGrid: number;
}

/** Below `threshold`, an attempt against a mature profile looks like somebody else's. */
export type MismatchPoint = MeasuredThreshold<MeasuredMismatches>;

/** The most that may pass, or be alarmed about, at the upper bound. */
export const MOST = 0.01;
/** A bootstrap over fewer people says too little about others. */
const LEAST_PEOPLE = 20;

/** Of everything that makes a ratio, but for what the weights were trained on. In hexadecimal. */
export function modelDigest({ prior, weights, constant, calibration, ...more }: Model): string {
  const { provenance: _, ...rest } = more;
  return sha256(JSON.stringify({ prior, weights, constant, calibration, ...rest })).toString('hex');
}

/**
 * The ratio from which on typing may count as an inherence element. Undefined where there is none: nothing was measured,
 * or with another model, or on too few people, or not on both kinds of device, or with a bound above 1 % anywhere.
 */
export function elementThreshold(model: Model, point: OperatingPoint | undefined): number | undefined {
  if (point === undefined || !isMeasuredWith(model, point)) return undefined;
  const devices = new Set(point.sets.map((set) => set.device));
  const holds = everyRate(point, (rates) => rates.falseMatchBound <= MOST);
  return holds && devices.has('keyboard') && devices.has('touch') ? point.threshold : undefined;
}

/** The ratio below which an attempt is a strong mismatch: at most 1 % of the person's own fall there. */
export function mismatchBelow(model: Model, point: MismatchPoint | undefined): number | undefined {
  if (point === undefined || !isMeasuredWith(model, point)) return undefined;
  return everyRate(point, (rates) => rates.falseAlarmBound <= MOST) ? point.threshold : undefined;
}

const isMeasuredWith = (model: Model, point: MeasuredThreshold<unknown>): boolean => point.model === modelDigest(model);

function everyRate<Rates>({ sets }: MeasuredThreshold<Rates>, holds: (rates: Rates) => boolean): boolean {
  const isEnough = (set: MeasuredSet<Rates>) => set.people >= LEAST_PEOPLE && set.rates.length > 0;
  return sets.length > 0 && sets.every((set) => isEnough(set) && set.rates.every(holds));
}
