// A button that asks for a new code waits with the person: its label counts the seconds down.

export function countDown(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-wait]')) {
    const label = button.textContent ?? '';
    const words = button.dataset['waitWords'] ?? '';
    const end = performance.now() + Number(button.dataset['wait']) * 1_000;
    button.disabled = true;
    const tick = () => {
      const seconds = Math.ceil((end - performance.now()) / 1_000);
      button.disabled = seconds > 0;
      button.textContent = seconds > 0 ? words.replace('{seconds}', String(seconds)) : label;
      if (seconds > 0) setTimeout(tick, 250);
    };
    tick();
  }
}
