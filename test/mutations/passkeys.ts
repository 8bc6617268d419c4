// Passkeys: what a ceremony is bound to, what an authenticator must show, and which passkeys count.
import type { Mutation } from './list.ts';

const verify = 'src/factors/passkey/verify.ts';
const ceremony = 'src/factors/passkey/ceremony.ts';
const judge = 'src/sca/judge.ts';
const person = 'src/sca/person.ts';
const tests = ['test/api/passkeys.test.ts'];

/** Up to `expectedType`, which tells the two ceremonies apart. */
const made = `      expectedType: 'webauthn.create',`;
const used = `      expectedType: 'webauthn.get',`;
const challenge = '      expectedChallenge: challenge,\n';
const origin = '      expectedOrigin: [...world.relyingParty.origins],\n';
const rpId = '      expectedRPID: world.relyingParty.id,\n';
const bound = '${step}:${claim}:${attempt}`, `passkey:${sessionId}`';

/** How an assertion is looked at, from what is asked of it to what is made of it. */
function usedFrom(asked: string, checked: string): string {
  return `${asked},
      credential: {
        id: passkey.credentialId.toString('base64url'),
        publicKey: new Uint8Array(passkey.publicKey),
        counter: passkey.counter,
      },
    });
    // WebAuthn 7.2, step 19: whether a key may be copied is decided once, when it is made.
    const isSynced = authenticationInfo.credentialDeviceType === 'multiDevice';
    if (!verified || ${checked}isSynced`;
}

