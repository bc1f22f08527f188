import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { Work } from '../work.ts';
import { holdInvitation } from './held-invitation.ts';
import { Invitation } from './invitation.ts';

/** Takes an invitation back: its links open nothing any more, and say so. */
export async function withdrawInvitation(work: Work, id: string): Promise<Invitation | Refused> {
  const { actor, db, now } = work;
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  const invitation = await holdInvitation(work, id);
  if (isRefused(invitation)) return invitation;
  await db.query(`update membership.invitation set withdrawn_at = $2, withdrawn_by = $3 where id = $1`, [
    id,
    now,
    actor.accountId,
  ]);
  return Invitation.of({ ...invitation, withdrawnAt: now }, now);
}
