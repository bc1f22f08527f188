import { objectionToEnd } from '@plenaria/agreements';
import { dayOf } from '@plenaria/membership';
import type { Day } from '@plenaria/membership';
import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { refuseFields } from '../membership/change-member.ts';
import { wrongReason } from '../membership/wrong-reason.ts';
import type { Work } from '../work.ts';
import { AgreementDocument } from './document.ts';
import { DocumentVersion } from './document-version.ts';
import { findDocument } from './find-documents.ts';
import { keeps } from './keeps.ts';

/** Which document ends, after which day, and why; without a day one that was to end goes on. */
export type DocumentEnd = { readonly slug: string; readonly lastDay: Day | null; readonly reason: string };

/** Ends a document: from the day after nothing of it holds and nobody is asked. It stays, and so does who agreed. */
export async function endDocument(
  work: Work,
  { slug, lastDay, reason }: DocumentEnd,
): Promise<AgreementDocument | Refused> {
  const { actor, db, now } = work;
  const known = await findDocument(work, slug, { drafts: true });
  if (!known) return refuse('NOT_FOUND');
  if (!keeps(actor, known.custodianId)) return refuse('NOT_ALLOWED');
  // Who is just accepting, writing or publishing is waited for.
  await db.query('select from agreements.document where id = $1 for update', [known.id]);
  const document = await db.findOneBy(AgreementDocument, { id: known.id });
  if (!document) return refuse('NOT_FOUND');
  const wrong = objectionToEnd({
    lastDay,
    before: document.lastDay,
    today: dayOf(now),
    isPublished: DocumentVersion.publishedOf(known.versions).length > 0,
  });
  const objection = refuseFields([
    wrong === null ? null : { field: 'lastDay', reason: wrong },
    ...wrongReason(reason),
  ]);
  if (objection) return objection;
  const endedById = actor.kind === 'person' ? actor.personId : null;
  await db.update(AgreementDocument, { id: known.id }, { lastDay, endReason: reason.trim(), endedById });
  return (await findDocument(work, slug, { drafts: true })) ?? refuse('NOT_FOUND');
}
