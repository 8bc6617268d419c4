// A passkey (W3C WebAuthn, level 3): an authenticator's key pair for one person; we keep the public half.
import type { PasskeyId } from '#kit/ids.ts';

/** As a registration makes it. */
export interface NewPasskey {
  /** The authenticator's id of it. */
  readonly credentialId: Buffer;
  /** COSE. */
  readonly publicKey: Buffer;
  readonly counter: number;
  readonly transports: readonly string[];
  /** Backup eligible (6.1.3): the person's provider may copy it to other devices. */
  readonly synced: boolean;
  readonly backedUp: boolean;
  /** The model of the authenticator; zeros when it does not say. */
  readonly aaguid: string;
  /** By which the person knows it. */
  readonly name: string;
}

export interface Passkey extends NewPasskey {
  readonly id: PasskeyId;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | undefined;
}
