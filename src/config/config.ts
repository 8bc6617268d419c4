// Environment in, a typed configuration out; every problem is reported at once, before anything starts.
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { DAY } from '#kit/time.ts';
import { isLoopback } from './loopback.ts';
import { readMtls, type MtlsConfig } from './mtls.ts';
import { readMail, readProviders, type MailConfig, type ProviderConfig } from './messages.ts';
import { readRelyingParty, type RelyingPartyConfig } from './relying-party.ts';
import type { SettingName } from './settings.ts';

export interface CommonConfig {
  readonly port: number;
  /** Undefined: both loopback addresses. */
  readonly host: string | undefined;
  readonly publicUrl: string;
  readonly relyingParty: RelyingPartyConfig;
  readonly dataDir: string;
  /** Milliseconds before each further attempt of a webhook; undefined: the documented schedule. */
  readonly hookDelaysMs: readonly number[] | undefined;
  /** Networks (CIDR) beside the public ones that webhooks may lead to. */
  readonly hookNetworks: readonly string[];
  readonly logLevel: string;
  /** Addresses or networks whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: readonly string[];
  /** Undefined: there is no door for client certificates. */
  readonly mtls: MtlsConfig | undefined;
  /** Former master secrets, and one that will be in use soon. */
  readonly otherSecrets: readonly Buffer[];
  /** How long ended sessions and contacts out of use are kept. */
  readonly keptMs: number;
}

export interface SandboxConfig extends CommonConfig {
  readonly mode: 'sandbox';
  readonly database: { readonly kind: 'embedded' } | { readonly kind: 'external'; readonly url: string };
  /** Undefined: random, kept in the data folder. */
  readonly secret: Buffer | undefined;
  readonly seedFile: string | undefined;
  /** From which every id, token and code follows; undefined: chance. */
  readonly randomSeed: string | undefined;
  /** Emptied at every start. */
  readonly fresh: boolean;
}

export interface LiveConfig extends CommonConfig {
  readonly mode: 'live';
  readonly database: { readonly kind: 'external'; readonly url: string };
  readonly secret: Buffer;
  /** In the order in which they are asked. */
  readonly messages: readonly ProviderConfig[];
  readonly mail: MailConfig;
}

export type Config = SandboxConfig | LiveConfig;
export type Env = Readonly<Record<string, string | undefined>>;

const SECRET_BYTES = 32;
const KEPT_DAYS = 396;
const LEAST_KEPT_DAYS = 90;
const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'];

/** @throws Error whose message names every setting that is missing or wrong */
export function readConfig(env: Env): Config {
  const problems: string[] = [];
  const config = toConfig(env, (name, problem) => problems.push(`${name}: ${problem}`));
  if (problems.length > 0)
    throw new Error(`Strongroom cannot start:\n${problems.map((line) => `  - ${line}`).join('\n')}`);
  return config;
}

type Complain = (name: SettingName, problem: string) => void;

function toConfig(env: Env, complain: Complain): Config {
  const get = (name: SettingName) => env[name]?.trim() || undefined;
  const mode = readMode(get('STRONGROOM_MODE'), complain);
  const port = readPort('PORT', get('PORT') ?? '3000', complain);
  const host = get('HOST');
  const publicUrl = readPublicUrl(get('STRONGROOM_PUBLIC_URL'), port, mode, complain);
  const databaseUrl = readDatabaseUrl(get('DATABASE_URL'), complain);
  const secret = readSecret('STRONGROOM_SECRET', get('STRONGROOM_SECRET'), complain);
  const common = {
    port,
    host,
    publicUrl,
    relyingParty: readRelyingParty({ find: get, complain }, publicUrl),
    dataDir: resolve(get('STRONGROOM_DATA_DIR') ?? '.strongroom'),
    hookDelaysMs: readDelays(get('STRONGROOM_HOOK_DELAYS'), complain),
    hookNetworks: readNetworks('STRONGROOM_HOOK_NETWORKS', get, complain),
    trustedProxies: readNetworks('STRONGROOM_TRUSTED_PROXIES', get, complain),
    mtls: readMtls({
      mode,
      plainPort: port,
      find: get,
      complain,
      readPort: (name, text) => readPort(name, text, complain),
      readNetworks: (name) => readNetworks(name, get, complain),
    }),
    otherSecrets: readOtherSecrets(get('STRONGROOM_OTHER_SECRETS'), secret, complain),
    keptMs: readKeptDays(get('STRONGROOM_KEPT_DAYS'), complain) * DAY,
    logLevel: readLogLevel(get('STRONGROOM_LOG'), mode, complain),
  };
  if (get('STRONGROOM_MODE') === undefined) refuseUnclearMode(host, publicUrl, complain);

  if (mode === 'sandbox') {
    const database =
      databaseUrl === undefined ? { kind: 'embedded' as const } : { kind: 'external' as const, url: databaseUrl };
    return {
      ...common,
      mode,
      database,
      secret,
      seedFile: get('STRONGROOM_SEED'),
      randomSeed: get('STRONGROOM_RANDOM_SEED'),
      fresh: readFresh(get('STRONGROOM_FRESH'), complain),
    };
  }
  for (const name of ['STRONGROOM_SEED', 'STRONGROOM_RANDOM_SEED', 'STRONGROOM_FRESH'] as const)
    if (get(name) !== undefined) complain(name, 'it belongs to the sandbox; unset it in live mode.');
  const required = (name: SettingName, value: string | undefined) => {
    if (value === undefined) complain(name, 'required in live mode.');
    return value ?? '';
  };
  required('STRONGROOM_SECRET', get('STRONGROOM_SECRET'));
  const reader = { find: get, required: (name: SettingName) => required(name, get(name)), complain };
  return {
    ...common,
    mode,
    database: { kind: 'external', url: required('DATABASE_URL', get('DATABASE_URL')) },
    secret: secret ?? Buffer.alloc(0),
    messages: readProviders(reader),
    mail: readMail(reader),
  };
}

