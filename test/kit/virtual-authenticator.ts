// Chromium's own authenticator, as its developer tools offer it: it takes the place of a finger on a sensor.
import type { Page } from 'playwright-core';
import { debuggerOf } from './browser.ts';

export interface VirtualAuthenticator {
  /** Whether the person is recognised when asked. */
  verify(isVerified: boolean): Promise<void>;
  /** Whether the person touches it at all: false is a person who walks away or presses cancel. */
  present(isPresent: boolean): Promise<void>;
  remove(): Promise<void>;
  keys(): Promise<number>;
}

export interface VirtualOptions {
  /** Whether it can verify its user at all: an old security key cannot. */
  readonly canVerify?: boolean;
  /** Whether its keys may be copied to other devices. */
  readonly synced?: boolean;
  readonly transport?: 'internal' | 'usb';
}

export async function plugIn(page: Page, options: VirtualOptions = {}): Promise<VirtualAuthenticator> {
  const { canVerify = true, synced = false, transport = 'internal' } = options;
  const session = await debuggerOf(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport,
      hasResidentKey: true,
      hasUserVerification: canVerify,
      isUserVerified: canVerify,
      automaticPresenceSimulation: true,
      defaultBackupEligibility: synced,
      defaultBackupState: synced,
    },
  });
  return {
    verify: async (isUserVerified) => {
      await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
    },
    present: async (enabled) => {
      await session.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled });
    },
    remove: async () => {
      await session.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
    },
    keys: async () => (await session.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length,
  };
}
