import { isRefused } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { Done } from '../../graphql/done.ts';
import { Refusal } from '../../graphql/refusal.ts';
import type { Work } from '../../work.ts';
import { checkPasskey } from '../passkeys/check-passkey.ts';
import type { RelyingParty } from '../passkeys/relying-party.ts';
import { noteStepUp } from './note-step-up.ts';

/** One of the asking person's own passkeys shows that it is still them. */
export async function stepUpWithPasskey(
  work: Work,
  response: unknown,
  party: RelyingParty,
): Promise<Done | Refused | Refusal> {
  const checked = await checkPasskey(work, response, { purpose: 'step-up', party });
  if (isRefused(checked) || checked instanceof Refusal) return checked;
  await noteStepUp(work);
  return Done.yes();
}
