// Records the rhythm of typing in the e-mail field: when keys go down and up and where in the text, never which keys.

type KeyEvent = readonly [kind: 0 | 1, ms: number, position: number];

/** About 19 characters each at most, so that the sample stays below 20,000. */
const MAX_EVENTS = 1_000;

export function recordTyping(): void {
  const field = document.querySelector<HTMLInputElement>('[data-typing]');
  const sample = field?.form?.elements.namedItem('typing');
  if (!field?.form || !(sample instanceof HTMLInputElement)) return;

  const events: KeyEvent[] = [];
  let start: number | undefined;
  let pasted = false;
  let autofilled = false;
  let corrections = 0;

  const note = (event: KeyboardEvent) => {
    if (event.repeat || events.length >= MAX_EVENTS) return;
    start ??= event.timeStamp;
    const ms = Math.round((event.timeStamp - start) * 10) / 10;
    events.push([event.type === 'keydown' ? 0 : 1, ms, field.selectionStart ?? 0]);
  };
  field.addEventListener('keydown', note);
  field.addEventListener('keyup', note);

  field.addEventListener('input', (event) => {
    // Browsers fill a form with a plain Event, or with a replacement of the whole text.
    const kind = event instanceof InputEvent ? event.inputType : 'fill';
    if (kind.startsWith('delete')) corrections += 1;
    if (kind === 'insertFromPaste' || kind === 'insertFromDrop') pasted = true;
    if (kind === 'fill' || kind === 'insertReplacementText') autofilled = true;
  });

  field.form.addEventListener('submit', () => {
    sample.value = JSON.stringify({ events, pasted, autofilled, corrections });
  });
}
