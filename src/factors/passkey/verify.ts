// What an authenticator's answer is worth. The library does the cryptography; what it must prove is said here.
import type { World } from '#world/world.ts';
import { algorithms } from './ceremony.ts';
import type { NewPasskey, Passkey } from './passkey.ts';
import { nameOf } from './passkey-name.ts';

/** Loaded when the first person needs it: it takes 0.2 s and 29 MB. */
const library = async () => await import('@simplewebauthn/server');

const MAX_ANSWER = 20_000;
const MAX_ID_BYTES = 1_023;

/** The new passkey; undefined when the answer proves none. `user verification`: WebAuthn 7.1, step 16. */
export async function verifyRegistration(
  world: World,
  challenge: string,
  answer: string,
): Promise<NewPasskey | undefined> {
  const response = parse(answer);
  if (response === undefined || isCrossOrigin(response)) return undefined;
  try {
    await assertUnattested(response);
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
    const credentialId = Buffer.from(credential.id, 'base64url');
    // WebAuthn 7.1, step 25.
    if (credentialId.length > MAX_ID_BYTES) return undefined;
    return {
      credentialId,
      publicKey: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: transportsOf(response),
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
  if (response === undefined || passkey === undefined || isCrossOrigin(response)) return undefined;
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

/**
 * We ask for no attestation, and take none: to check one, the library would fetch whatever address a certificate in the
 * answer names. Browsers leave `none`, or a signature of the key by itself.
 */
async function assertUnattested(response: Record<string, unknown>): Promise<void> {
  const { decodeAttestationObject, isoBase64URL } = await import('@simplewebauthn/server/helpers');
  const attestation = decodeAttestationObject(isoBase64URL.toBuffer(String(memberOf(response, 'attestationObject'))));
  const format = attestation.get('fmt');
  const isSelf = format === 'packed' && attestation.get('attStmt').get('x5c') === undefined;
  if (format !== 'none' && !isSelf) throw new Error(`attestation of the format ${format} is not taken`);
}

/** WebAuthn 7.1, step 10 and 7.2, step 13: our pages are in nobody's frame. */
function isCrossOrigin(response: Record<string, unknown>): boolean {
  const clientData = Buffer.from(String(memberOf(response, 'clientDataJSON')), 'base64url').toString('utf8');
  return parse(clientData)?.['crossOrigin'] === true;
}

/** WebAuthn 5.8.4: hints for the browser, which anybody can write. */
const TRANSPORTS: readonly unknown[] = ['usb', 'nfc', 'ble', 'smart-card', 'hybrid', 'internal', 'cable'];

function transportsOf(response: Record<string, unknown>): string[] {
  const told = memberOf(response, 'transports');
  const known = Array.isArray(told) ? told.filter((each) => TRANSPORTS.includes(each)) : [];
  return [...new Set(known)].map(String);
}

function memberOf({ response }: Record<string, unknown>, name: string): unknown {
  return typeof response === 'object' && response !== null
    ? Object.entries(response).find(([key]) => key === name)?.[1]
    : undefined;
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
