// How a call came to us, before anybody knows whose it is.

export interface Approach {
  /** The header, as it was sent. */
  readonly authorization: string | undefined;
  /** Address of the caller: of the peer, or as a trusted proxy tells it. */
  readonly network: string;
  /** Of a call through the mTLS door; undefined: it came through the plain one. */
  readonly certificate: ShownCertificate | undefined;
}

/** Whoever calls holds its key: the handshake with us proved it, or a listed proxy says so. Nothing more is known of it. */
export interface ShownCertificate {
  /** Empty when a listed proxy sent what cannot be read. */
  readonly der: Buffer;
}

/** A shown certificate that counts at this moment. */
export interface KnownCertificate {
  /** Whose it is. */
  readonly clientId: string;
  /** RFC 8705, 3.1: SHA-256 of the DER. */
  readonly thumbprint: Buffer;
}

/** Undefined: it was not issued here, or it is revoked, over or not begun. Asked anew on every call. */
export type FindCertificate = (shown: ShownCertificate) => Promise<KnownCertificate | undefined>;
