import { isRefused } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { Refusal } from '../../graphql/refusal.ts';
import type { Work } from '../../work.ts';
import type { Opened } from '../door.ts';
import { startSession } from '../start-session.ts';
import type { Browser } from '../start-session.ts';
import { checkPasskey } from './check-passkey.ts';
import type { RelyingParty } from './relying-party.ts';

/** Signs in whoever holds the passkey that has signed. */
export async function signInWithPasskey(
  work: Work,
  { response, browser }: { readonly response: unknown; readonly browser: Browser },
  party: RelyingParty,
): Promise<Opened | Refused | Refusal> {
  const checked = await checkPasskey(work, response, { purpose: 'sign-in', party });
  if (isRefused(checked) || checked instanceof Refusal) return checked;
  const { accountId } = checked;
  const session = await startSession(work, accountId, { ...browser, method: 'passkey', isCertain: true });
  return { accountId, returnPath: null, ...session };
}
