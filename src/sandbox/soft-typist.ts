// Typing in software, for sessions without a browser: each person has a hand of their own that is never quite the same.
import { createHash } from 'node:crypto';
import type { TypingSample } from '#factors/typing/sample.ts';
import type { World } from '#world/world.ts';

/** Whose hand types: the person's, somebody else's, or nobody's, since the address was pasted. */
export const hands = ['own', 'other', 'none'] as const;
export type Hand = (typeof hands)[number];

/** Milliseconds, and deviations of logarithms: between people, and between typings of one. */
const HOLD = { usual: 100, person: 0.22, typing: 0.07 } as const;
const LATENCY = { usual: 210, person: 0.35, typing: 0.085 } as const;

/** Deviation of the logarithm of how much single keys vary. */
const UNEVEN = 0.7;
/** Deviations: a key that varied more would make a pause of it now and then that is no typing. */
const MOST = 2;

/** Of the time until the same key goes down again. */
const LATEST_UP = 0.8;

/** Somebody else is no typist: two people are sometimes alike by chance, and a test wants one that is not. */
const SLOWER = 1.7;

/** As the page sends it; undefined for an address that was pasted. */
export function typeAddress(world: World, userId: string, address: string, hand: Hand): string | undefined {
  if (hand === 'none') return undefined;
  const who = hand === 'own' ? userId : `not ${userId}`;
  const pace = hand === 'own' ? 1 : SLOWER;
  const keys = [...address];
  const typed = drawing(world);
  const holds = times(HOLD, hashing(`${who} holds ${address}`), typed, keys.length).map((time) => pace * time);
  const latencies = times(LATENCY, hashing(`${who} waits ${address}`), typed, keys.length).map((time) => pace * time);
  let now = 0;
  const downs = latencies.map((latency) => {
    now += latency;
    return now - latency;
  });
  const events = keys.flatMap((key, position): [0 | 1, number, number][] => {
    const down = downs[position] ?? 0;
    // Keys overlap, but none goes down again before it is up.
    const again = downs[keys.indexOf(key, position + 1)] ?? Infinity;
    const up = Math.min(down + (holds[position] ?? 0), down + LATEST_UP * (again - down));
    return [
      [0, tenths(down), position],
      [1, tenths(up), position],
    ];
  });
  const sample: TypingSample = { events: events.toSorted((a, b) => a[1] - b[1]), pointer: 'fine', how: [] };
  return JSON.stringify(sample);
}

type Normal = () => number;

function times(
  { usual, person, typing }: typeof HOLD | typeof LATENCY,
  own: Normal,
  typed: Normal,
  count: number,
): number[] {
  // A hand is surer of some keys than of others: what varies alike at every key looks like a replay that was shaken.
  return Array.from(
    { length: count },
    () => usual * Math.exp(person * own() + typing * Math.exp(UNEVEN * Math.min(MOST, own())) * typed()),
  );
}

/** Always the same for the same name. */
function hashing(name: string): Normal {
  let count = 0;
  return () => {
    count += 1;
    return normal(createHash('sha256').update(`${name} ${count}`).digest());
  };
}

const drawing =
  (world: World): Normal =>
  () =>
    normal(world.random(8));

/** Box and Muller (1958): a normal deviate of eight random bytes. */
function normal(bytes: Buffer): number {
  const [a, b] = [bytes.readUInt32BE(0), bytes.readUInt32BE(4)].map((value) => (value + 0.5) / 2 ** 32);
  return Math.sqrt(-2 * Math.log(a ?? 0.5)) * Math.cos(2 * Math.PI * (b ?? 0));
}

const tenths = (milliseconds: number) => Math.round(milliseconds * 10) / 10;
