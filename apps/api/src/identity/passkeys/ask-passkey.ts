import { generateAuthenticationOptions } from '@simplewebauthn/server';
import { PATIENCE_MS } from './challenge.ts';
import { PasskeyQuestion } from './passkey.ts';
import type { RelyingParty } from './relying-party.ts';

/** A question to the passkeys of this site; with `allowCredentials`, to these alone. */
export async function askPasskey(
  party: RelyingParty,
  challenge: string,
  allowCredentials: { id: string; transports: string[] }[],
): Promise<PasskeyQuestion> {
  const options = await generateAuthenticationOptions({
    rpID: party.id,
    challenge: Buffer.from(challenge, 'base64url'),
    timeout: PATIENCE_MS,
    userVerification: 'required',
    allowCredentials,
  });
  return PasskeyQuestion.of(party, options);
}
