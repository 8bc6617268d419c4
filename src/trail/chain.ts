// The chain of one client: links that each hold the hash of the one before, and signed checkpoints of its end.
import { createHash } from 'node:crypto';
import type { Signer, Vault, Verifier } from '#kit/secret.ts';

/** Bytes are hex. */
export interface Link {
  readonly client: string;
  /** 1, 2, 3… without a gap. */
  readonly sequence: number;
  /** Where the record was written: rises with the time of writing, has gaps, and is shared by all clients. */
  readonly position: number;
  readonly previous: string;
  readonly commitment: string;
  readonly linkedAt: string;
}

export interface SignedLink extends Link {
  readonly signature: string;
}

/** The end of a chain at a moment; kept outside, it convicts whoever cuts or rewrites what was before it. */
export interface Checkpoint {
  readonly client: string;
  readonly sequence: number;
  readonly hash: string;
  readonly time: string;
  readonly signature: string;
}

export const NO_LINK = '00'.repeat(32);

export function trailSigner(vault: Vault): Signer {
  return vault.signer('trail');
}

export function linkHash({ client, sequence, position, previous, commitment, linkedAt }: Link): string {
  return hashOf(['strongroom-trail-link-1', client, sequence, position, previous, commitment, linkedAt]);
}

export function signCheckpoint(signer: Signer, end: Omit<Checkpoint, 'signature'>): Checkpoint {
  return { ...end, signature: signHash(signer, checkpointHash(end)) };
}

export function isCheckpointSigned(keys: Verifier, checkpoint: Checkpoint): boolean {
  return isHashSigned(keys, checkpointHash(checkpoint), checkpoint.signature);
}

export function isLinkSigned(keys: Verifier, link: SignedLink): boolean {
  return isHashSigned(keys, linkHash(link), link.signature);
}

/** The links of new records, in the order given, and the end of the chain after them. */
export function extend(
  signer: Signer,
  head: Checkpoint,
  records: readonly Pick<Link, 'position' | 'commitment'>[],
  linkedAt: string,
): { links: readonly SignedLink[]; head: Checkpoint } {
  const links: SignedLink[] = [];
  let { sequence, hash } = head;
  for (const { position, commitment } of records) {
    sequence += 1;
    const link = { client: head.client, sequence, position, previous: hash, commitment, linkedAt };
    hash = linkHash(link);
    links.push({ ...link, signature: signHash(signer, hash) });
  }
  return { links, head: signCheckpoint(signer, { client: head.client, sequence, hash, time: linkedAt }) };
}

function checkpointHash({ client, sequence, hash, time }: Omit<Checkpoint, 'signature'>): string {
  return hashOf(['strongroom-trail-checkpoint-1', client, sequence, hash, time]);
}

function hashOf(form: readonly (string | number)[]): string {
  return createHash('sha256').update(JSON.stringify(form)).digest('hex');
}

function signHash(signer: Signer, hash: string): string {
  return signer.sign(Buffer.from(hash, 'hex')).toString('hex');
}

function isHashSigned(keys: Verifier, hash: string, signature: string): boolean {
  return keys.verify(Buffer.from(hash, 'hex'), Buffer.from(signature, 'hex'));
}
