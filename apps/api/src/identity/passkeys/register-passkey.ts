import { verifyRegistrationResponse } from '@simplewebauthn/server';
import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { Work } from '../../work.ts';
import { securityLetter } from '../security-letter.ts';
import { useChallenge } from './challenge.ts';
import { Passkey } from './passkey.ts';
import { namedPasskey } from './passkey-name.ts';
import { readRegistration } from './read-answer.ts';
import type { RelyingParty } from './relying-party.ts';

/** Keeps a passkey that the asking person's browser has made, and writes to them that there is a new one. */
export async function registerPasskey(
  work: Work,
  given: { readonly response: unknown; readonly name: string },
  party: RelyingParty,
): Promise<Passkey | Refused> {
  const { actor } = work;
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  const name = namedPasskey(given.name);
  if (typeof name !== 'string') return name;
  const read = readRegistration(given.response);
  if (!read) return refuse('PASSKEY_NOT_MADE');
  if (read.said.origin !== party.origin) return refuse('PASSKEY_OTHER_ORIGIN', { here: party.origin });
  const objection = await useChallenge(work, read.said.challenge, 'register');
  if (objection) return objection;
  const made = await verified(read.answer as RegistrationResponseJSON, read.said.challenge, party);
  if (!made) return refuse('PASSKEY_NOT_MADE');
  const passkey = await work.db.save(
    work.db.create(Passkey, {
      accountId: actor.accountId,
      credentialId: Buffer.from(made.credential.id, 'base64url'),
      publicKey: Buffer.from(made.credential.publicKey),
      counter: String(made.credential.counter),
      transports: read.answer.response.transports ?? [],
      backedUp: made.credentialBackedUp,
      name,
      createdAt: work.now,
      lastUsedAt: null,
      revokedAt: null,
    }),
  );
  await work.later(securityLetter('passkey-added', { accountId: actor.accountId, what: name, at: work.now }));
  return passkey;
}

/** Null when what was sent is no passkey made for us; the library says so by throwing. */
async function verified(response: RegistrationResponseJSON, challenge: string, party: RelyingParty) {
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
    });
    return registrationInfo ?? null;
  } catch {
    return null;
  }
}
