// Rewrites moments in the time of the person's own clock, which the server does not know.

export function showLocalTimes(): void {
  for (const place of document.querySelectorAll('time')) {
    const moment = new Date(place.dateTime);
    const isToday = moment.toDateString() === new Date().toDateString();
    const style = isToday ? ({ timeStyle: 'short' } as const) : ({ dateStyle: 'medium', timeStyle: 'short' } as const);
    place.textContent = new Intl.DateTimeFormat(document.documentElement.lang, style).format(moment);
  }
}
