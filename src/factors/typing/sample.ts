// A typing sample as the page sends it: when keys went down and up and where in the text, never which keys.
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';

const MAX_CHARACTERS = 20_000;

/** `events`: [0 down | 1 up, milliseconds since the first event, position in the text]. */
const sample = Compile(
  Type.Object({
    events: Type.Array(Type.Tuple([Type.Integer({ minimum: 0, maximum: 1 }), Type.Number(), Type.Integer()])),
    pasted: Type.Boolean(),
    autofilled: Type.Boolean(),
    corrections: Type.Integer({ minimum: 0 }),
  }),
);

/** The sample in its canonical form, or undefined when it is not one: the profile never guesses. */
export function toSample(text: string | undefined): string | undefined {
  if (text === undefined || text === '' || text.length > MAX_CHARACTERS) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (!sample.Check(value)) return undefined;
    const { events, pasted, autofilled, corrections } = value;
    return JSON.stringify({ events, pasted, autofilled, corrections });
  } catch {
    return undefined;
  }
}