export const passkeyMutations: readonly Mutation[] = [
  {
    id: 'a passkey is made without user verification',
    file: verify,
    find: 'requireUserVerification: true,\n      supportedAlgorithmIDs',
    replace: 'requireUserVerification: false,\n      supportedAlgorithmIDs',
    tests,
    norm: 'RTS art. 4(1), 7; SP 800-63B-4, app. B',
  },
  {
    id: 'a passkey is used without user verification',
    file: verify,
    // The library and we look at it.
    find: usedFrom('requireUserVerification: true', '!authenticationInfo.userVerified || '),
    replace: usedFrom('requireUserVerification: false', ''),
    tests,
    norm: 'RTS art. 4(1), 7; SP 800-63B-4, app. B',
  },
  {
    id: 'browsers are not told to verify who makes a passkey',
    file: ceremony,
    find: `requireResidentKey: false, userVerification: 'required' },`,
    replace: `requireResidentKey: false, userVerification: 'discouraged' },`,
    tests,
    norm: 'RTS art. 4(1), 7',
  },
  {
    id: 'browsers are not told to verify who uses a passkey',
    file: ceremony,
    find: `    userVerification: 'required',\n  };`,
    replace: `    userVerification: 'discouraged',\n  };`,
    tests,
    norm: 'RTS art. 4(1), 7',
  },
  {
    id: 'a passkey is made for another origin',
    file: verify,
    find: `${challenge}${origin}${rpId}${made}`,
    replace: `${challenge}expectedOrigin: [...world.relyingParty.origins, 'https://evil.example'],\n${rpId}${made}`,
    tests,
    norm: 'SP 800-63B-4, 3.2.5',
  },
  {
    id: 'a passkey is used at another origin',
    file: verify,
    find: `${challenge}${origin}${rpId}${used}`,
    replace: `${challenge}expectedOrigin: [...world.relyingParty.origins, 'https://evil.example'],\n${rpId}${used}`,
    tests,
    norm: 'SP 800-63B-4, 3.2.5',
  },
  {
    id: 'a passkey is made for another relying party',
    file: verify,
    find: `${rpId}${made}`,
    replace: `expectedRPID: [world.relyingParty.id, 'evil.example'],\n${made}`,
    tests,
    norm: 'SP 800-63B-4, 3.2.5',
  },
  {
    id: 'a passkey of another relying party is used',
    file: verify,
    find: `${rpId}${used}`,
    replace: `expectedRPID: [world.relyingParty.id, 'evil.example'],\n${used}`,
    tests,
    norm: 'SP 800-63B-4, 3.2.5',
  },
  {
    id: 'a passkey is made for any challenge',
    file: verify,
    find: `${challenge}${origin}${rpId}${made}`,
    replace: `expectedChallenge: () => true,\n${origin}${rpId}${made}`,
    tests,
    norm: 'ASVS 6.7.2',
  },
  {
    id: 'an answer to any challenge proves',
    file: verify,
    find: `${challenge}${origin}${rpId}${used}`,
    replace: `expectedChallenge: () => true,\n${origin}${rpId}${used}`,
    tests,
    norm: 'RTS art. 4(1), 4(2)(b); ASVS 6.7.2',
  },
  {
    id: 'a challenge is good for another session',
    file: ceremony,
    find: bound,
    replace: '${step}:${claim}:${attempt}`, `passkey:`',
    tests,
    norm: 'RTS art. 4(2)(b); ASVS 6.7.2',
  },
  {
    id: 'a challenge is good for another step',
    file: ceremony,
    find: bound,
    replace: '${claim}:${attempt}`, `passkey:${sessionId}`',
    tests,
    norm: 'ASVS 6.7.2',
  },
  {
    id: 'a challenge is good in another browser',
    file: ceremony,
    find: bound,
    replace: '${step}:${attempt}`, `passkey:${sessionId}`',
    tests,
    norm: 'ASVS 6.7.2, 7.2.4',
  },
  {
    id: 'a challenge is good for another attempt',
    file: ceremony,
    find: bound,
    replace: '${step}:${claim}`, `passkey:${sessionId}`',
    tests,
    norm: 'RTS art. 4(1); ASVS 6.7.2',
  },
  {
    id: 'the counter of a passkey is not looked at',
    file: verify,
    find: 'counter: passkey.counter,',
    replace: 'counter: -1,',
    tests,
    norm: 'RTS art. 7(2)',
  },
  {
    id: 'two answers with one counter are both believed',
    file: 'src/factors/passkey/passkey-rows.ts',
    find: ' and counter = ${use.from}',
    replace: '',
    tests: ['test/races/sessions.test.ts'],
    norm: 'RTS art. 7(2)',
  },
  {
    id: 'a passkey that was bound may be copied later',
    file: verify,
    find: ' || isSynced !== passkey.synced',
    replace: '',
    tests,
    norm: 'RTS art. 7(2); SP 800-63B-4, app. B',
  },
  {
    id: 'a passkey that can be copied is made where the client wants none',
    file: judge,
    find: "if (!isOfKind(person.client, made)) return refused('passkey_synced');",
    replace: '',
    tests,
    norm: 'RTS art. 7(2)',
  },
  {
    id: 'a passkey that can be copied is used where the client wants none',
    file: person,
    find: ' && isOfKind(client, passkey)),',
    replace: '),',
    tests,
    norm: 'RTS art. 7(2)',
  },
  {
    id: 'a passkey is declined where the client requires one',
    file: 'src/sca/course.ts',
    find: "return session.flow !== 'enrolment' || settingOf(person.client, 'passkey') === 'offered';",
    replace: 'return person.user.id !== session.id;',
    tests,
    norm: 'ASVS 6.3.3',
  },
  {
    id: 'one passkey is taken twice',
    file: judge,
    find: "return isKnown ? refused('passkey_known')",
    replace: "return isKnown && made.name === '' ? refused('passkey_known')",
    tests,
    norm: 'RTS art. 4(1)',
  },
  {
    id: 'a passkey is made in a frame of somebody else',
    file: verify,
    find: 'if (response === undefined || isCrossOrigin(response)) return undefined;',
    replace: 'if (response === undefined) return undefined;',
    tests: ['src/factors/passkey/verify.test.ts'],
    norm: 'SP 800-63B-4, 3.2.5; ASVS 3.4.6',
  },
  {
    id: 'a passkey is used in a frame of somebody else',
    file: verify,
    find: 'passkey === undefined || isCrossOrigin(response)) return undefined;',
    replace: 'passkey === undefined) return undefined;',
    tests,
    norm: 'SP 800-63B-4, 3.2.5; ASVS 3.4.6',
  },
  {
    id: 'a certificate in an answer makes the server fetch what it names',
    file: verify,
    find: "if (format !== 'none' && !isSelf) throw",
    replace: 'if (format === undefined && !isSelf) throw',
    tests: ['src/factors/passkey/verify.test.ts'],
    norm: 'ASVS 13.2.4',
  },
  {
    id: 'known passkeys are not named to the browser',
    file: 'src/hosted/session-screen.ts',
    find: 'const existing = [...person.allPasskeys, ...staged];',
    replace: 'const existing = staged;',
    tests,
    norm: 'RTS art. 4(1)',
  },
  {
    id: 'a link tells the address of the person by the name of the passkey',
    file: 'src/hosted/session-screen.ts',
    find: "name: maskEmail(scaContact(person.user).email ?? ''),",
    replace: "name: scaContact(person.user).email ?? '',",
    tests,
    norm: 'RTS art. 22(1)',
  },
  {
    id: 'ceremonies have no end',
    file: 'src/sca/session.ts',
    find: 'return session.passkeyTries >= MAX_PASSKEY_TRIES;',
    replace: 'return false;',
    tests,
    norm: 'ASVS 6.3.1',
  },
  {
    id: 'who cancels five times is asked again',
    file: 'src/sca/course.ts',
    find: ' && passkeyTries < MAX_PASSKEY_TRIES;',
    replace: ';',
    tests,
    norm: 'ASVS 6.3.1',
  },
];
