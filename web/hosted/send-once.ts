// A second tap on a button sends nothing again while the first answer is on its way.

/** Long enough for a slow network; then the person may try again on the same page. */
const PATIENCE_MS = 12_000;

export function sendOnce(): void {
  const page = document.documentElement;
  const release = () => {
    page.removeAttribute('data-sending');
    document.querySelector('[data-pressed]')?.removeAttribute('data-pressed');
  };
  document.addEventListener('submit', (event) => {
    if (page.hasAttribute('data-sending')) {
      event.preventDefault();
      return;
    }
    page.setAttribute('data-sending', '');
    event.submitter?.setAttribute('data-pressed', '');
    setTimeout(release, PATIENCE_MS);
  });
  // A page that comes back from the browser's memory is as it was left.
  window.addEventListener('pageshow', release);
}
