// A code pasted with blanks or hyphens loses them; nothing is sent by itself, which would surprise.

export function tidyCodes(): void {
  for (const field of document.querySelectorAll<HTMLInputElement>('[data-code]')) {
    field.addEventListener('input', () => {
      const tidy = field.value.replace(/[\s\u2010-\u2015-]/g, '');
      if (tidy !== field.value) field.value = tidy;
    });
  }
}
