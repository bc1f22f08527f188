import type { Work } from '../../work.ts';
import { makeChallenge } from './challenge.ts';
import { askPasskey } from './ask-passkey.ts';
import type { PasskeyQuestion } from './passkey.ts';
import type { RelyingParty } from './relying-party.ts';

/** Asks for any passkey made for this site. The question is the same to everyone: nobody has said who they are. */
export async function askToSignIn(work: Work, party: RelyingParty): Promise<PasskeyQuestion> {
  return askPasskey(party, await makeChallenge(work, 'sign-in'), []);
}
