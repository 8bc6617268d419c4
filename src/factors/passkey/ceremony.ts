// What a browser is asked for in a ceremony, as WebAuthn's JSON: data only, so that a page can hold it.
import type { UserId } from '#kit/ids.ts';
import { MINUTE } from '#kit/time.ts';
import type { World } from '#world/world.ts';
import type { Passkey } from './passkey.ts';

/** WebAuthn 15.1: between five and ten minutes for who needs more time; the session may end before. */
const TIMEOUT_MS = 5 * MINUTE;
/** COSE: Ed25519, ES256, RS256; the last one for Windows. */
export const algorithms = [-8, -7, -257];

/** To what a ceremony is bound: each attempt of a step has a challenge of its own. */
export interface Challenge {
  readonly sessionId: string;
  readonly step: string;
  /** The browser's turn of the session. */
  readonly claim: number;
  /** How many attempts were paid for before this one: it rises before an answer is looked at, so none is used twice. */
  readonly attempt: number;
}

/**
 * WebAuthn 13.4.3: unpredictable to everybody else, 256 bits. Made from a key outside the database, so that showing a
 * page stores nothing.
 */
export function challengeOf(world: World, { sessionId, step, claim, attempt }: Challenge): string {
  return world.vault.pepper(`${step}:${claim}:${attempt}`, `passkey:${sessionId}`).toString('base64url');
}

/** A credential as it is named to the browser. */
type Descriptor = Pick<Passkey, 'credentialId' | 'transports'>;

function describe({ credentialId, transports }: Descriptor) {
  return { id: credentialId.toString('base64url'), type: 'public-key', transports: [...transports] };
}

export interface NewAccount {
  readonly userId: UserId;
  /** What the person's password manager shows: masked, for whoever holds the link may see it. */
  readonly name: string;
  /** The platform's trading name. */
  readonly platform: string;
}

/** PublicKeyCredentialCreationOptionsJSON. */
export function creationOptions(
  world: World,
  challenge: Challenge,
  { userId, name, platform }: NewAccount,
  existing: readonly Descriptor[],
) {
  return {
    rp: { id: world.relyingParty.id, name: platform },
    // WebAuthn 14.6.1: a handle that tells nothing about the person.
    user: {
      id: world.vault.pepper(userId, 'passkey:user').subarray(0, 32).toString('base64url'),
      name,
      displayName: `${platform} (${name})`,
    },
    challenge: challengeOf(world, challenge),
    pubKeyCredParams: algorithms.map((alg) => ({ type: 'public-key', alg })),
    timeout: TIMEOUT_MS,
    excludeCredentials: existing.map(describe),
    authenticatorSelection: { residentKey: 'preferred', requireResidentKey: false, userVerification: 'required' },
    attestation: 'none',
  };
}

/** PublicKeyCredentialRequestOptionsJSON. */
export function requestOptions(world: World, challenge: Challenge, existing: readonly Descriptor[]) {
  return {
    rpId: world.relyingParty.id,
    challenge: challengeOf(world, challenge),
    timeout: TIMEOUT_MS,
    allowCredentials: existing.map(describe),
    userVerification: 'required',
  };
}
