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
  STRONGROOM_RP_ID: {
    fallback: 'the host of STRONGROOM_PUBLIC_URL',
    effect:
      'Domain that passkeys are made for (WebAuthn RP ID): that host or a domain above it. Choose once: passkeys work for the domain that they were made for, and for no other.',
  },
  STRONGROOM_ANDROID_APPS: {
    fallback: 'none',
    effect:
      'Android apps in which the passkeys may be used, as `package=SHA-256 of the certificate` (with colons), separated by commas; served as `/.well-known/assetlinks.json`.',
  },
  STRONGROOM_IOS_APPS: {
    fallback: 'none',
    effect:
      'iOS apps in which the passkeys may be used, as `TEAM.bundle`, separated by commas; served as `/.well-known/apple-app-site-association`.',
  },
  STRONGROOM_DATA_DIR: {
    fallback: '.strongroom',
    effect: "Folder of the sandbox's database and secret.",
  },
  STRONGROOM_SEED: {
    fallback: 'none',
    effect: 'JSON file with clients, users and hooks to put into the sandbox (docs/seed.md). Refused in live mode.',
  },
  STRONGROOM_RANDOM_SEED: {
    fallback: 'none',
    effect:
      'Any text: every id, token and code of the sandbox follows from it, and so does the time at which its clock stands still, so that the same calls give the same answers (docs/sandbox.md). Such a sandbox is emptied at every start. Refused in live mode.',
  },
  STRONGROOM_FRESH: {
    fallback: 'none',
    effect: '`yes`: the sandbox is emptied at every start. Refused in live mode.',
  },
  STRONGROOM_SECRET: {
    fallback: 'random, kept in the data folder (sandbox only)',
    effect:
      'Master secret, at least 32 bytes as base64 or hex (`openssl rand -base64 32`): every stored secret is sealed under it. Required in live mode, the same on every node.',
  },
  STRONGROOM_OTHER_SECRETS: {
    fallback: 'none',
    effect:
      'Further master secrets that are read but not used for anything new, separated by commas: former ones, or the one that comes next (docs/operating.md).',
  },
  STRONGROOM_KEPT_DAYS: {
    fallback: '396 (13 months)',
    effect: 'Days for which ended sessions and contacts out of use are kept; at least 90.',
  },
  STRONGROOM_MESSAGES: {
    fallback: '`hook` in live mode; the sandbox has its inbox',
    effect:
      'Who sends the SMS in live mode: `hook`, `twilio` or `vonage`, or several separated by commas; the next one is asked when one does not take a message. The settings of each that is named are required.',
  },
  STRONGROOM_MESSAGES_URL: {
    fallback: 'none',
    effect: '`hook`: where messages are handed over to be sent, by HTTP and signed (docs/operating.md).',
  },
  STRONGROOM_MESSAGES_SECRET: {
    fallback: 'none',
    effect: '`hook`: its signing secret, `whsec_` and base64 of at least 24 bytes.',
  },
  STRONGROOM_TWILIO_ACCOUNT: { fallback: 'none', effect: '`twilio`: the account, `AC` and 32 hexadecimal digits.' },
  STRONGROOM_TWILIO_KEY: {
    fallback: 'none: the secret is the token of the account',
    effect: '`twilio`: an API key, `SK` and 32 hexadecimal digits; better than the token, for it can be revoked alone.',
  },
  STRONGROOM_TWILIO_SECRET: {
    fallback: 'none',
    effect: '`twilio`: the secret of that key, or the token of the account.',
  },
  STRONGROOM_TWILIO_FROM: {
    fallback: 'none',
    effect: '`twilio`: the sender: a number, a name, or a messaging service (`MG…`).',
  },
  STRONGROOM_TWILIO_URL: {
    fallback: '`https://api.twilio.com`',
    effect: '`twilio`: the origin of its API, for another region.',
  },
  STRONGROOM_VONAGE_KEY: { fallback: 'none', effect: '`vonage`: the API key.' },
  STRONGROOM_VONAGE_SECRET: { fallback: 'none', effect: '`vonage`: the API secret.' },
  STRONGROOM_VONAGE_FROM: { fallback: 'none', effect: '`vonage`: the sender: a number or a name.' },
  STRONGROOM_VONAGE_URL: {
    fallback: '`https://rest.nexmo.com`',
    effect: '`vonage`: the origin of its API, for another region.',
  },
  STRONGROOM_SMTP_URL: {
    fallback: 'none',
    effect:
      'Mail relay for the notices to people: `smtps://user:password@host:465`, or `smtp://user:password@host:587` with STARTTLS, which is required unless the host is this machine. Special characters are percent-encoded. Required in live mode.',
  },
  STRONGROOM_SMTP_FROM: {
    fallback: 'none',
    effect:
      'Address that the notices come from; the name beside it is the name of the platform. Required in live mode.',
  },
  STRONGROOM_HOOK_DELAYS: {
    fallback: '6 times 600, then 9 times 28800',
    effect: 'Seconds to wait before each further attempt of a webhook, separated by commas.',
  },
  STRONGROOM_HOOK_NETWORKS: {
    fallback: 'none: public addresses only; in the sandbox loopback and private ones too',
    effect:
      'Addresses or networks (CIDR), separated by commas, that webhooks may lead to beside the public ones (docs/webhooks.md).',
  },
  STRONGROOM_MTLS_PORT: {
    fallback: 'none: no listener for client certificates',
    effect:
      'TCP port of the HTTPS listener that requires a client certificate (docs/mtls.md); HOST says on which address.',
  },
  STRONGROOM_MTLS_URL: {
    fallback: '`https://localhost:STRONGROOM_MTLS_PORT` in the sandbox',
    effect: 'Origin of that door, as platforms call it; https. Required in live mode.',
  },
  STRONGROOM_MTLS_CERT: {
    fallback: 'what `mtls init` made (sandbox only)',
    effect:
      "PEM file with that listener's certificate, and those that chain it to a root. Read anew when it changes. Required in live mode.",
  },
  STRONGROOM_MTLS_KEY: { fallback: 'as above', effect: 'PEM file with the private key of that certificate.' },
  STRONGROOM_MTLS_PROXIES: {
    fallback: "none: nobody's",
    effect:
      'Addresses or networks, separated by commas, whose `Client-Cert` (RFC 9440) is believed: proxies that end TLS and ask for the client certificate (docs/mtls.md).',
  },
  STRONGROOM_TRUSTED_PROXIES: {
    fallback: 'none',
    effect:
      'Addresses or networks (CIDR) of the proxies before this server, separated by commas: their `X-Forwarded-For` tells the address of the person.',
  },
  STRONGROOM_LOG: {
    fallback: '`info` in live mode, `warn` in the sandbox',
    effect: 'Least level of log lines: `debug`, `info`, `warn`, `error` or `silent`.',
  },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof settings;
