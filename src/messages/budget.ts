// The budgets against SMS pumping: how many codes are sent at most to a number, to a block of numbers, from a network
// and for a client. Twilio's advice on it: https://www.twilio.com/docs/verify/preventing-toll-fraud
import { BlockList, isIPv4, isIPv6 } from 'node:net';
import { DAY, HOUR } from '#kit/time.ts';

/** Always locked in this order, so that no two transactions wait for each other; the one that most share comes last. */
export type Scope = 'number' | 'block' | 'network' | 'client';

export interface Limit {
  readonly scope: Scope;
  /** It begins with the first code in it. */
  readonly windowMs: number;
  readonly most: number;
}

/** What a client may say differently (clients/client.ts). */
export interface ClientLimits {
  readonly perHour: number;
  readonly perDay: number;
}

/** A session sends six codes at most: a person who fails and begins again twice is still served. */
const fixedLimits = [
  { scope: 'number', windowMs: HOUR, most: 15 },
  { scope: 'number', windowMs: DAY, most: 30 },
  { scope: 'block', windowMs: HOUR, most: 40 },
  { scope: 'block', windowMs: DAY, most: 200 },
  { scope: 'network', windowMs: HOUR, most: 60 },
  { scope: 'network', windowMs: DAY, most: 300 },
] as const satisfies readonly Limit[];

export function limitsFor({ perHour, perDay }: ClientLimits): readonly Limit[] {
  return [
    ...fixedLimits,
    { scope: 'client', windowMs: HOUR, most: perHour },
    { scope: 'client', windowMs: DAY, most: perDay },
  ];
}

/** What a window stands at, this code included. */
export interface Use extends Pick<Limit, 'scope' | 'windowMs'> {
  readonly used: number;
}

/** The first limit that this code would pass; undefined when it may be sent. */
export function passedLimit<Known extends Limit>(limits: readonly Known[], uses: readonly Use[]): Known | undefined {
  return limits.find(({ scope, windowMs, most }) =>
    uses.some((use) => use.scope === scope && use.windowMs === windowMs && use.used > most),
  );
}

/** The longest window: what is older counts nowhere. */
export const LONGEST_WINDOW_MS = DAY;

/** Whose code it is, by scope; a scope that is undefined is not counted. */
export type Payers = Readonly<Record<Scope, string | undefined>>;

export function payersOf(use: {
  readonly number: string;
  readonly address: string;
  readonly clientId: string;
}): Payers {
  return {
    number: use.number,
    block: blockOf(use.number),
    network: networkOf(use.address),
    client: use.clientId,
  };
}

/**
 * A number without its last four digits: the calling code and the first digits. Pumping fills blocks of neighbouring
 * numbers, and 10,000 is a size in which regulators hand them out (ABCD of a North American number, for one).
 */
export function blockOf(number: string): string {
  return number.slice(0, -4);
}

const ours = new BlockList();
for (const [net, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['100.64.0.0', 10],
] as const) {
  ours.addSubnet(net, bits, 'ipv4');
}
ours.addAddress('::1', 'ipv6');
ours.addSubnet('fc00::', 7, 'ipv6');
ours.addSubnet('fe80::', 10, 'ipv6');

/**
 * The /24 of an IPv4 address, the /64 of an IPv6 one: what one subscriber or one small site has. Undefined for private
 * addresses, which belong to a proxy of ours and would put everybody into one budget.
 */
export function networkOf(address: string): string | undefined {
  const v4 = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (v4 !== undefined) {
    if (!isIPv4(v4) || ours.check(v4, 'ipv4')) return undefined;
    return `${v4.split('.').slice(0, 3).join('.')}.0/24`;
  }
  if (!isIPv6(address)) return undefined;
  const [bare = ''] = address.split('%');
  return ours.check(bare, 'ipv6') ? undefined : `${groupsOf(bare).slice(0, 4).join(':')}::/64`;
}

/** All eight groups, without leading zeros. */
function groupsOf(address: string): string[] {
  // A dotted end stands for the last two groups, which no /64 holds.
  const [left = [], right] = address
    .replace(/\d+\.\d+\.\d+\.\d+$/, '0:0')
    .split('::')
    .map((half) => (half === '' ? [] : half.split(':')));
  const zeros = Array<string>(8 - left.length - (right?.length ?? 0)).fill('0');
  const groups = right === undefined ? left : [...left, ...zeros, ...right];
  return groups.map((group) => Number.parseInt(group, 16).toString(16));
}
