// What is kept of a person's typing of one text on one kind of device, and how a confirmed sample changes it: boundedly.
import type { Verifier } from './model.ts';

export interface Kept {
  /** The visit in which it was typed: any number that rises with time. */
  readonly visit: number;
  readonly vector: Float64Array;
}

export interface Profile {
  /** Confirmed samples ever, and the visits they came from until the profile was mature. */
  readonly typed: number;
  readonly visits: number;
  /** The latest that fitted, the oldest first: what an attempt is compared with. */
  readonly recent: readonly Kept[];
  /** Those of the day the profile became mature; they never change. Empty until then. */
  readonly anchor: readonly Kept[];
  /** The latest that stood in for another element. Nothing is compared with them but who sends one of them again. */
  readonly used: readonly Kept[];
  /** Confirmed samples in a row that did not fit the anchor. */
  readonly strangers: number;
}

export const emptyProfile: Profile = { typed: 0, visits: 0, recent: [], anchor: [], used: [], strangers: 0 };

/** Samples that a profile is made of: a window of 8 to 30 serves equally. */
export const KEPT = 15;
/** Confirmed samples after which a profile is mature. The first typings of a text are unlike later ones. */
const MATURE = 20;
/** And from so many visits: twenty typings in a row are one mood. */
const MATURE_VISITS = 4;
/** Log-likelihood ratio against the anchor that a sample needs to enter a mature profile. */
const FITS = -1;
/** Confirmed samples in a row that do not fit, after which a profile says nothing any more. */
const CHANGED = 20;

export const isMature = (profile: Profile): boolean => profile.anchor.length > 0;

/**
 * The person types differently now, or somebody else does. It does not begin anew by itself: that would be a walk in one
 * stride. The person may ask for a new one.
 */
export const hasChanged = (profile: Profile): boolean => profile.strangers >= CHANGED;

/** Those that are remembered: each one more is one more that a genuine attempt can be taken for. */
const USED = 30;

/** The profile after a sample that stood in for another element: it learns nothing of it, and knows it again. */
export function withUsed(profile: Profile, sample: Kept): Profile {
  return { ...profile, used: [...profile.used, sample].slice(-USED) };
}

/** The kept samples by visit, as the verifier takes them. */
export function visitsOf(kept: readonly Kept[]): readonly (readonly Float64Array[])[] {
  return [...Map.groupBy(kept, (one) => one.visit).values()].map((visit) => visit.map((one) => one.vector));
}

/**
 * The profile after a sample of a session that other elements validated. A mature one takes only what fits its anchor, so
 * that nobody walks it away in small steps: whoever knows the PIN and confirms often brings it no further than the samples
 * that the anchor itself would take for the person's.
 */
export function withConfirmed(profile: Profile, sample: Kept, verifier: Verifier): Profile {
  const typed = profile.typed + 1;
  if (!isMature(profile)) {
    const recent = [...profile.recent, sample].slice(-KEPT);
    const visits = profile.visits + (profile.recent.at(-1)?.visit === sample.visit ? 0 : 1);
    const anchor = typed >= MATURE && visits >= MATURE_VISITS ? recent : [];
    return { ...profile, typed, visits, recent, anchor, strangers: 0 };
  }
  const fit = verifier.ratio(verifier.template(visitsOf(profile.anchor)), sample.vector);
  if (fit >= FITS) return { ...profile, typed, recent: [...profile.recent, sample].slice(-KEPT), strangers: 0 };
  return { ...profile, typed, strangers: profile.strangers + 1 };
}
