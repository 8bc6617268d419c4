// Says, one minute before the session ends, what happens next; at the end the server's own page takes over.

const WARNING_MS = 60_000;
/** Lets the server's clock pass the end too. */
const GRACE_MS = 1_500;

export function warnOfEnd(): void {
  const place = document.querySelector<HTMLElement>('[data-ends-in]');
  if (!place) return;
  const leftMs = Number(place.dataset['endsIn']) * 1_000;
  const began = Date.now();
  const warn = () => {
    place.textContent = place.dataset['words'] ?? '';
  };
  setTimeout(warn, Math.max(0, leftMs - WARNING_MS));
  setTimeout(end, leftMs + GRACE_MS);
  // Timers stand still while a device sleeps.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && Date.now() - began > leftMs + GRACE_MS) end();
  });
}

/** Without a connection the browser would show a page of its own. */
function end(): void {
  if (navigator.onLine) location.replace(location.href);
  else window.addEventListener('online', () => location.replace(location.href), { once: true });
}
