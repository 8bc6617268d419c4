// How a call came to us, before anybody knows whose it is.

export interface Approach {
  /** The header, as it was sent. */
  readonly authorization: string | undefined;
  /** Address of the caller: of the peer, or as a trusted proxy tells it. */
  readonly network: string;
}
