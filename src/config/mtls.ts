// The mTLS door: its own listener, a listed proxy that ends TLS for us, or both.
import type { SettingName } from './settings.ts';

export interface MtlsConfig {
  /** Origin of the door, as platforms call it. */
  readonly url: string;
  /** Undefined: no listener of our own. */
  readonly listener: MtlsListenerConfig | undefined;
  /** Addresses or networks whose `Client-Cert` is believed. */
  readonly proxies: readonly string[];
}

interface MtlsListenerConfig {
  readonly port: number;
  /** Of PEM files; undefined: what `mtls init` made (sandbox only). */
  readonly files: { readonly certificate: string; readonly key: string } | undefined;
}

interface Source {
  readonly mode: 'sandbox' | 'live';
  readonly plainPort: number;
  find(name: SettingName): string | undefined;
  readPort(name: SettingName, text: string): number;
  readNetworks(name: SettingName): readonly string[];
  complain(name: SettingName, problem: string): void;
}

/** Undefined: there is no such door. */
export function readMtls({ mode, plainPort, find, readPort, readNetworks, complain }: Source): MtlsConfig | undefined {
  const portText = find('STRONGROOM_MTLS_PORT');
  const proxies = readNetworks('STRONGROOM_MTLS_PROXIES');
  if (portText === undefined && proxies.length === 0) {
    for (const name of ['STRONGROOM_MTLS_URL', 'STRONGROOM_MTLS_CERT', 'STRONGROOM_MTLS_KEY'] as const)
      if (find(name) !== undefined) complain(name, 'needs STRONGROOM_MTLS_PORT or STRONGROOM_MTLS_PROXIES.');
    return undefined;
  }
  const port = portText === undefined ? undefined : readPort('STRONGROOM_MTLS_PORT', portText);
  if (portText === String(plainPort)) complain('STRONGROOM_MTLS_PORT', 'must be another one than PORT.');
  const files = readFiles({ mode, find, complain, isListening: port !== undefined });
  return {
    url: readUrl(find('STRONGROOM_MTLS_URL'), port, mode, complain),
    listener: port === undefined ? undefined : { port, files },
    proxies,
  };
}

function readUrl(
  text: string | undefined,
  port: number | undefined,
  mode: 'sandbox' | 'live',
  complain: Source['complain'],
): string {
  const name = 'STRONGROOM_MTLS_URL';
  if (text === undefined) {
    if (mode === 'live' || port === undefined)
      complain(name, 'required, such as https://api-mtls.example.com: platforms call it.');
    return `https://localhost:${port ?? 443}`;
  }
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'https:' && url.href === `${url.origin}/`) return url.origin;
  complain(name, `"${text}" is not an origin such as https://api-mtls.example.com (https, no path, no query).`);
  return text;
}

function readFiles({
  mode,
  find,
  complain,
  isListening,
}: Pick<Source, 'mode' | 'find' | 'complain'> & { readonly isListening: boolean }) {
  const certificate = find('STRONGROOM_MTLS_CERT');
  const key = find('STRONGROOM_MTLS_KEY');
  if (certificate !== undefined && key !== undefined) return { certificate, key };
  const isMissing = (mode === 'live' && isListening) || certificate !== undefined || key !== undefined;
  if (isMissing) {
    if (certificate === undefined)
      complain('STRONGROOM_MTLS_CERT', 'required: the file of the listener’s certificate.');
    if (key === undefined) complain('STRONGROOM_MTLS_KEY', 'required: the file of the certificate’s key.');
  }
  return undefined;
}
