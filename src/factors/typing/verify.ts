// The answer of the typing profile to one sample: a log-likelihood ratio with what stands behind it, or why there is none.
import { isMechanical } from './mechanical.ts';
import type { Verifier } from './model.ts';
import { hasChanged, isMature, visitsOf, type Profile } from './profile.ts';
import { isReplay } from './replay.ts';
import { keysOf, lacksKeyUps, type Rhythm } from './rhythm.ts';
import { timerGrid } from './timer.ts';
import { vectorOf } from './vector.ts';

export type Abstention =
  | 'no_key_ups'
  | 'unusable_sample'
  | 'text_too_short'
  | 'timer_too_coarse'
  | 'too_few_samples'
  | 'too_few_visits'
  | 'changed';

/** A sample that no hand typed just now. */
export type Forgery = 'replayed' | 'mechanical';

export type TypingAnswer =
  | { readonly kind: 'abstains'; readonly why: Abstention; readonly samples: number }
  | { readonly kind: 'forged'; readonly how: Forgery; readonly samples: number; readonly mature: boolean }
  | {
      readonly kind: 'measured';
      /** Natural logarithm: above 0 it looks like the person, below like somebody else. */
      readonly ratio: number;
      readonly samples: number;
      /** Enough confirmed samples that the first, unlike typings are over. */
      readonly mature: boolean;
    };

/** With three, four in ten genuine attempts of a later visit are unsure when 1 % of the impostors may pass. */
const LEAST_SAMPLES = 5;
/** However often somebody typed in the first visits: the first typings of a text are unlike later ones. */
export const LEAST_VISITS = 4;
/** Shorter texts tell too little: at eight keys the error is half as large again as at eleven, and few are sure. */
export const LEAST_KEYS = 10;
/** Longer ones tell no more than is worth their matrices: their first keys are taken. */
export const MOST_KEYS = 48;
/** Seconds: a frame of the screen. A coarser clock costs half as much again. */
const COARSEST_GRID = 0.0175;

export function verify(profile: Profile, rhythm: Rhythm, verifier: Verifier): TypingAnswer {
  const samples = profile.recent.length;
  const abstains = (why: Abstention): TypingAnswer => ({ kind: 'abstains', why, samples });
  if (lacksKeyUps(rhythm)) return abstains('no_key_ups');
  if (!isWhole(rhythm)) return abstains('unusable_sample');
  if (keysOf(rhythm) < LEAST_KEYS) return abstains('text_too_short');
  if (timerGrid(rhythm) > COARSEST_GRID) return abstains('timer_too_coarse');
  const mature = isMature(profile);
  if (isMechanical(rhythm)) return { kind: 'forged', how: 'mechanical', samples, mature };
  const vector = vectorOf(shortened(rhythm));
  const kept = [...profile.recent, ...profile.anchor];
  if (kept.some((one) => one.vector.length !== vector.length)) return abstains('unusable_sample');
  if (samples === 0) return abstains('too_few_samples');
  const template = verifier.template(visitsOf(profile.recent));
  const vectors = [...kept, ...profile.used].map((one) => one.vector);
  if (isReplay(vector, vectors, template)) return { kind: 'forged', how: 'replayed', samples, mature };
  if (samples < LEAST_SAMPLES) return abstains('too_few_samples');
  if (profile.visits < LEAST_VISITS) return abstains('too_few_visits');
  if (hasChanged(profile)) return abstains('changed');
  return { kind: 'measured', ratio: verifier.ratio(template, vector), samples, mature };
}

/** Of a long text the first keys. */
export function shortened({ holds, downDowns }: Rhythm): Rhythm {
  return { holds: holds.subarray(0, MOST_KEYS), downDowns: downDowns.subarray(0, MOST_KEYS - 1) };
}

function isWhole({ holds, downDowns }: Rhythm): boolean {
  const isTime = (time: number) => Number.isFinite(time) && time >= 0;
  return downDowns.length === holds.length - 1 && holds.every(isTime) && downDowns.every(isTime);
}
