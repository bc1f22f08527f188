import { verifyAuthenticationResponse } from '@simplewebauthn/server';
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { IsNull } from 'typeorm';
import { asRefusal } from '../../graphql/refusal.ts';
import type { Refusal } from '../../graphql/refusal.ts';
import type { Work } from '../../work.ts';
import { securityLetter } from '../security-letter.ts';
import { useChallenge } from './challenge.ts';
import type { Purpose } from './challenge.ts';
import { Passkey } from './passkey.ts';
import { readAssertion } from './read-answer.ts';
import type { RelyingParty } from './relying-party.ts';

/** What is asked of a passkey's answer. */
export type Question = { readonly purpose: Exclude<Purpose, 'register'>; readonly party: RelyingParty };

/**
 * Whose passkey has signed, if it has. An unknown passkey, a revoked one and a wrong signature are told alike. A
 * copied passkey is ended here, which must hold although the answer is a no: hence a {@link Refusal}, which the
 * transaction takes for an answer, and not a {@link Refused}, which rolls it back.
 */
export async function checkPasskey(
  work: Work,
  response: unknown,
  { purpose, party }: Question,
): Promise<{ readonly accountId: string } | Refused | Refusal> {
  const read = readAssertion(response);
  if (!read) return refuse('PASSKEY_UNKNOWN');
  const { answer, said } = read;
  if (said.origin !== party.origin) return refuse('PASSKEY_OTHER_ORIGIN', { here: party.origin });
  const objection = await useChallenge(work, said.challenge, purpose);
  if (objection) return objection;
  const passkey = await livingPasskey(work, answer.id);
  const counter =
    passkey && (await signedCounter(answer as AuthenticationResponseJSON, passkey, said, party));
  if (!passkey || counter === null) return refuse('PASSKEY_UNKNOWN');
  const { accountId } = passkey;
  if (work.actor.kind === 'person' && purpose === 'step-up' && work.actor.accountId !== accountId)
    return refuse('PASSKEY_UNKNOWN');
  return (await countUp(work, passkey, counter)) ? { accountId } : endCopied(work, passkey);
}

async function livingPasskey(work: Work, id: string): Promise<Passkey | null> {
  const passkey = await work.db.findOneBy(Passkey, {
    credentialId: Buffer.from(id, 'base64url'),
    revokedAt: IsNull(),
  });
  if (!passkey) return null;
  const owners: readonly unknown[] = await work.db.query(
    `select from identity.account where id = $1 and disabled_at is null`,
    [passkey.accountId],
  );
  return owners.length > 0 ? passkey : null;
}

/** The counter that the passkey has signed, or null when it has not signed; the library says so by throwing. */
async function signedCounter(
  response: AuthenticationResponseJSON,
  passkey: Passkey,
  { challenge }: { readonly challenge: string },
  party: RelyingParty,
): Promise<number | null> {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      credential: {
        id: passkey.credentialId.toString('base64url'),
        publicKey: new Uint8Array(passkey.publicKey),
        // The library would compare counters before it has checked the signature: anybody who knows the id could
        // have a passkey ended. We compare afterwards.
        counter: 0,
      },
    });
    return verified ? authenticationInfo.newCounter : null;
  } catch {
    return null;
  }
}

/** Notes the use; false when the counter went back or stood still, as it does when two devices hold one key. */
async function countUp(work: Work, passkey: Passkey, counter: number): Promise<boolean> {
  const [, counted]: [unknown, number] = await work.db.query(
    `update identity.passkey set counter = $2, last_used_at = $3
     where id = $1 and revoked_at is null and (counter < $2 or (counter = 0 and $2 = 0))`,
    [passkey.id, counter, work.now],
  );
  return counted === 1;
}

async function endCopied(work: Work, { id, accountId, name }: Passkey): Promise<Refusal> {
  await work.db.query(
    `update identity.passkey set revoked_at = $2, revoked_for = 'clone' where id = $1 and revoked_at is null`,
    [id, work.now],
  );
  await work.later(securityLetter('passkey-copied', { accountId, what: name, at: work.now }));
  return asRefusal(refuse('PASSKEY_COPIED', { name }));
}
