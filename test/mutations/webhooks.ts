// Controls of what is sent to platforms: where it may go, and how it can be told from what others send.
import type { Mutation } from './list.ts';

const caller = 'src/webhooks/call/guarded-caller.ts';
const address = 'src/webhooks/call/address.ts';
const receiver = 'src/webhooks/call/call-receiver.ts';
const keyRows = 'src/webhooks/hook-key-rows.ts';
const signing = 'src/webhooks/change-signing.ts';
const guarded = ['src/webhooks/call/open-outbound.test.ts'];
const addresses = ['src/webhooks/call/address.test.ts'];
const signed = ['test/api/hook-signing.test.ts'];

export const webhookMutations: readonly Mutation[] = [
  {
    id: 'an address that is written out is called whatever it is',
    file: caller,
    find: 'isIP(host) === 0 ? undefined : refusalOf(host, rules);\n    if',
    replace: 'undefined as string | undefined;\n    if',
    tests: guarded,
    norm: 'CWE-918; ASVS 13.2.4',
  },
  {
    id: 'a name may lead to any address',
    file: caller,
    find: 'refusalOf(address, rules) !== undefined);',
    replace: "address === '');",
    tests: guarded,
    norm: 'CWE-918; ASVS 13.2.4',
  },
  {
    id: 'redirects are followed',
    file: caller,
    find: "redirect: 'manual'",
    replace: "redirect: 'follow'",
    tests: guarded,
    norm: 'CWE-918; ASVS 13.2.4',
  },
  {
    id: 'an answer without end is read to its end',
    file: caller,
    find: 'if (read > MOST_READ_BYTES) return;',
    replace: '',
    tests: guarded,
    norm: 'CWE-400',
  },
  {
    id: 'an IPv4 address within an IPv6 one is not looked at',
    file: address,
    find: 'return address.match(NAT64) ? new',
    replace: "return address.kind() === 'ipv4' ? new",
    tests: addresses,
    norm: 'CWE-918',
  },
  {
    id: 'what is reserved in IPv6 is called',
    file: address,
    find: '!address.match(GLOBAL_UNICAST)',
    replace: 'false',
    tests: addresses,
    norm: 'CWE-918',
  },
  {
    id: 'the body is not signed',
    file: 'src/kit/standard-webhook.ts',
    find: '`${id}.${timestamp}.${body}`',
    replace: '`${id}.${timestamp}.${body.length}`',
    tests: ['src/webhooks/hook-key.test.ts'],
    norm: 'Standard Webhooks 1.0, Signature scheme',
  },
  {
    id: 'every attempt says the time of the event',
    file: receiver,
    find: 'unixSeconds(host.now())',
    replace: 'unixSeconds(delivery.event.happenedAt)',
    tests: signed,
    norm: 'Standard Webhooks 1.0, Webhook metadata',
  },
  {
    id: 'a former key signs for ever',
    file: keyRows,
    find: 'and (signs_until is null or signs_until > ${host.now()})',
    replace: '',
    tests: signed,
    norm: 'RTS art. 23',
  },
  {
    id: 'a key that was revoked signs on',
    file: signing,
    find: 'await deleteKey(tx.db, hook.id, keyId);',
    replace: '',
    tests: signed,
    norm: 'RTS art. 27',
  },
];
