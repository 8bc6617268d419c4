// What the certificate of a sandbox's listener is good for: every name under which it is called.
import { isIP } from 'node:net';

/** RFC 5280, 4.2.1.6: addresses and names apart. @param names hosts as URLs have them */
export function toServerNames(names: readonly string[]): { type: 'dns' | 'ip'; value: string }[] {
  const plain = names.map((name) => name.replace(/^\[(.*)\]$/, '$1'));
  return [...new Set(plain)].map((value) => ({ type: isIP(value) === 0 ? 'dns' : 'ip', value }));
}
