import { generateRegistrationOptions } from '@simplewebauthn/server';
import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { federationName } from '../../membership/federation-name.ts';
import type { Work } from '../../work.ts';
import { Account } from '../account.ts';
import { makeChallenge, PATIENCE_MS } from './challenge.ts';
import { findPasskeys } from './find-passkeys.ts';
import { PasskeyQuestion } from './passkey.ts';
import type { RelyingParty } from './relying-party.ts';

/** An account has no more passkeys than a person can have devices. */
const PASSKEYS_MAX = 20;

/** Asks the browser to make a passkey for the person who asks: one that needs no name to be typed later. */
export async function askToRegisterPasskey(
  work: Work,
  party: RelyingParty,
): Promise<PasskeyQuestion | Refused> {
  const { actor } = work;
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  const known = await findPasskeys(work, actor.accountId);
  if (known.length >= PASSKEYS_MAX) return refuse('TOO_MANY_PASSKEYS', { most: PASSKEYS_MAX });
  const { email } = await work.db.findOneByOrFail(Account, { id: actor.accountId });
  const options = await generateRegistrationOptions({
    rpName: await federationName(work),
    rpID: party.id,
    userID: bytesOf(actor.accountId),
    userName: email,
    userDisplayName: actor.name,
    challenge: Buffer.from(await makeChallenge(work, 'register'), 'base64url'),
    timeout: PATIENCE_MS,
    excludeCredentials: known.map(({ credentialId }) => ({ id: credentialId.toString('base64url') })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  return PasskeyQuestion.of(party, options);
}

/** An account's id as the 16 bytes that it is: it names nobody, so a device may keep it. */
function bytesOf(accountId: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(accountId.replaceAll('-', ''), 'hex'));
}
