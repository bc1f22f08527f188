import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { isSlug } from '@plenaria/membership';
import { Custodian } from '../membership/custodian.ts';
import type { Work } from '../work.ts';
import { addInvitation } from './add-invitation.ts';
import type { Invitee } from './add-invitation.ts';
import type { Invitation } from './invitation.ts';
import { mayInviteToJoin } from './standing-to-invite.ts';

/** Somebody is invited to apply through a custodian. It is decided like any other application. */
export async function inviteToJoin(
  work: Work,
  { custodian: slug, ...invitee }: Invitee & { readonly custodian: string },
): Promise<Invitation | Refused> {
  const { actor, db } = work;
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  const custodian = isSlug(slug) ? await db.findOneBy(Custodian, { slug }) : null;
  if (!custodian) return refuse('NOT_FOUND');
  if (!mayInviteToJoin(actor, custodian.id)) return refuse('NOT_ALLOWED');
  return addInvitation(work, { custodianId: custodian.id }, invitee);
}
