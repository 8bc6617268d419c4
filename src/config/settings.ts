// Every setting: its name, its default in words, and what it does. docs/settings.md is checked against this table.

export interface Setting {
  readonly fallback: string;
  readonly effect: string;
}

export const settings = {
  PORT: { fallback: '3000', effect: 'TCP port of the API and the pages.' },
  HOST: {
    fallback: 'both loopback addresses',
    effect: 'Address to listen on. An address that is not loopback needs STRONGROOM_MODE to be set.',
  },
  DATABASE_URL: {
    fallback: 'a PostgreSQL server of our own under the data folder (sandbox only)',
    effect: 'PostgreSQL 15 or newer, as `postgres://user:password@host:port/name`. Required in live mode.',
  },
  STRONGROOM_MODE: {
    fallback: 'sandbox',
    effect: '`sandbox` or `live`. A database belongs to one mode for good.',
  },
  STRONGROOM_PUBLIC_URL: {
    fallback: '`http://localhost:PORT` in the sandbox',
    effect: 'Origin of the pages people see; every link uses it. Live mode requires https.',
  },
  STRONGROOM_DATA_DIR: {
    fallback: '.strongroom',
    effect: "Folder of the sandbox's database and secret.",
  },
  STRONGROOM_SEED: {
    fallback: 'none',
    effect: 'JSON file with clients, users and hooks to put into the sandbox (docs/seed.md). Refused in live mode.',
  },
  STRONGROOM_SECRET: {
    fallback: 'random, kept in the data folder (sandbox only)',
    effect:
      'Master secret, at least 32 bytes as base64 or hex (`openssl rand -base64 32`): every stored secret is sealed under it. Required in live mode, the same on every node.',
  },
  STRONGROOM_MESSAGES_URL: {
    fallback: 'the inbox of the sandbox',
    effect:
      'Where codes are handed over to be sent as SMS: an HTTP hook, signed (docs/operating.md). Required in live mode.',
  },
  STRONGROOM_MESSAGES_SECRET: {
    fallback: 'none',
    effect: 'Signing secret of that hook, `whsec_` and base64 of at least 24 bytes. Required in live mode.',
  },
  STRONGROOM_HOOK_DELAYS: {
    fallback: '6 times 600, then 9 times 28800',
    effect: 'Seconds to wait before each further attempt of a webhook, separated by commas.',
  },
  STRONGROOM_LOG: {
    fallback: '`info` in live mode, `warn` in the sandbox',
    effect: 'Least level of log lines: `debug`, `info`, `warn`, `error` or `silent`.',
  },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof settings;
