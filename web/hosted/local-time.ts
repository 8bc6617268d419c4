// Rewrites moments in the time of the person's own clock, which the server does not know and which may be wrong.

const MINUTE_MS = 60_000;

export function showLocalTimes(): void {
  for (const place of document.querySelectorAll('time')) {
    const moment = momentOf(place);
    const isToday = moment.toDateString() === new Date().toDateString();
    const style = isToday ? ({ timeStyle: 'short' } as const) : ({ dateStyle: 'medium', timeStyle: 'short' } as const);
    place.textContent = new Intl.DateTimeFormat(document.documentElement.lang, style).format(moment);
  }
}

/** What lies ahead is so many seconds away by whichever clock the person looks at; never shown too early. */
function momentOf({ dateTime, dataset }: HTMLTimeElement): Date {
  if (dataset['in'] === undefined) return new Date(dateTime);
  return new Date(Math.ceil((Date.now() + Number(dataset['in']) * 1_000) / MINUTE_MS) * MINUTE_MS);
}
