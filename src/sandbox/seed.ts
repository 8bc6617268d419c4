// The seed file: clients, users and hooks that a sandbox begins with. Its form is told in docs/seed.md.
import { readFile } from 'node:fs/promises';
import { Type, type Static } from 'typebox';
import { legalSeed, naturalSeed } from '#actions/enrollment/seed-bodies.ts';
import { clientIdPattern, toClientSettings, type ClientSettings } from '#clients/client.ts';
import { colourPattern } from '#clients/face.ts';
import { read } from '#http/schema.ts';
import { Fault } from '#kit/fault.ts';
import { eventTypes } from '#webhooks/event.ts';

const clientId = Type.String({ pattern: clientIdPattern });
const colour = Type.Optional(Type.String({ pattern: colourPattern }));
const seconds = Type.Integer({ minimum: 0 });

const seedClient = Type.Object({
  ClientId: clientId,
  ApiKey: Type.String({ minLength: 1, maxLength: 255 }),
  Name: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  // Looked at below, each setting by its own schema.
  Settings: Type.Optional(Type.Unknown()),
  PrimaryThemeColour: colour,
  PrimaryButtonColour: colour,
  /** A file as base64. */
  Logo: Type.Optional(Type.String({ minLength: 1 })),
});

/** What only a seed can say of a user. */
const userEntry = {
  ClientId: clientId,
  Id: Type.String({ pattern: '^[A-Za-z0-9_-]{1,128}$' }),
  PersonType: Type.Enum(['NATURAL', 'LEGAL']),
  CreationDate: Type.Optional(seconds),
  UserStatus: Type.Optional(Type.Enum(['PENDING_USER_ACTION', 'ACTIVE', 'CLOSED'])),
  KYCLevel: Type.Optional(Type.Enum(['LIGHT', 'REGULAR'])),
  Sca: Type.Optional(
    Type.Object({
      Enrolled: Type.Optional(Type.Boolean()),
      Pin: Type.Optional(Type.String({ pattern: '^[0-9]{6,12}$' })),
      PhoneNumber: Type.Optional(Type.String({ pattern: '^\\+[0-9]{6,15}$' })),
      LastEnrollmentDate: Type.Optional(seconds),
    }),
  ),
};

const userKind = Type.Object({ PersonType: userEntry.PersonType });
const seedNatural = Type.Object({ ...naturalSeed.properties, ...userEntry });
const seedLegal = Type.Object({ ...legalSeed.properties, ...userEntry });

const seedHook = Type.Object({
  ClientId: clientId,
  EventType: Type.Enum([...eventTypes]),
  Url: Type.String({ maxLength: 255, pattern: '^https?://' }),
  /** Told by a signed POST: `whsec_` and base64 of 24 to 64 bytes. */
  Secret: Type.Optional(Type.String({ pattern: '^whsec_[A-Za-z0-9+/]{32,86}={0,2}$' })),
  CreationDate: Type.Optional(seconds),
});

export type SeedUser =
  | ({ readonly PersonType: 'NATURAL' } & Static<typeof seedNatural>)
  | ({ readonly PersonType: 'LEGAL' } & Static<typeof seedLegal>);

export interface SeedClient extends Omit<Static<typeof seedClient>, 'Settings'> {
  readonly Settings: ClientSettings;
}

export interface Seed {
  readonly clients: readonly SeedClient[];
  readonly users: readonly SeedUser[];
  readonly hooks: readonly Static<typeof seedHook>[];
}

const SECTIONS = ['clients', 'users', 'hooks'] as const;

/** @throws Error that names the file, the entry and the field */
export async function readSeedFile(file: string): Promise<Seed> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Error(`STRONGROOM_SEED: ${file} cannot be read`, { cause });
  });
  try {
    return toSeed(JSON.parse(text));
  } catch (cause) {
    throw new Error(`STRONGROOM_SEED: ${file}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

export function toSeed(value: unknown): Seed {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('a seed is a JSON object');
  const unknown = Object.keys(value).find((key) => !SECTIONS.some((section) => section === key));
  if (unknown !== undefined) throw new Error(`"${unknown}" is not a section; there are ${SECTIONS.join(', ')}`);
  const entries = (section: (typeof SECTIONS)[number]) => listOf(section, (value as Record<string, unknown>)[section]);
  // Safe below: `read` throws unless the entry fits the schema.
  return {
    clients: entries('clients').map(([name, entry]) => readClient(name, entry)),
    users: entries('users').map(([name, entry]) => readUser(name, entry)),
    hooks: entries('hooks').map(([name, entry]) => readEntry(name, seedHook, entry) as Static<typeof seedHook>),
  };
}

function readClient(name: string, entry: unknown): SeedClient {
  const { Settings, ...client } = readEntry(name, seedClient, entry) as Static<typeof seedClient>;
  return { ...client, Settings: named(name, () => toClientSettings(Settings)) };
}

function readUser(name: string, entry: unknown): SeedUser {
  const { PersonType } = named(name, () => read(userKind, entry)) as Static<typeof userKind>;
  return readEntry(name, PersonType === 'NATURAL' ? seedNatural : seedLegal, entry) as SeedUser;
}

function listOf(section: string, list: unknown): [name: string, entry: unknown][] {
  if (list === undefined) return [];
  if (!Array.isArray(list)) throw new Error(`"${section}" must be a list`);
  return list.map((entry: unknown, index) => [`${section}[${index}]`, entry]);
}

/** The API is lenient about fields that it does not know; in a file that is written by hand they are slips. */
function readEntry(name: string, schema: Parameters<typeof read>[0], entry: unknown): unknown {
  const known = Object.keys(schema.properties);
  const unknown = Object.keys(Object(entry) as object).find(
    (key) => !known.some((field) => field.toLowerCase() === key.toLowerCase()),
  );
  if (unknown !== undefined) {
    throw new Error(`${name}: there is no field "${unknown}"; there are ${known.join(', ')}`);
  }
  return named(name, () => read(schema, entry));
}

/** What does not fit is told with the name of its place. */
function named<Result>(name: string, work: () => Result): Result {
  try {
    return work();
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    const problems = Object.entries(cause.errors ?? {}).map(([field, message]) => `${field}: ${message}`);
    throw new Error(`${name}: ${problems.join(' ')}`, { cause });
  }
}
