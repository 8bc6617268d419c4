// A second listener, for calls with a client certificate: TLS 1.2 and newer, and nothing before a certificate of ours.
import { constants } from 'node:crypto';
import { createServer, type Server } from 'node:https';
import type { SecureContextOptions } from 'node:tls';
import type { FastifyInstance } from 'fastify';
import { endListening } from './end-listening.ts';
import { listenAt, listenIfThere, REQUEST_TIMEOUT_MS, type Address } from './listen.ts';

/** PEM, all of it. */
export interface TlsMaterial {
  /** The server's certificate, with what chains it to what its clients trust. */
  readonly certificate: string;
  readonly key: string;
  /** Who may have issued the certificates of clients. */
  readonly authorities: readonly string[];
}

export interface MtlsListener {
  /** For connections from now on; those that stand go on. @throws when it does not fit together; then nothing changes */
  renew(material: TlsMaterial): void;
  /** Requests under way are answered. */
  close(): Promise<void>;
}

/** A handshake costs us more than whoever begins it. */
const HANDSHAKE_MS = 10_000;

/** Forward secrecy and authenticated encryption only (RFC 9325, 4.2); TLS 1.3 has nothing else. */
const CIPHERS = [
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'TLS_AES_128_GCM_SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305',
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
];

/** Why a handshake came to nothing, for the log: `CERT_HAS_EXPIRED`, `ERR_SSL_PEER_DID_NOT_RETURN_A_CERTIFICATE`, … */
export type WhenRefused = (why: string, network: string | undefined) => void;

/**
 * The same requests as those of `server`. OpenSSL ends a handshake without a certificate with an alert. One with a
 * certificate that does not stand up is cut by Node once the handshake is done and before a byte of it is read, without an
 * alert: Node offers no way to send one.
 * @throws Error in one sentence when the port is taken
 */
export async function listenMtls(
  server: FastifyInstance,
  address: Address,
  material: TlsMaterial,
  whenRefused: WhenRefused,
): Promise<MtlsListener> {
  const options = {
    ...toContext(material),
    requestCert: true,
    rejectUnauthorized: true,
    handshakeTimeout: HANDSHAKE_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
  };
  const { port, host } = address;
  const setting = 'STRONGROOM_MTLS_PORT';
  const open = () => {
    const listener = createServer(options, (request, response) => server.routing(request, response));
    return listener.on('tlsClientError', (error: NodeJS.ErrnoException, { authorizationError, remoteAddress }) =>
      // Node says an error, its types; at run time it is the code of it.
      whenRefused(String(authorizationError ?? error.code ?? error.message), remoteAddress),
    );
  };
  const listeners: Server[] = [];
  const close = async () => await endListening(...listeners);
  try {
    await server.ready();
    const first = open();
    await listenAt(first, { port, host: host ?? '127.0.0.1', setting });
    listeners.push(first);
    const second = open();
    if (host === undefined && (await listenIfThere(second, { port, host: '::1', setting }))) listeners.push(second);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    renew(changed) {
      const context = toContext(changed);
      for (const listener of listeners) listener.setSecureContext(context);
    },
    close,
  };
}

function toContext({ certificate, key, authorities }: TlsMaterial): SecureContextOptions {
  return {
    cert: certificate,
    key,
    ca: [...authorities],
    minVersion: 'TLSv1.2',
    ciphers: CIPHERS.join(':'),
    honorCipherOrder: true,
    ecdhCurve: 'X25519MLKEM768:X25519:P-256:P-384',
    // Renegotiation within TLS 1.2 lets one connection cost many handshakes.
    secureOptions: constants.SSL_OP_NO_RENEGOTIATION | constants.SSL_OP_NO_COMPRESSION,
  };
}
