import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { invitationState } from '@plenaria/membership';
import { isId } from '../membership/is-id.ts';
import type { Work } from '../work.ts';
import { INVITATION } from './invitation.ts';
import type { InvitationRow } from './invitation.ts';

/** An invitation that nobody has answered, alone in our hands. One that the asker could not have sent is not there. */
export async function holdInvitation(work: Work, id: string): Promise<InvitationRow | Refused> {
  const rows: readonly InvitationRow[] = isId(id)
    ? await work.db.query(`${INVITATION} where i.id = $1 for update of i`, [id])
    : [];
  const invitation = rows[0];
  if (!invitation) return refuse('NOT_FOUND');
  const state = invitationState(invitation, work.now, true);
  return state === 'accepted' || state === 'withdrawn' ? refuse('WRONG_STATE', { state }) : invitation;
}