function readMode(text: string | undefined, complain: Complain): 'sandbox' | 'live' {
  if (text === undefined || text === 'sandbox' || text === 'live') return text ?? 'sandbox';
  complain('STRONGROOM_MODE', `"${text}" is neither sandbox nor live.`);
  return 'sandbox';
}

function readFresh(text: string | undefined, complain: Complain): boolean {
  if (text !== undefined && text !== 'yes') complain('STRONGROOM_FRESH', `"${text}" is not yes.`);
  return text === 'yes';
}

/** A sandbox that strangers can reach should be one on purpose. */
function refuseUnclearMode(host: string | undefined, publicUrl: string, complain: Complain): void {
  const reachable = (host !== undefined && !isLoopback(host)) || !isLoopback(hostOf(publicUrl));
  if (reachable) complain('STRONGROOM_MODE', 'say sandbox or live when HOST or STRONGROOM_PUBLIC_URL is not local.');
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}

function readPort(name: SettingName, text: string, complain: Complain): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port >= 1 && port <= 65_535) return port;
  complain(name, `"${text}" is not a port (1 to 65535).`);
  return 3000;
}

function readPublicUrl(text: string | undefined, port: number, mode: 'sandbox' | 'live', complain: Complain): string {
  if (text === undefined) {
    if (mode === 'live') complain('STRONGROOM_PUBLIC_URL', 'required in live mode.');
    return `http://localhost:${port}`;
  }
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol) || url.href !== `${url.origin}/`) {
    complain(
      'STRONGROOM_PUBLIC_URL',
      `"${text}" is not an origin such as https://sca.example.com (no path, no query).`,
    );
    return text;
  }
  if (mode === 'live' && url.protocol !== 'https:') complain('STRONGROOM_PUBLIC_URL', 'must be https in live mode.');
  return url.origin;
}

function readDatabaseUrl(text: string | undefined, complain: Complain): string | undefined {
  if (text === undefined || /^postgres(ql)?:\/\//.test(text)) return text;
  complain('DATABASE_URL', 'must begin with postgres://');
  return undefined;
}

function readSecret(name: SettingName, text: string | undefined, complain: Complain): Buffer | undefined {
  if (text === undefined) return undefined;
  const secret = Buffer.from(text, /^[0-9a-f]+$/i.test(text) ? 'hex' : 'base64');
  if (secret.length < SECRET_BYTES)
    complain(name, `has ${secret.length} bytes; at least ${SECRET_BYTES} as base64 or hex.`);
  return secret;
}

function readOtherSecrets(text: string | undefined, inUse: Buffer | undefined, complain: Complain): Buffer[] {
  const name = 'STRONGROOM_OTHER_SECRETS';
  const others = (text?.split(',') ?? []).map((part) => readSecret(name, part.trim(), complain) ?? Buffer.alloc(0));
  const all = [inUse, ...others].map((secret) => secret?.toString('hex'));
  if (new Set(all).size < all.length) complain(name, 'names a secret twice, or the one of STRONGROOM_SECRET.');
  return others;
}

/** Recovery tells every contact of the last 90 days: they must be there. */
function readKeptDays(text: string | undefined, complain: Complain): number {
  const days = Number(text ?? KEPT_DAYS);
  if (Number.isInteger(days) && days >= LEAST_KEPT_DAYS) return days;
  complain('STRONGROOM_KEPT_DAYS', `"${text}" is not a whole number of at least ${LEAST_KEPT_DAYS}.`);
  return KEPT_DAYS;
}

function readDelays(text: string | undefined, complain: Complain): number[] | undefined {
  if (text === undefined) return undefined;
  const seconds = text.split(',').map(Number);
  if (seconds.some((value) => !Number.isFinite(value) || value < 0)) {
    complain('STRONGROOM_HOOK_DELAYS', 'must be seconds separated by commas, such as 600,600,28800.');
  }
  return seconds.map((value) => value * 1_000);
}

function readNetworks(name: SettingName, get: (name: SettingName) => string | undefined, complain: Complain): string[] {
  const networks = (get(name) ?? '').split(',').map((part) => part.trim());
  const named = networks.filter((part) => part !== '');
  const wrong = named.find((part) => !isNetwork(part));
  if (wrong !== undefined) complain(name, `"${wrong}" is neither an address nor a network.`);
  return named;
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  const fits = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
  return family !== 0 && fits && rest.length === 0;
}

function readLogLevel(text: string | undefined, mode: 'sandbox' | 'live', complain: Complain): string {
  if (text !== undefined && !LOG_LEVELS.includes(text))
    complain('STRONGROOM_LOG', `must be one of ${LOG_LEVELS.join(', ')}.`);
  return text ?? (mode === 'live' ? 'info' : 'warn');
}
