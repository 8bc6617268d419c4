// A platform that calls the API, and what it may decide for itself.
import { Type, type Static } from 'typebox';
import type { ClientId } from '#kit/ids.ts';

/** Settings of one client; each has a default, so that a client needs none. */
export const clientSettings = Type.Object({}, { additionalProperties: false });

export interface Client {
  readonly id: ClientId;
  /** The trading name that people see. */
  readonly name: string;
  readonly settings: Static<typeof clientSettings>;
  readonly createdAt: Date;
}

/** Client ids go into paths and certificates: letters, digits, dash, underscore and dot. */
export const clientIdPattern = '^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}$';
