import { isWaiting } from '@plenaria/agreements';
import { isRefused } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { AgreedDocument } from '@plenaria/membership';
import { acceptDocuments } from '../agreements/accept-documents.ts';
import type { Accepting } from '../agreements/accept-documents.ts';
import { findApplicantDuties } from '../agreements/find-applicant-duties.ts';
import { Custodian } from '../membership/custodian.ts';
import type { Work } from '../work.ts';
import type { Application } from './application.ts';

/** What an applicant has agreed to, and the slugs of what still waits for them. */
export type InApplication = {
  readonly agreed: readonly AgreedDocument[];
  readonly missing: readonly string[];
};

/** Agrees to the documents of a form, and tells what of all that is asked stands agreed to by then. */
export async function agreeInApplication(
  work: Work,
  { id, kind, name, classes, custodianId }: Application,
  accepting: readonly Omit<Accepting, 'memberId'>[],
): Promise<InApplication | Refused> {
  const signedFor = kind === 'organisation' && name.trim() !== '' ? name : null;
  const wanted = accepting.map((one) => ({ ...one, memberId: null }));
  const accepted = await acceptDocuments(work, wanted, { id, name: signedFor });
  if (isRefused(accepted)) return accepted;
  const { slug: custodian } = await work.db.findOneByOrFail(Custodian, { id: custodianId });
  const duties = await findApplicantDuties(work, { custodian, classes, applicationId: id });
  return {
    agreed: duties.flatMap(({ document: { slug }, agreedTo, acceptance, state }) =>
      agreedTo && acceptance && !isWaiting(state) && state !== 'ended'
        ? { slug, version: agreedTo.number, acceptanceId: acceptance.id }
        : [],
    ),
    missing: duties.filter(({ state }) => isWaiting(state)).map(({ document }) => document.slug),
  };
}
