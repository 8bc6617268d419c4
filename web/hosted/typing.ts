// Sends with the e-mail address how it was typed; nothing is recorded outside its field, and the form goes on whatever happens.
import { TypingRecord } from './typing-record.ts';

export function recordTyping(): void {
  const field = document.querySelector<HTMLInputElement>('[data-typing]');
  const sample = field?.form?.elements.namedItem('typing');
  if (!field?.form || !(sample instanceof HTMLInputElement)) return;

  const record = new TypingRecord(field);
  let works = true;
  const listen = (target: EventTarget, type: string, act: (event: Event) => void) => {
    target.addEventListener(type, (event) => {
      try {
        act(event);
      } catch {
        // The form must go on without.
        works = false;
      }
    });
  };
  listen(field, 'keydown', (event) => record.keyDown(event));
  listen(field, 'input', (event) => record.input(event));
  // The last key may go up when Tab has already left the field.
  listen(field.form, 'keyup', (event) => record.keyUp(event));
  // What a page that comes back from the browser's memory holds was typed and sent before.
  listen(window, 'pageshow', (event) => {
    if (event instanceof PageTransitionEvent && event.persisted) record.begin();
  });
  listen(field.form, 'submit', () => {
    sample.value = '';
    // Whoever says no sends nothing, whatever the server would make of it.
    if (field.form?.querySelector('[name=typing_declined]:checked')) return;
    const told = JSON.stringify({ ...record.tell(), pointer: pointer() });
    if (works) sample.value = told;
  });
}

/** Media Queries 4, `pointer`: how exactly the main pointing device points; a finger is coarse. */
const pointer = (): string => ['coarse', 'fine'].find((kind) => matchMedia(`(pointer: ${kind})`).matches) ?? 'none';
