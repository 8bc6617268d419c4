// Lengths of time in milliseconds, and the API's own form of a date: whole seconds since 1970.

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export function later(date: Date, ms: number): Date {
  return new Date(date.getTime() + ms);
}

export function unixSeconds(date: Date): number {
  return Math.floor(date.getTime() / SECOND);
}

export function fromUnixSeconds(seconds: number): Date {
  return new Date(seconds * SECOND);
}
