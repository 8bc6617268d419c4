// After the last page has been read, goes on to the platform; the link does the same for who is faster or has no script.

const MOMENT_MS = 2_500;

export function leadOn(): void {
  const link = document.querySelector<HTMLAnchorElement>('[data-lead-on]');
  if (link) setTimeout(() => location.replace(link.href), MOMENT_MS);
}
