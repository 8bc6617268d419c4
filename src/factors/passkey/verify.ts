// What an authenticator's answer is worth. The library does the cryptography; what it must prove is said here.
import type { World } from '#world/world.ts';
import { algorithms } from './ceremony.ts';
import type { NewPasskey, Passkey } from './passkey.ts';
import { nameOf } from './passkey-name.ts';

/** Loaded when the first person needs it: it takes 0.2 s and 29 MB. */
const library = async () => await import('@simplewebauthn/server');

const MAX_ANSWER = 20_000;

/** The new passkey; undefined when the answer proves none. `user verification`: WebAuthn 7.1, step 16. */
export async function verifyRegistration(
  world: World,
  challenge: string,
  answer: string,
): Promise<NewPasskey | undefined> {
  const response = parse(answer);
  if (response === undefined) return undefined;
  try {
    const { verifyRegistrationResponse } = await library();
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      // Safe: whatever is missing in it is refused by the library.
      response: response as unknown as Parameters<typeof verifyRegistrationResponse>[0]['response'],
      expectedChallenge: challenge,
      expectedOrigin: [...world.relyingParty.origins],
      expectedRPID: world.relyingParty.id,
      expectedType: 'webauthn.create',
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    });
    if (!verified) return undefined;
    const { credential, aaguid, credentialDeviceType, credentialBackedUp } = registrationInfo;
    return {
      credentialId: Buffer.from(credential.id, 'base64url'),
      publicKey: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: credential.transports ?? [],
      synced: credentialDeviceType === 'multiDevice',
      backedUp: credentialBackedUp,
      aaguid,
      name: nameOf(aaguid),
    };
  } catch (error) {
    note(world, error);
    return undefined;
  }
}

export interface Assertion {
  readonly passkey: Passkey;
  readonly counter: number;
  readonly backedUp: boolean;
}

/** Which of the person's passkeys was used; undefined when none was. User verification: WebAuthn 7.2, step 17. */
export async function verifyAssertion(
  world: World,
  challenge: string,
  answer: string,
  passkeys: readonly Passkey[],
): Promise<Assertion | undefined> {
  const response = parse(answer);
  const passkey = passkeys.find(({ credentialId }) => credentialId.toString('base64url') === response?.['id']);
  if (response === undefined || passkey === undefined) return undefined;
  try {
    const { verifyAuthenticationResponse } = await library();
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      // Safe: as above.
      response: response as unknown as Parameters<typeof verifyAuthenticationResponse>[0]['response'],
      expectedChallenge: challenge,
      expectedOrigin: [...world.relyingParty.origins],
      expectedRPID: world.relyingParty.id,
      expectedType: 'webauthn.get',
      requireUserVerification: true,
      credential: {
        id: passkey.credentialId.toString('base64url'),
        publicKey: new Uint8Array(passkey.publicKey),
        counter: passkey.counter,
      },
    });
    // WebAuthn 7.2, step 19: whether a key may be copied is decided once, when it is made.
    const isSynced = authenticationInfo.credentialDeviceType === 'multiDevice';
    if (!verified || !authenticationInfo.userVerified || isSynced !== passkey.synced) return undefined;
    return { passkey, counter: authenticationInfo.newCounter, backedUp: authenticationInfo.credentialBackedUp };
  } catch (error) {
    note(world, error);
    return undefined;
  }
}

function parse(answer: string): Record<string, unknown> | undefined {
  if (answer.length > MAX_ANSWER) return undefined;
  try {
    const value: unknown = JSON.parse(answer);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** A wrong answer is no error of ours, but an operator who chose a wrong origin should find it. */
function note(world: World, error: unknown): void {
  world.log.info('a passkey was refused', { why: error instanceof Error ? error.message : String(error) });
}
