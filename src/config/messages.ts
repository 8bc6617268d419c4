// Who sends the messages in live mode: the providers of text messages, in the order in which they are asked, and the mail relay.
import { isLoopback } from './loopback.ts';
import type { SettingName } from './settings.ts';

export interface HookConfig {
  readonly name: 'hook';
  readonly url: string;
  readonly secret: string;
}

export interface TwilioConfig {
  readonly name: 'twilio';
  /** Without a path. */
  readonly url: string;
  readonly accountSid: string;
  /** Undefined: `secret` is the account's own token. */
  readonly keySid: string | undefined;
  readonly secret: string;
  /** A number, a name, or the id of a messaging service. */
  readonly from: string;
}

export interface VonageConfig {
  readonly name: 'vonage';
  readonly url: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly from: string;
}

export type ProviderConfig = HookConfig | TwilioConfig | VonageConfig;

/** A mail relay (SMTP). */
export interface MailConfig {
  readonly name: 'smtp';
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte. */
  readonly secure: boolean;
  /** Else STARTTLS, and no mail without it; only a relay on this machine needs none. */
  readonly requireTls: boolean;
  readonly user: string | undefined;
  readonly password: string | undefined;
  /** One plain address; the name beside it is the platform's. */
  readonly from: string;
}

/** What a provider's settings are read with: `required` complains about what is missing, and answers ''. */
interface Reader {
  find(name: SettingName): string | undefined;
  required(name: SettingName): string;
  complain(name: SettingName, problem: string): void;
}

const readers: { readonly [Name in ProviderConfig['name']]: (reader: Reader) => ProviderConfig } = {
  hook: (reader) => ({ name: 'hook', url: readHookUrl(reader), secret: readHookSecret(reader) }),
  twilio: (reader) => ({
    name: 'twilio',
    url: readOrigin(reader, 'STRONGROOM_TWILIO_URL', 'https://api.twilio.com'),
    accountSid: readSid(reader, 'STRONGROOM_TWILIO_ACCOUNT', 'AC', reader.required('STRONGROOM_TWILIO_ACCOUNT')),
    keySid: readSid(reader, 'STRONGROOM_TWILIO_KEY', 'SK', reader.find('STRONGROOM_TWILIO_KEY')),
    secret: reader.required('STRONGROOM_TWILIO_SECRET'),
    from: reader.required('STRONGROOM_TWILIO_FROM'),
  }),
  vonage: (reader) => ({
    name: 'vonage',
    url: readOrigin(reader, 'STRONGROOM_VONAGE_URL', 'https://rest.nexmo.com'),
    apiKey: reader.required('STRONGROOM_VONAGE_KEY'),
    apiSecret: reader.required('STRONGROOM_VONAGE_SECRET'),
    from: reader.required('STRONGROOM_VONAGE_FROM'),
  }),
};

/** Live mode only. Without STRONGROOM_MESSAGES it is the hook. */
export function readProviders(reader: Reader): ProviderConfig[] {
  const names = (reader.find('STRONGROOM_MESSAGES') ?? 'hook').split(',').map((name) => name.trim());
  const known = Object.keys(readers).join(', ');
  for (const name of names.filter((candidate) => !isProvider(candidate))) {
    reader.complain('STRONGROOM_MESSAGES', `"${name}" is no provider; there are ${known}.`);
  }
  if (new Set(names).size < names.length) reader.complain('STRONGROOM_MESSAGES', 'names a provider twice.');
  return names.filter(isProvider).map((name) => readers[name](reader));
}

const SMTPS_PORT = 465;
const SUBMISSION_PORT = 587;

/** Live mode only: a person who is not told of a change cannot object to it. */
export function readMail(reader: Reader): MailConfig {
  const url = readSmtpUrl(reader);
  const secure = url.protocol === 'smtps:';
  return {
    name: 'smtp',
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? (secure ? SMTPS_PORT : SUBMISSION_PORT) : Number(url.port),
    secure,
    requireTls: !secure && !isLoopback(url.hostname),
    user: url.username === '' ? undefined : decodeURIComponent(url.username),
    password: url.password === '' ? undefined : decodeURIComponent(url.password),
    from: readSender(reader),
  };
}

function readSmtpUrl(reader: Reader): URL {
  const text = reader.required('STRONGROOM_SMTP_URL');
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && isSmtp(url)) return url;
  if (text !== '') reader.complain('STRONGROOM_SMTP_URL', 'must be smtps://user:password@host or smtp://… (STARTTLS).');
  return new URL('smtp://localhost');
}

/** Nothing after the host: no option of the library can be set by the address. */
function isSmtp({ protocol, hostname, pathname, search, hash, username, password }: URL): boolean {
  const isBare = ['', '/'].includes(pathname) && search === '' && hash === '';
  const isDecodable = [username, password].every((part) => !/%(?![0-9A-Fa-f]{2})/.test(part));
  return ['smtp:', 'smtps:'].includes(protocol) && hostname !== '' && isBare && isDecodable;
}

function readSender(reader: Reader): string {
  const text = reader.required('STRONGROOM_SMTP_FROM');
  if (text !== '' && !/^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(text))
    reader.complain('STRONGROOM_SMTP_FROM', 'must be an address such as security@example.com, without a name.');
  return text;
}

function isProvider(name: string): name is ProviderConfig['name'] {
  return Object.hasOwn(readers, name);
}

function readHookUrl(reader: Reader): string {
  const text = reader.required('STRONGROOM_MESSAGES_URL');
  if (text !== '' && !isSafe(text))
    reader.complain('STRONGROOM_MESSAGES_URL', 'must be https (or http on this machine): it carries codes.');
  return text;
}

function readHookSecret(reader: Reader): string {
  const text = reader.required('STRONGROOM_MESSAGES_SECRET');
  const bytes = Buffer.from(/^whsec_(.+)$/.exec(text)?.[1] ?? '', 'base64').length;
  if (text !== '' && bytes < 24)
    reader.complain('STRONGROOM_MESSAGES_SECRET', 'must be whsec_ and base64 of at least 24 bytes.');
  return text;
}

/** Another origin for another region of the provider. */
function readOrigin(reader: Reader, name: SettingName, fallback: string): string {
  const text = reader.find(name) ?? fallback;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !isSafe(text) || url.href !== `${url.origin}/`)
    reader.complain(name, `must be an https origin such as ${fallback}.`);
  return url?.origin ?? fallback;
}

function readSid<Text extends string | undefined>(reader: Reader, name: SettingName, prefix: string, text: Text): Text {
  if (text !== undefined && text !== '' && !new RegExp(`^${prefix}[0-9a-fA-F]{32}$`).test(text))
    reader.complain(name, `must be ${prefix} and 32 hexadecimal digits.`);
  return text;
}

function isSafe(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
}
