// Says while the person types whether a PIN is too easy to guess, by the server's own rules; the server decides.
import { pinProblem, tidyPin } from '../../src/factors/pin/pin.ts';

export function sayStrength(): void {
  for (const hint of document.querySelectorAll<HTMLElement>('[data-strength-of]')) {
    const field = document.getElementById(hint.dataset['strengthOf'] ?? '');
    if (!(field instanceof HTMLInputElement)) continue;
    const advice = hint.textContent;
    const say = (text: string) => {
      if (hint.textContent !== text) hint.textContent = text;
    };
    field.addEventListener('input', () => {
      // A shorter text must not move what is below it.
      hint.style.minHeight = `${hint.offsetHeight}px`;
      const problem = pinProblem(tidyPin(field.value), { phones: [] }, field.maxLength);
      if (problem === 'pin_format') say(advice);
      else say((problem === 'pin_easy' ? hint.dataset['easy'] : hint.dataset['fine']) ?? advice);
      hint.classList.toggle('easy', problem === 'pin_easy');
      hint.classList.toggle('fine', problem === undefined);
    });
  }
}
