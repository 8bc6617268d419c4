// The verifier with the weights of the product, and where it may operate: as long as it is the one that was measured.
import { verifierOf } from './model.ts';
import { elementThreshold, mismatchBelow } from './operating.ts';
import { shippedMismatch, shippedPoint } from './operating-point.ts';
import { keysOf, type Rhythm } from './rhythm.ts';
import { timerGrid } from './timer.ts';
import { shippedModel } from './weights.ts';

export const shippedVerifier = verifierOf(shippedModel);

/** From which ratio on a mature profile may stand in for the code; undefined: nowhere. */
export const shippedThreshold = elementThreshold(shippedModel, shippedPoint);
/** Below which ratio a typing is a strong mismatch; undefined: never. */
export const shippedMismatchBelow = mismatchBelow(shippedModel, shippedMismatch);

/** Whether the text is as long and the clock as fine as where the threshold was measured. */
export function isMeasurable(rhythm: Rhythm): boolean {
  if (shippedPoint === undefined) return false;
  return keysOf(rhythm) >= shippedPoint.leastKeys && timerGrid(rhythm) <= shippedPoint.coarsestGrid;
}
