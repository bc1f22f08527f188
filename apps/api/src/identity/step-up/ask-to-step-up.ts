import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { Work } from '../../work.ts';
import { askPasskey } from '../passkeys/ask-passkey.ts';
import { makeChallenge } from '../passkeys/challenge.ts';
import { findPasskeys } from '../passkeys/find-passkeys.ts';
import type { PasskeyQuestion } from '../passkeys/passkey.ts';
import type { RelyingParty } from '../passkeys/relying-party.ts';

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
  return askPasskey(party, await makeChallenge(work, 'step-up'), allowed);
}
