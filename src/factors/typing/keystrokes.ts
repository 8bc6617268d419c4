// One typing of an address, as a session keeps it until its end: what the page sent, and how long the typed text was.
import { readSample, type Unusable } from './read-sample.ts';
import type { Rhythm } from './rhythm.ts';
import { deviceOf, type Device, type TypingSample } from './sample.ts';

export interface Keystrokes {
  readonly sample: TypingSample;
  /** Of the text that was to be typed. */
  readonly characters: number;
}

export function rhythmOf({ sample, characters }: Keystrokes): Rhythm | Unusable {
  return readSample(sample, characters);
}

/** On which kind of device: people type differently on each, so each has a profile of its own. */
export function typedOn({ sample }: Keystrokes): Device {
  return deviceOf(sample);
}
