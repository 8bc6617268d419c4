// Addresses and networks in one form each, so that no other way of writing one makes another of it.
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** What cannot be read: one name for all of it. */
const UNKNOWN = 'unknown';
const MAPPED_BITS = 96;
const NETWORK_GROUPS = 4;

/** IPv4-mapped addresses (`::ffff:192.0.2.1`) as the IPv4 that they are; IPv6 by RFC 5952, without its zone. */
export function canonicalAddress(text: string): string {
  const address = parseAddress(text);
  return address === undefined ? UNKNOWN : addressText(address);
}

/** What one subscriber has: an IPv4 address, the /64 of an IPv6 one. */
export function networkOf(text: string): string {
  const address = parseAddress(text);
  if (address === undefined) return UNKNOWN;
  if (!isV6(address)) return address.toString();
  const groups = address.parts.slice(0, NETWORK_GROUPS).map((part) => part.toString(16));
  return `${groups.join(':')}::/64`;
}

export type ReadNetwork =
  | { readonly ok: true; readonly network: string }
  /** A sentence that says what to do. */
  | { readonly ok: false; readonly problem: string };

/** An address, or a network as `address/bits`; the canonical form always has bits. */
export function readNetwork(text: string): ReadNetwork {
  const [head = '', bitsText, ...more] = text.trim().split('/');
  const isWhole = bitsText === undefined;
  const version = head.includes('%') ? 0 : isIP(head);
  const most = version === 4 ? 32 : 128;
  const told = isWhole ? most : Number(bitsText);
  if (version === 0 || more.length > 0 || (!isWhole && !/^\d{1,3}$/.test(bitsText)) || told > most) {
    return refuse(`"${text}" is neither an IP address nor a network such as 203.0.113.0/24 or 2001:db8::/32.`);
  }
  const parsed = parse(head);
  if (isV6(parsed) && isCompatible(parsed)) {
    return refuse(`${text} is an old way of writing an IPv4 address: write the IPv4 address itself.`);
  }
  const isMapped = isV6(parsed) && parsed.isIPv4MappedAddress() && told >= MAPPED_BITS;
  const address = isMapped ? parsed.toIPv4Address() : parsed;
  const bits = isMapped ? told - MAPPED_BITS : told;
  if (bits === 0) return refuse(`${text} is every address: leave the list empty to let calls come from everywhere.`);
  const first = addressText(firstOf(address, bits));
  const network = `${first}/${bits}`;
  if (first !== addressText(address)) {
    return refuse(`${text} is an address within a network: write ${network}, or the address alone.`);
  }
  return { ok: true, network };
}

/** @param networks in their canonical form */
export function isWithin(networks: readonly string[], text: string): boolean {
  const address = parseAddress(text);
  if (address === undefined) return false;
  return networks.some((network) => {
    const [range, bits] = ipaddr.parseCIDR(network);
    return range.kind() === address.kind() && address.match(range, bits);
  });
}

function parseAddress(text: string): Address | undefined {
  const [bare = ''] = text.split('%');
  if (isIP(bare) === 0) return undefined;
  const address = parse(bare);
  return isV6(address) && address.isIPv4MappedAddress() ? address.toIPv4Address() : address;
}

/** The library reads `::192.0.2.1`, which is no mapped address, as one: a dotted end is told to it as two groups. */
function parse(text: string): Address {
  if (!text.includes(':')) return ipaddr.parse(text);
  return ipaddr.parse(
    text.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, ...parts: string[]) => {
      const [a = 0, b = 0, c = 0, d = 0] = parts.map(Number);
      return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
    }),
  );
}

function isV6(address: Address): address is ipaddr.IPv6 {
  return address.kind() === 'ipv6';
}

/** RFC 4291, 2.5.5.1: deprecated; PostgreSQL and others write it in another form than we do. */
function isCompatible({ parts }: ipaddr.IPv6): boolean {
  const [last = 0, beforeLast = 0, ...zeros] = parts.toReversed();
  return zeros.every((part) => part === 0) && (beforeLast !== 0 || last > 1);
}

function addressText(address: Address): string {
  return isV6(address) ? address.toRFC5952String() : address.toString();
}

function firstOf(address: Address, bits: number): Address {
  const bytes = address.toByteArray().map((byte, index) => {
    const kept = Math.min(8, Math.max(0, bits - index * 8));
    return byte & (0xff << (8 - kept)) & 0xff;
  });
  return ipaddr.fromByteArray(bytes);
}

function refuse(problem: string): ReadNetwork {
  return { ok: false, problem };
}
