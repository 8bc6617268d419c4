// A platform that calls the API, and what it may decide for itself.
import { getCountries } from 'libphonenumber-js/max';
import { Type, type Static, type TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { badParam } from '#kit/fault.ts';
import type { ClientId } from '#kit/ids.ts';
import { documentedLimits } from '#http/call-windows.ts';

export interface ClientSetting {
  readonly schema: TSchema;
  /** What holds for a client that says nothing. */
  readonly fallback: unknown;
  /** What a value looks like, for people. */
  readonly form: string;
  readonly effect: string;
  /** Only the operator changes it. */
  readonly isOperators?: true;
}

/** Settings of one client; each has a default, so that a client needs none. */
export const clientSettings = {
  smsCountries: {
    schema: Type.Array(Type.Enum([...getCountries()]), { minItems: 1, uniqueItems: true }),
    fallback: undefined,
    form: 'a list of country codes (ISO 3166-1 alpha-2), such as ["BE","FR"]',
    effect: 'Countries to whose phone numbers codes are sent. Every country unless told.',
  },
  smsPerHour: {
    schema: Type.Integer({ minimum: 1 }),
    fallback: 1_000,
    form: 'a whole number of at least 1',
    effect: 'Codes that are sent for this client in an hour, at most. Only the operator changes it.',
    isOperators: true,
  },
  smsPerDay: {
    schema: Type.Integer({ minimum: 1 }),
    fallback: 10_000,
    form: 'a whole number of at least 1',
    effect: 'Codes that are sent for this client in a day, at most. Only the operator changes it.',
    isOperators: true,
  },
  firstEnrolment: {
    schema: Type.Enum(['any', 'apiPhone', 'proof']),
    fallback: undefined,
    form: '"any", "apiPhone" or "proof"',
    effect:
      'What a first enrolment needs beside the link: nothing (`any`), a code to the number that the API gave (`apiPhone`), or a one-time code that the person was given another way (`proof`). In live mode it must be chosen; `any` in the sandbox.',
  },
  passkey: {
    schema: Type.Enum(['offered', 'required']),
    fallback: 'offered',
    form: '"offered" or "required"',
    effect:
      'Whether people whose browser can make a passkey may enrol without one. Who has failed five times to make one may, as may a browser that can make none.',
  },
  passkeyKind: {
    schema: Type.Enum(['any', 'deviceBound']),
    fallback: 'any',
    form: '"any" or "deviceBound"',
    effect: 'Whether passkeys that can be copied to other devices of the person are taken. The trail names them.',
  },
  selfServiceChange: {
    schema: Type.Enum(['twoElements', 'original']),
    fallback: 'twoElements',
    form: '"twoElements" or "original"',
    effect:
      'How people change a PIN or a number: after a passkey or two elements, or as the original does it, with one (`original`, refused in live mode).',
  },
  pinLength: {
    schema: Type.Integer({ minimum: 6, maximum: 12 }),
    fallback: 6,
    form: 'a whole number from 6 to 12',
    effect: 'Digits of a new PIN. A PIN of another length that a person has already stays valid.',
  },
  typing: {
    schema: Type.Enum(['off', 'collect', 'signal', 'element']),
    fallback: 'collect',
    form: '"off", "collect", "signal" or "element"',
    effect:
      'What the rhythm is used for in which people type their e-mail address (docs/typing.md). `off`: it is not measured. `collect`: a profile is made of it and decides nothing. `signal`: each typing is compared, the trail says how, and who types as somebody else is asked for a code by e-mail too. `element`: beside the PIN, a mature profile that is sure stands in for the SMS code.',
  },
  termsUrl: {
    schema: Type.String({ pattern: '^https://[^\\s]+$', maxLength: 500 }),
    fallback: undefined,
    form: 'an https address',
    effect: 'Where people can read the terms that they accept when they enrol.',
  },
  apiReset: {
    schema: Type.Boolean(),
    fallback: false,
    form: 'true or false',
    effect:
      'Whether the client may ask by API that a person who lost everything is reset; an operator approves each (docs/recovery.md). The API key needs the scope `Recovery:write`.',
  },
  resetDelayHours: {
    schema: Type.Integer({ minimum: 0, maximum: 720 }),
    fallback: undefined,
    form: 'a whole number from 0 to 720',
    effect:
      'Hours between the notice of a reset and its effect. 24 in live mode unless told, and never less; 0 in the sandbox unless told.',
  },
  callLimits: {
    schema: Type.Array(Type.Integer({ minimum: 1, maximum: 1_000_000_000 }), { minItems: 4, maxItems: 4 }),
    fallback: documentedLimits,
    form: 'a list of four whole numbers of at least 1',
    effect:
      'Calls of the API in any 15 minutes, 30 minutes, hour and day, at most (docs/keys.md). Only the operator changes it.',
    isOperators: true,
  },
  mtlsRequired: {
    schema: Type.Enum(['off', 'userNotPresent', 'all']),
    fallback: 'off',
    form: '"off", "userNotPresent" or "all"',
    effect:
      'Which calls need a client certificate (docs/mtls.md): none, those with `ScaContext: USER_NOT_PRESENT` and those that ask for consent, or every call and every token. Only the operator changes it: a call that proves the key alone must not take the second element away.',
    isOperators: true,
  },
  categorizeUserNotPresent: {
    schema: Type.Enum(['allow', 'deny']),
    fallback: undefined,
    form: '"allow" or "deny"',
    effect:
      'Whether a PAYER may be made an OWNER with `ScaContext: USER_NOT_PRESENT`, so without being asked to enrol: older SDKs of some languages do. `deny` in live mode unless told, `allow` in the sandbox.',
  },
  defaultScaContext: {
    schema: Type.Enum(['none', 'USER_PRESENT']),
    fallback: 'USER_PRESENT',
    form: '"none" or "USER_PRESENT"',
    effect:
      'What a transfer, or a view of a wallet, means that comes without `ScaContext`; `none` is for older SDKs. Kept for those calls, which this version does not have.',
  },
  payerPayoutRecipients: {
    schema: Type.Enum(['allow', 'deny']),
    fallback: 'deny',
    form: '"allow" or "deny"',
    effect:
      'Whether a PAYER may register a recipient for payouts, as before December 2025. Kept for recipients, which this version does not have.',
  },
  consentScopes: {
    schema: Type.Array(
      Type.Enum(['ContactInformationUpdate', 'RecipientRegistration', 'Transfer', 'ViewAccountInformation']),
      { uniqueItems: true },
    ),
    fallback: [],
    form: 'a list of ContactInformationUpdate, RecipientRegistration, Transfer, ViewAccountInformation',
    effect:
      'What people may let the platform do on their behalf: `ConsentScope` of the SCA status says INACTIVE for these, null for others. None unless told.',
  },
  blockedCountries: {
    schema: Type.Array(Type.String({ pattern: '^[A-Z]{2}$' }), { uniqueItems: true }),
    fallback: [],
    form: 'a list of country codes (ISO 3166-1 alpha-2), such as ["KP"]',
    effect: 'Countries of residence, nationality and seat that new data may not name. None unless told.',
  },
} as const satisfies Record<string, ClientSetting>;

export type ConsentScope = Told<'consentScopes'>[number];

export type ClientSettingName = keyof typeof clientSettings;

type Told<Name extends ClientSettingName> = Static<(typeof clientSettings)[Name]['schema']>;

export type ClientSettings = { readonly [Name in ClientSettingName]?: Told<Name> };

export interface Client {
  readonly id: ClientId;
  /** The trading name that people see. */
  readonly name: string;
  /** Only what was told: `settingOf` knows the rest. */
  readonly settings: ClientSettings;
  readonly createdAt: Date;
}

/** Client ids go into paths and certificates: letters, digits, dash, underscore and dot. */
export const clientIdPattern = '^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}$';

/** What holds for the client, told or by default. */
export function settingOf<Name extends ClientSettingName>(
  client: Pick<Client, 'settings'>,
  name: Name,
): Told<Name> | (typeof clientSettings)[Name]['fallback'] {
  return client.settings[name] ?? clientSettings[name].fallback;
}

/** @throws Fault `param_error` that says which settings there are */
export function toSettingName(name: string): ClientSettingName {
  if (isSettingName(name)) return name;
  throw badParam('Settings', `There is no setting "${name}"; there are ${Object.keys(clientSettings).join(', ')}.`);
}

/** @throws Fault as above, also when the value does not fit */
export function checkSetting(name: string, value: unknown): void {
  const { schema, form } = clientSettings[toSettingName(name)];
  if (!Value.Check(schema, value)) throw badParam('Settings', `${name} must be ${form}.`);
}

/** All settings of a seed's client at once. @throws Fault as above */
export function toClientSettings(value: unknown): ClientSettings {
  if (value === undefined) return {};
  const settings = toObject(value);
  for (const [name, told] of Object.entries(settings)) checkSetting(name, told);
  return settings;
}

/** @throws Fault as above */
export function toObject(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw badParam('Settings', 'The settings must be an object.');
  }
  return { ...value };
}

function isSettingName(name: string): name is ClientSettingName {
  return Object.hasOwn(clientSettings, name);
}
