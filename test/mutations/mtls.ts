// Controls of client certificates.
import type { Mutation } from './list.ts';

const door = 'src/clients/door.ts';
const doors = ['src/clients/door.test.ts', 'test/api/mtls.test.ts'];
const proxies = ['test/api/mtls-proxies.test.ts'];

export const mtlsMutations: readonly Mutation[] = [
  {
    id: 'a bound token comes without its certificate',
    file: door,
    find: "if (door === 'plain') return boundTo === null;",
    replace: "if (door === 'plain') return true;",
    tests: doors,
    norm: 'RFC 8705, 3; ASVS 10.4.14',
  },
  {
    id: 'a bound token comes with another certificate',
    file: door,
    find: ': boundTo.equals(door.thumbprint);',
    replace: ': true;',
    tests: doors,
    norm: 'RFC 8705, 3; ASVS 10.4.14',
  },
  {
    id: 'a certificate serves another client',
    file: door,
    find: ': door.clientId === clientId;',
    replace: ': true;',
    tests: doors,
    norm: 'RFC 8705, 2.1; ASVS 10.4.10',
  },
  {
    id: 'a client that needs a certificate comes without one',
    file: door,
    find: "? mtlsRequired !== 'all' :",
    replace: '? true :',
    tests: doors,
    norm: 'RFC 8705, 2; ASVS 10.4.10',
  },
  {
    id: 'without a certificate a platform acts for who is absent',
    file: door,
    find: "return mtlsRequired === 'off' || typeof door === 'object';",
    replace: "return mtlsRequired === 'off' || door !== 'refused';",
    tests: doors,
    norm: 'Mangopay, overview/mtls',
  },
  {
    id: 'a revoked certificate still counts',
    file: 'src/mtls/find-certificate.ts',
    find: ' || standing.isRevoked',
    replace: '',
    tests: ['test/api/mtls.test.ts'],
    norm: 'RFC 5280, 6.3; ASVS 12.3.5',
  },
  {
    id: 'a certificate that is over still counts',
    file: 'src/mtls/certificate.ts',
    find: 'now < certificate.validToDate &&',
    replace: '',
    tests: proxies,
    norm: 'RFC 5280, 6.1.3; ASVS 12.3.5',
  },
  {
    id: 'anybody is believed to end TLS for us',
    file: 'src/http/client-certificate.ts',
    find: ' || !isListed(listed, socket.remoteAddress)',
    replace: ' || !isListed(listed, socket.remoteAddress?.replace(/^.*$/, "192.0.2.1"))',
    tests: proxies,
    norm: 'RFC 9440, 4; ASVS 4.1.3',
  },
  {
    id: 'whoever asks for a certificate need not hold its key',
    file: 'src/mtls/make-certificate.ts',
    find: 'if (!(await request.verify().catch(() => false)))',
    replace: 'if (!(await request.verify().catch(() => true)) && publicKey.length === 0)',
    tests: ['test/api/mtls-certificates.test.ts'],
    norm: 'RFC 2986, 3',
  },
];
