import { countryOf, isSlug } from '@plenaria/membership';
import { Custodian } from '../membership/custodian.ts';
import type { View } from '../work.ts';
import type { AgreementDuty } from './agreement-duty.ts';
import { findDocuments } from './find-documents.ts';
import { dutiesOf } from './find-duties.ts';

/** Who applies: through which custodian, in which classes, and in which application once there is one. */
export type Applicant = {
  /** The slug. */
  readonly custodian: string;
  readonly classes: readonly string[];
  readonly applicationId: string | null;
};

/** Where the person who asks stands with everything that the custodian they apply to, and the federation, ask of them
 *  and of the member they would be. Asked within `Works.read` or a `Work`. */
export async function findApplicantDuties(
  view: View,
  { custodian, classes, applicationId }: Applicant,
): Promise<readonly AgreementDuty[]> {
  if (view.actor.kind !== 'person' || !isSlug(custodian)) return [];
  const found = await view.db.findOneBy(Custodian, { slug: custodian });
  if (!found) return [];
  const { personId } = view.actor;
  const through = { custodianId: found.id, jurisdiction: countryOf(found.jurisdiction), classes };
  const documents = await findDocuments(view);
  const asked = { member: null, maySign: true };
  const own = { ...asked, party: { kind: 'person', memberships: [through] }, whose: { personId } } as const;
  const memberToBe = {
    ...asked,
    party: { kind: 'member', memberships: [through] },
    whose: applicationId === null ? null : { applicationId },
  } as const;
  return [...(await dutiesOf(view, own, documents)), ...(await dutiesOf(view, memberToBe, documents))];
}
