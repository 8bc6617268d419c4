// A typing sample as the page sends it: when keys went down and up and where in the text, never which keys.
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';

/** Key-down (0) or key-up (1), milliseconds since the first, position in the text: a key-up carries that of its key-down. */
export type KeyEvent = readonly [kind: 0 | 1, milliseconds: number, position: number];

/** How text came into the field other than by typing it from its first character to its last. */
export const ways = [
  'pasted',
  'dropped',
  /** By the browser. */
  'autofilled',
  /** By a program: a password manager, a script, a browser that restores a page. */
  'filled',
  'dictated',
  /** By an input method or dead keys. */
  'composed',
  /** On a keyboard on the screen that tells no keys. */
  'virtual',
  /** Put in by the device without a key, or several characters at once. */
  'suggested',
  'corrected',
  /** Typed elsewhere than at the end. */
  'moved',
] as const;
export type Way = (typeof ways)[number];

export interface TypingSample {
  readonly events: readonly KeyEvent[];
  /** Empty where the text was typed. */
  readonly how: readonly Way[];
  /** Of the main pointing device: a finger is coarse. */
  readonly pointer: 'fine' | 'coarse' | 'none';
}

/** A person types differently on each, so each has a profile of its own. */
export type Device = 'keyboard' | 'touch';

export const deviceOf = ({ pointer }: TypingSample): Device => (pointer === 'coarse' ? 'touch' : 'keyboard');

const MOST_CHARACTERS = 20_000;
const MOST_EVENTS = 1_000;
/** RFC 5321 4.5.3.1.3: the longest address, and the longest text of the field. */
const MOST_POSITIONS = 254;
/** A session is over long before. */
const DAY_MS = 86_400_000;

const strict = { additionalProperties: false } as const;
const shape = Compile(
  Type.Object(
    {
      events: Type.Array(
        Type.Tuple([
          Type.Union([Type.Literal(0), Type.Literal(1)]),
          Type.Number({ minimum: 0, maximum: DAY_MS }),
          Type.Integer({ minimum: 0, maximum: MOST_POSITIONS }),
        ]),
        { maxItems: MOST_EVENTS },
      ),
      how: Type.Array(Type.Union(ways.map((way) => Type.Literal(way))), { maxItems: ways.length, uniqueItems: true }),
      pointer: Type.Union([Type.Literal('fine'), Type.Literal('coarse'), Type.Literal('none')]),
    },
    strict,
  ),
);

/** What the page sent; undefined when it is anything but a sample: the profile never guesses. */
export function toSample(text: string | undefined): TypingSample | undefined {
  if (text === undefined || text.length > MOST_CHARACTERS) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return shape.Check(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
