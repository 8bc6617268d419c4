// Which certificate a call was made with: that of its TLS connection to us, or the one a listed proxy tells of (RFC 9440).
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv6 } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { ShownCertificate } from './approach.ts';

type ReadCertificate = (request: IncomingMessage) => ShownCertificate | undefined;

/** `:base64:`, RFC 8941, 3.3.5; the certificate alone, not its chain (RFC 9440, 2.2). */
const BYTE_SEQUENCE = /^:([A-Za-z0-9+/]*={0,2}):$/;

/**
 * From anybody but a listed proxy the header counts for nothing: the call is a plain one. From a listed one a header that
 * cannot be read, or that comes twice, is a certificate that is nobody's. `Client-Cert-Chain` is not looked at: our
 * authorities issue without intermediates.
 * @param proxies addresses and networks, as the configuration checked them
 */
export function certificateReader(proxies: readonly string[]): ReadCertificate {
  const listed = toBlockList(proxies);
  return ({ socket, headersDistinct }) => {
    if (socket instanceof TLSSocket) return shownBy(socket);
    const told = headersDistinct['client-cert'];
    if (told === undefined || !isListed(listed, socket.remoteAddress)) return undefined;
    const encoded = told.length === 1 ? BYTE_SEQUENCE.exec(told[0]?.trim() ?? '')?.[1] : undefined;
    return { der: Buffer.from(encoded ?? '', 'base64') };
  };
}

/** The peer's own address: what a header tells of it is for others to believe. */
function isListed(listed: BlockList, address: string | undefined): boolean {
  if (address === undefined || isIP(address) === 0) return false;
  return listed.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

/** A listener that takes connections without one does not exist; if it did, the certificate would be nobody's. */
function shownBy(socket: TLSSocket): ShownCertificate {
  return { der: socket.authorized ? (socket.getPeerX509Certificate()?.raw ?? Buffer.alloc(0)) : Buffer.alloc(0) };
}

function toBlockList(proxies: readonly string[]): BlockList {
  const list = new BlockList();
  for (const proxy of proxies) {
    const [address = '', bits] = proxy.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}
