import { generateAuthenticationOptions, generateRegistrationOptions } from '@simplewebauthn/server';
import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { Work } from '../../work.ts';
import { Account } from '../account.ts';
import { makeChallenge } from './challenge.ts';
import { findPasskeys } from './find-passkeys.ts';
import { PasskeyQuestion } from './passkey.ts';
import type { RelyingParty } from './relying-party.ts';

/** Nobody is made to hurry: the challenge ends before the browser's patience does. */
const PATIENCE_MS = 5 * 60_000;

/** An account has no more passkeys than a person can have devices. */
const PASSKEYS_MAX = 20;

/** Asks the browser to make a passkey for the person who asks: one that needs no name to be typed later. */
export async function askToRegister(work: Work, party: RelyingParty): Promise<PasskeyQuestion | Refused> {
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
  return PasskeyQuestion.of(options);
}

/** Asks for any passkey made for this site. The question is the same to everyone: nobody has said who they are. */
export async function askToSignIn(work: Work, party: RelyingParty): Promise<PasskeyQuestion> {
  return question(party, await makeChallenge(work, 'sign-in'), []);
}

/** Asks for one of the asking person's own passkeys, to be certain that it is still them. */
export async function askToStepUp(work: Work, party: RelyingParty): Promise<PasskeyQuestion | Refused> {
  const { actor } = work;
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  const own = await findPasskeys(work, actor.accountId);
  if (own.length === 0) return refuse('PASSKEY_UNKNOWN');
  const allowed = own.map(({ credentialId, transports }) => ({
    id: credentialId.toString('base64url'),
    transports,
  }));
  return question(party, await makeChallenge(work, 'step-up'), allowed);
}

async function question(
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
  return PasskeyQuestion.of(options);
}

/** An account's id as the 16 bytes that it is: it names nobody, so a device may keep it. */
function bytesOf(accountId: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(accountId.replaceAll('-', ''), 'hex'));
}

async function federationName(work: Work): Promise<string> {
  const rows: readonly { name: string }[] = await work.db.query(
    `select name from membership.federation limit 1`,
  );
  return rows[0]?.name ?? 'Plenaria';
}
