// A PIN at rest: a seal, bound to the person, around argon2id. A dump alone gives nothing to guess against.
import { hash, verify } from '@node-rs/argon2';
import { createGate } from '#kit/gate.ts';
import type { ClientId, UserId } from '#kit/ids.ts';
import type { Vault } from '#kit/secret.ts';
import type { World } from '#world/world.ts';

/** OWASP password storage: argon2id (the library's default), 19 MiB, two passes, one lane: about 15 ms. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const SALT_BYTES = 16;

/** The hash of no PIN: verified where there is none, so that the answer takes as long. */
const NO_PIN = '$argon2id$v=19$m=19456,t=2,p=1$c3Ryb25ncm9vbS1ub3Bpbg$VZPsq22xJKA3scUhCyKqS3OmkhibuYJn3HkNxnf+mps';

/** Whose PIN it is. */
export interface PinOwner {
  readonly clientId: ClientId;
  readonly userId: UserId;
}

/** libuv runs four hashes at once: one person gets one of them, one platform three, so that guesses starve nobody else. */
const gate = createGate();

function hashing<Result>({ clientId, userId }: PinOwner, work: () => Promise<Result>): Promise<Result> {
  const limits = [
    { key: 'all', atOnce: 4 },
    { key: `client ${clientId}`, atOnce: 3 },
    { key: `person ${userId}`, atOnce: 1 },
  ];
  return gate.run(limits, work);
}

export async function sealPin(world: World, owner: PinOwner, pin: string): Promise<Buffer> {
  const hashed = await hashing(owner, () => hash(pin, { ...COST, salt: world.random(SALT_BYTES) }));
  return world.vault.seal(hashed, contextOf(owner.userId));
}

export async function isPin(world: World, owner: PinOwner, sealed: Buffer | undefined, pin: string): Promise<boolean> {
  const hashed = sealed === undefined ? NO_PIN : world.vault.open(sealed, contextOf(owner.userId));
  const matches = await hashing(owner, () => verify(hashed, pin));
  return matches && sealed !== undefined;
}

/** The hash goes from one seal into another: no PIN is needed for a change of the master secret. */
export function resealPin(vault: Vault, userId: UserId, sealed: Buffer): Buffer {
  return vault.seal(vault.open(sealed, contextOf(userId)), contextOf(userId));
}

export function contextOf(userId: UserId): string {
  return `pin:${userId}`;
}
