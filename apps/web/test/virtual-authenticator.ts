import type { Page } from 'playwright-core';

/** A credential as Chromium's virtual device keeps it. */
export type HeldCredential = { readonly credentialId: string; readonly signCount: number };

/** A device with a fingerprint reader that always says yes, as Chromium's own tests have it. */
export type VirtualAuthenticator = {
  credentials(): Promise<readonly HeldCredential[]>;
  /** Lets every passkey count from here: what a copy of an older state would do. */
  countFrom(signCount: number): Promise<void>;
  /** Whether the person in front of it puts a finger on it. */
  setTouched(isTouched: boolean): Promise<void>;
};

/** Gives the page a device that makes and holds passkeys. */
export async function addAuthenticator(page: Page): Promise<VirtualAuthenticator> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const held = async () => (await session.send('WebAuthn.getCredentials', { authenticatorId })).credentials;
  return {
    credentials: held,
    async countFrom(signCount) {
      for (const credential of await held()) {
        const { credentialId } = credential;
        await session.send('WebAuthn.removeCredential', { authenticatorId, credentialId });
        await session.send('WebAuthn.addCredential', {
          authenticatorId,
          credential: { ...credential, signCount },
        });
      }
    },
    async setTouched(isTouched) {
      await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: isTouched });
    },
  };
}
