import { isId } from '../membership/is-id.ts';
import { Member } from '../membership/member.ts';
import type { View } from '../work.ts';
import type { AgreementDuty } from './agreement-duty.ts';
import { findDocuments } from './find-documents.ts';
import { dutiesOf, throughsOf } from './find-duties.ts';
import { keeps } from './keeps.ts';

/** What a member has to sign today, and what of it stands, for the custodian that holds it and for the secretary; null
 *  for others, and where nobody holds it. */
export async function findMemberAgreements(
  view: View,
  memberId: string,
): Promise<readonly AgreementDuty[] | null> {
  if (!isId(memberId)) return null;
  const member = await view.db.findOneBy(Member, { id: memberId });
  const through = (await throughsOf(view, [memberId])).get(memberId);
  if (!member || !through || !keeps(view.actor, through.custodianId)) return null;
  const party = { kind: 'member', memberships: [through] } as const;
  const asked = { party, whose: { memberId }, member: Member.seenBy(view.actor, member), maySign: false };
  return dutiesOf(view, asked, await findDocuments(view));
}
