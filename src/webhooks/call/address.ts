// Which addresses may be called because a platform says so: public ones, and those that the operator or a sandbox allows.
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

export interface AddressRules {
  /** Loopback and private networks too: a sandbox. */
  readonly allowsLocal: boolean;
  /** What the operator allows beside the public ones, as CIDR. */
  readonly networks: readonly string[];
}

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** RFC 4291, 2.4: all that is routed worldwide lies in it; whatever is new elsewhere is refused until somebody looks. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');
/** RFC 6052: a NAT64 turns such an address into the IPv4 one in it. */
const NAT64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96');

const LOCAL_RANGES = ['loopback', 'private', 'uniqueLocal'];

/**
 * Why an address is not called, in a word or two; undefined: it may be called.
 * @param address as a resolver gives it or as it stands in a URL, without brackets
 */
export function refusalOf(address: string, rules: AddressRules): string | undefined {
  if (isIP(address) === 0) return 'no address';
  const literal = toAddress(address);
  const reached = reachedBy(literal);
  if (rules.networks.some((network) => isIn(network, literal) || isIn(network, reached))) return undefined;
  const range = rangeOf(reached);
  if (range === 'unicast' || (rules.allowsLocal && LOCAL_RANGES.includes(range))) return undefined;
  // `uniqueLocal` is for machines.
  return range.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** The library takes `::1.2.3.4` for the mapped form; the URL standard's notation of an address has no dots. */
function toAddress(text: string): Address {
  if (isIP(text) === 4) return ipaddr.IPv4.parse(text);
  const [withoutZone] = text.split('%');
  return ipaddr.IPv6.parse(new URL(`http://[${withoutZone}]`).hostname.slice(1, -1));
}

/** An IPv4 address in the clothes of an IPv6 one is judged as what it is. */
function reachedBy(address: Address): Address {
  if (!isVersion6(address)) return address;
  if (address.isIPv4MappedAddress()) return address.toIPv4Address();
  return address.match(NAT64) ? new ipaddr.IPv4(address.toByteArray().slice(-4)) : address;
}

function rangeOf(address: Address): string {
  const range: string = address.range();
  return range === 'unicast' && isVersion6(address) && !address.match(GLOBAL_UNICAST) ? 'special' : range;
}

function isIn(network: string, address: Address): boolean {
  const [base, bits] = ipaddr.parseCIDR(
    network.includes('/') ? network : `${network}/${isIP(network) === 4 ? 32 : 128}`,
  );
  if (isVersion6(base)) return isVersion6(address) && address.match(base, bits);
  return !isVersion6(address) && address.match(base, bits);
}

function isVersion6(address: Address): address is ipaddr.IPv6 {
  return address.kind() === 'ipv6';
}

/** As the host of a URL has them around an IPv6 address. */
export function withoutBrackets(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1');
}
