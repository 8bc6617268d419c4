// The rhythm of typing in one field: when keys go down and up and where in the text, never which keys.
// Whatever else brings text there is said, so that the server takes no such sample for typing.

/** Key-down (0) or key-up (1), milliseconds since the first key-down, position in the text. */
type KeyEvent = readonly [kind: 0 | 1, milliseconds: number, position: number];

/** A key that went down; it counts once a character comes of it, so shortcuts, Shift, AltGr and Enter never do. */
interface Pressed {
  /** Which one, to know its key-up by: it stays in the memory of the page. */
  readonly key: string;
  readonly time: number;
  /** The selection at that moment; both alike where the cursor stands. */
  readonly from: number;
  readonly to: number;
  readonly repeats: boolean;
}

/** A text of 254 characters, the longest that the field takes, has 508. */
const MOST_EVENTS = 600;
/** UI Events, fixed virtual key codes: a key that an input method or a virtual keyboard keeps to itself. */
const KEPT_BY_INPUT_METHOD = 229;

/** Input Events, the values of inputType; the rest, but for single characters, is a suggestion of the device or the browser. */
const WAYS: readonly (readonly [inputType: RegExp, way: string])[] = [
  [/^insertFromPaste/, 'pasted'],
  [/^insertFromDrop/, 'dropped'],
  [/^insertFromDictation/, 'dictated'],
  [/Composition/, 'composed'],
  [/^(delete|history|insertTranspose)/, 'corrected'],
];

export class TypingRecord {
  readonly #field: HTMLInputElement;
  readonly #how = new Set<string>();
  /** The keys that are down, and the positions of their characters. */
  readonly #held = new Map<string, number>();
  #events: KeyEvent[] = [];
  #start = 0;
  #pressed: Pressed | undefined;
  /** The text as far as events told. */
  #text = '';

  constructor(field: HTMLInputElement) {
    this.#field = field;
  }

  /** As with an empty field: what was typed before is gone, and how. */
  begin(): void {
    this.#events = [];
    this.#text = '';
    this.#how.clear();
    this.#held.clear();
  }

  /** Forgets nothing: a form may be sent again. */
  tell(): { readonly events: readonly KeyEvent[]; readonly how: readonly string[] } {
    this.#look();
    if (this.#isFilled()) this.#how.add('autofilled');
    return { events: this.#events, how: [...this.#how] };
  }

  keyDown(event: Event): void {
    this.#look();
    this.#pressed = undefined;
    // Chromium and Safari fill a field between two plain events of these names.
    if (!(event instanceof KeyboardEvent)) return;
    if (!event.isTrusted) this.#how.add('filled');
    else if (event.key === 'Unidentified') this.#how.add('virtual');
    else if (event.keyCode === KEPT_BY_INPUT_METHOD || event.key === 'Dead') this.#how.add('composed');
    // Named by more than its character, a key types none.
    if (event.key.length > 1) return;
    const { selectionStart, selectionEnd } = this.#field;
    const place = { from: selectionStart ?? 0, to: selectionEnd ?? 0 };
    this.#pressed = { key: keyOf(event), time: event.timeStamp, ...place, repeats: event.repeat };
  }

  keyUp(event: Event): void {
    if (!(event instanceof KeyboardEvent)) return;
    const key = keyOf(event);
    // What comes without a key later is not its own.
    if (this.#pressed?.key === key) this.#pressed = undefined;
    const position = this.#held.get(key);
    if (position === undefined) return;
    this.#held.delete(key);
    this.#note(1, event.timeStamp, position);
  }

  input(event: Event): void {
    const key = this.#pressed;
    this.#pressed = undefined;
    if (this.#field.value === '') return this.begin();
    const kind = event instanceof InputEvent ? event.inputType : '';
    const way = WAYS.find(([inputType]) => inputType.test(kind))?.[1];
    if (!event.isTrusted) this.#how.add('filled');
    // Browsers fill a form with a plain event, or with a replacement of the whole text.
    else if (kind === '' || this.#isFilled()) this.#how.add('autofilled');
    else if (way !== undefined) this.#how.add(way);
    else if (kind === 'insertText' && key !== undefined) this.#type(key);
    else this.#how.add('suggested');
    this.#text = this.#field.value;
  }

  #type({ key, time, from, to, repeats }: Pressed): void {
    const length = this.#text.length - (to - from) + 1;
    if (this.#text !== '' && from === 0 && to === this.#text.length) this.begin();
    else if (from !== to) this.#how.add('corrected');
    else if (from !== this.#text.length) this.#how.add('moved');
    if (this.#field.value.length !== length) this.#how.add('suggested');
    // Repetitions have no rhythm: their characters lack a key-down, and the server counts.
    if (repeats) return;
    this.#note(0, time, from);
    this.#held.set(key, from);
  }

  /** Password managers, scripts and a browser that restores a page tell nothing when they set a text. */
  #look(): void {
    const { value } = this.#field;
    if (value === this.#text) return;
    if (value === '') return this.begin();
    this.#how.add(this.#isFilled() ? 'autofilled' : 'filled');
    this.#text = value;
  }

  #isFilled(): boolean {
    return this.#field.matches(':-webkit-autofill');
  }

  #note(kind: KeyEvent[0], time: number, position: number): void {
    if (this.#events.length === 0) this.#start = time;
    if (this.#events.length >= MOST_EVENTS) return;
    this.#events.push([kind, Math.round((time - this.#start) * 10) / 10, position]);
  }
}

/** Keyboards on a screen may name no physical key. */
const keyOf = ({ code, keyCode }: KeyboardEvent): string => code || String(keyCode);
