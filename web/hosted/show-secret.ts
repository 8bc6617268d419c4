// The button beside a PIN that shows or hides its digits.

export function showSecrets(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-toggle]')) {
    const field = document.getElementById(button.dataset['toggle'] ?? '');
    if (!(field instanceof HTMLInputElement)) continue;
    const show = (shown: boolean) => {
      field.type = shown ? 'text' : 'password';
      button.textContent = (shown ? button.dataset['hide'] : button.dataset['show']) ?? '';
    };
    button.hidden = false;
    button.addEventListener('click', () => show(field.type === 'password'));
    // Shown digits would be kept among the texts that a browser offers later.
    field.form?.addEventListener('submit', () => show(false));
  }
}
