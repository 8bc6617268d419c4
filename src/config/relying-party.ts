// To whom passkeys belong and where they may be used: from settings alone, never from a request.
import type { SettingName } from './settings.ts';

export interface AndroidApp {
  readonly packageName: string;
  /** SHA-256 of its signing certificate: 32 pairs of hexadecimal digits, with colons. */
  readonly fingerprint: string;
}

export interface RelyingPartyConfig {
  readonly id: string;
  readonly origins: readonly string[];
  readonly androidApps: readonly AndroidApp[];
  /** Team and bundle: `ABCDE12345.com.example.app`. */
  readonly iosApps: readonly string[];
}

interface Source {
  find(name: SettingName): string | undefined;
  complain(name: SettingName, problem: string): void;
}

export function readRelyingParty(source: Source, publicUrl: string): RelyingPartyConfig {
  const host = URL.canParse(publicUrl) ? new URL(publicUrl).hostname : '';
  const id = source.find('STRONGROOM_RP_ID') ?? host;
  if (!isSuffix(id, host)) {
    const problem = `"${id}" is neither ${host} nor a domain above it; passkeys made for it would not work.`;
    source.complain('STRONGROOM_RP_ID', problem);
  }
  const androidApps = listOf(source.find('STRONGROOM_ANDROID_APPS')).map((entry) => readAndroidApp(source, entry));
  const iosApps = listOf(source.find('STRONGROOM_IOS_APPS'));
  const wrong = iosApps.find((app) => !/^[A-Z0-9]{10}\.[A-Za-z0-9.-]+$/.test(app));
  if (wrong !== undefined) {
    source.complain(
      'STRONGROOM_IOS_APPS',
      `"${wrong}" is not a team and a bundle, such as ABCDE12345.com.example.app.`,
    );
  }
  return { id, origins: [publicUrl, ...androidApps.map(originOf)], androidApps, iosApps };
}

/** HTML, "is a registrable domain suffix of or is equal to": browsers refuse public suffixes themselves. */
function isSuffix(id: string, host: string): boolean {
  return id === host || (id.includes('.') && !/^[\d.]+$/.test(id) && host.endsWith(`.${id}`));
}

function listOf(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function readAndroidApp({ complain }: Source, entry: string): AndroidApp {
  const [packageName = '', fingerprint = ''] = entry.split('=');
  if (!/^\w+(\.\w+)+$/.test(packageName) || !/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/.test(fingerprint)) {
    const form = 'a package and the SHA-256 of its certificate, such as com.example.app=AB:CD:…';
    complain('STRONGROOM_ANDROID_APPS', `"${entry}" is not ${form}`);
  }
  return { packageName, fingerprint };
}

/** Android Credential Manager: how an app says where it is. */
function originOf({ fingerprint }: AndroidApp): string {
  return `android:apk-key-hash:${Buffer.from(fingerprint.replaceAll(':', ''), 'hex').toString('base64url')}`;
}
