import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { isId } from '../membership/is-id.ts';
import { Member } from '../membership/member.ts';
import type { Work } from '../work.ts';
import { refuseFields } from '../membership/change-member.ts';
import { addInvitation, wrongInInvitee } from './add-invitation.ts';
import type { Invitee } from './add-invitation.ts';
import type { Invitation } from './invitation.ts';
import { rolesOpenTo } from './standing-to-invite.ts';

/** Somebody is invited to speak or take part for an organisation. */
export async function inviteToMember(
  work: Work,
  { memberId, role: asked, ...invitee }: Invitee & { readonly memberId: string; readonly role: string },
): Promise<Invitation | Refused> {
  const { actor, db } = work;
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  const member = isId(memberId) ? await db.findOneBy(Member, { id: memberId }) : null;
  if (!member) return refuse('NOT_FOUND');
  const roles = await rolesOpenTo(work, actor, memberId);
  if (roles.length === 0) return refuse('NOT_ALLOWED');
  const role = roles.find((open) => open === asked);
  const isIndividual = member.kind === 'individual';
  const objection = refuseFields([
    isIndividual ? { field: 'memberId', reason: 'people:register.individualSpeaksForThemself' } : null,
    role ? null : { field: 'role', reason: 'refusals:field.invalid' },
    ...wrongInInvitee(invitee),
  ]);
  if (objection || !role) return objection ?? refuse('INVALID_INPUT');
  return addInvitation(work, { memberId, role }, invitee);
}
