// What an API key may do: reading and writing, each by area. A key holds scopes; every route needs one.

/** Areas of the API. `isOrdinary`: part of the scope `Standard`; else a key holds it only when its scopes name it. */
export const areas = {
  Users: { isOrdinary: true, covers: 'users: create, view, list, update, categorize, close' },
  Sca: { isOrdinary: true, covers: "a person's SCA: links to enrol, status and history" },
  EnrolmentCodes: { isOrdinary: true, covers: 'one-time codes of a first enrolment' },
  Client: { isOrdinary: true, covers: 'the client itself: its details, colours and logo' },
  Hooks: { isOrdinary: true, covers: 'webhooks' },
  Events: { isOrdinary: true, covers: 'events that happened, and sending them again' },
  Responses: { isOrdinary: true, covers: 'kept answers by Idempotency-Key, of calls of any key of the client' },
  Requests: { isOrdinary: true, covers: 'the last calls and their errors' },
  Recovery: { isOrdinary: false, covers: 'resets of people who lost everything' },
  Keys: { isOrdinary: false, covers: 'API keys' },
  Settings: { isOrdinary: false, covers: 'what the client decides, and its return URLs' },
  AllowList: { isOrdinary: false, covers: 'the networks that calls may come from' },
  Certificates: { isOrdinary: false, covers: 'client certificates' },
} as const satisfies Record<string, { readonly isOrdinary: boolean; readonly covers: string }>;

export type Area = keyof typeof areas;
export type CallScope = `${Area}:${'read' | 'write'}`;
export type KeyScope = 'Standard' | CallScope;

/** What a key holds unless told: every ordinary area, also those that a later version brings. */
export const STANDARD = 'Standard';

const areaNames = Object.keys(areas).filter(isArea);

/** What a route can need, with what it covers. */
export const callScopes: Readonly<Record<string, string>> = Object.fromEntries(
  areaNames.flatMap((area) =>
    (['read', 'write'] as const).map((way): [CallScope, string] => [
      `${area}:${way}`,
      `${way === 'read' ? 'Read' : 'Change'} ${areas[area].covers}.${areas[area].isOrdinary ? '' : ' Not part of Standard.'}`,
    ]),
  ),
);

/** GET reads, everything else writes. */
export function scopeOf({ method, area }: { readonly method: string; readonly area: Area }): CallScope {
  return `${area}:${method === 'GET' ? 'read' : 'write'}`;
}

export function holds(held: readonly KeyScope[], needed: KeyScope): boolean {
  if (held.includes(needed)) return true;
  return needed !== STANDARD && held.includes(STANDARD) && isOrdinary(needed);
}

/** Undefined for what is no scope. */
export function toScope(text: string): KeyScope | undefined {
  return isScope(text) ? text : undefined;
}

function isScope(text: string): text is KeyScope {
  return text === STANDARD || Object.hasOwn(callScopes, text);
}

function isOrdinary(scope: CallScope): boolean {
  const [area = ''] = scope.split(':');
  return isArea(area) && areas[area].isOrdinary;
}

function isArea(text: string): text is Area {
  return Object.hasOwn(areas, text);
}
