// Says, one minute before the session ends, what happens next; at the end the server's own page takes over.

const WARNING_MS = 60_000;
/** Lets the server's clock pass the end too. */
const GRACE_MS = 1_500;

export function warnOfEnd(): void {
  const place = document.querySelector<HTMLElement>('[data-ends-in]');
  if (!place) return;
  const leftMs = Number(place.dataset['endsIn']) * 1_000;
  const warn = () => {
    place.textContent = place.dataset['words'] ?? '';
  };
  setTimeout(warn, Math.max(0, leftMs - WARNING_MS));
  setTimeout(() => location.replace(location.href), leftMs + GRACE_MS);
}
