// People and their links, as a platform makes them.
import { randomInt } from 'node:crypto';
import type { Api } from './api.ts';

export interface Owner {
  readonly id: string;
  readonly email: string;
  /** As the platform gave it. */
  readonly link: string;
}

let made = 0;

/** A natural person on the platform; give only what the test is about. */
export function naturalBody(overrides: Record<string, unknown> = {}): Record<string, unknown> {
  made += 1;
  return {
    FirstName: 'Ada',
    LastName: 'Byron',
    Email: `ada.${made}.${randomInt(1e9)}@example.com`,
    UserCategory: 'OWNER',
    TermsAndConditionsAccepted: true,
    Birthday: 652_117_514,
    Nationality: 'FR',
    CountryOfResidence: 'FR',
    ...overrides,
  };
}

/** An OWNER who has not enrolled yet, with the link of the creation. */
export async function newOwner(api: Api, overrides: Record<string, unknown> = {}): Promise<Owner> {
  const { body } = await api.post('/sca/users/natural', naturalBody(overrides));
  return { id: body.Id, email: body.Email, link: body.PendingUserAction?.RedirectUrl };
}

/** A fresh link for the same person. */
export async function enrollmentLink(api: Api, userId: string): Promise<string> {
  const { body } = await api.post(`/sca/users/${userId}/enrollment`);
  return body.PendingUserAction.RedirectUrl;
}

/** A French mobile number that is no test number; each call another one. */
export function newNumber(): string {
  return `+3361${randomInt(2_000_000, 9_999_999)}`;
}
