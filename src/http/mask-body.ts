// What was sent, without what it said: enough to see which fields were there, and of what kind.

const MAX_DEPTH = 6;
const MAX_MEMBERS = 60;
const MAX_ITEMS = 3;
const MAX_NAME = 64;

/** As JSON of the same shape: texts become their lengths, numbers their kind; what is longer or deeper is left out. */
export function maskBody(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return `<${value.length} characters>`;
  if (typeof value === 'number') return '<number>';
  if (typeof value !== 'object' || value === null) return value ?? null;
  if (depth === MAX_DEPTH) return '<deeper>';
  if (Array.isArray(value)) {
    const shown = value.slice(0, MAX_ITEMS).map((item) => maskBody(item, depth + 1));
    return value.length > MAX_ITEMS ? [...shown, `<${value.length - MAX_ITEMS} more>`] : shown;
  }
  const members = Object.entries(value).slice(0, MAX_MEMBERS);
  return Object.fromEntries(
    members.map(([name, inner]) => [storable(name.slice(0, MAX_NAME)), maskBody(inner, depth + 1)]),
  );
}

const MAX_ERRORS = 20;
const MAX_SENTENCE = 2_000;

/**
 * The sentences of an error without what they quote of the body, each of a length that can be kept.
 * @param told what was sent; undefined: too much to look through, so that no sentence is kept at all
 */
export function maskErrors(
  errors: Readonly<Record<string, string>>,
  told: { readonly sent: unknown } | undefined,
): Readonly<Record<string, string>> {
  // The longest first: one value may be a part of another.
  const said = textsOf(told?.sent).toSorted((a, b) => b.length - a.length);
  const mask = (sentence: string) =>
    told === undefined ? TOO_LONG_TO_SAY : said.reduce((text, value) => text.replaceAll(value, '…'), sentence);
  const kept = Object.entries(errors).slice(0, MAX_ERRORS);
  return Object.fromEntries(
    kept.map(([field, sentence]) => [
      storable(field.slice(0, MAX_NAME)),
      storable(mask(sentence).slice(0, MAX_SENTENCE)),
    ]),
  );
}

const TOO_LONG_TO_SAY = 'Not noted: the body was too long.';

/** PostgreSQL stores no NUL and no half of a surrogate pair: one call must not keep all others from being written. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '');
}

/** Shorter ones tell nobody apart, and would tear holes into words. */
const LEAST = 4;

function textsOf(value: unknown): string[] {
  if (typeof value === 'number') return textsOf(String(value));
  if (typeof value === 'string') return value.length < LEAST ? [] : [value, value.slice(0, 100)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}
