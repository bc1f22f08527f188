import { dayOf } from '@plenaria/membership';
import { mailJob } from '../post/mail-job.ts';
import { Decision } from '../voting/decision.ts';
import type { View, Work } from '../work.ts';
import { AgreementDocument } from './document.ts';
import type { DocumentVersion } from './document-version.ts';
import { findAskedAgain } from './find-asked-again.ts';
import { findDocument } from './find-documents.ts';

// The first version has nobody who agreed to another.
const UNTOLD = `
  v.published_at is not null and v.material and v.number > 1 and v.effective_from <= $1::date
  and not exists (select from agreements.told_version t where t.version_id = v.id)
  and not exists (select from agreements.document d where d.id = v.document_id and d.last_day < $1::date)`;

/** The documents of which a version that people are asked about again has begun to hold, and nobody was told. */
export function findUntold({ db, now }: View): Promise<readonly { readonly id: string }[]> {
  return db.query(
    `select distinct v.document_id as id from agreements.version v where ${UNTOLD} order by 1`,
    [dayOf(now)],
  );
}

/**
 * Writes to everybody who is asked again since a version of a document holds. Where several began to hold since it was
 * last looked, one letter tells of the newest. The second time nobody is left to be told.
 */
export async function tellAskedAgain(work: Work, documentId: string): Promise<void> {
  const { db, now } = work;
  // Two who come at once: the second finds what the first has told. Who is just accepting is waited for.
  await db.query('select from agreements.document where id = $1 for update', [documentId]);
  const untold: readonly { id: string }[] = await db.query(
    `insert into agreements.told_version (version_id, told_at)
       select v.id, $2 from agreements.version v where v.document_id = $3 and ${UNTOLD}
     returning version_id as id`,
    [dayOf(now), now, documentId],
  );
  const { slug } = await db.findOneByOrFail(AgreementDocument, { id: documentId });
  const document = await findDocument(work, slug);
  const newest = document?.versions.find(({ id }) => untold.some((one) => one.id === id));
  if (!document || !newest) return;
  const params = await paramsOf(work, document, newest);
  for (const { personId, memberId, who } of await findAskedAgain(work, document, newest.number))
    await work.later(
      mailJob(
        { template: 'agreement-changed', personId, params: { ...params, who: who ?? '' } },
        `agreement-changed:${newest.id}:${personId}:${memberId ?? 'self'}`,
      ),
    );
}

/** What the letter says to everybody: of what holds now, since when it has to be agreed to again, and why. */
async function paramsOf({ db }: Work, document: AgreementDocument, newest: DocumentVersion) {
  const { asked, slug } = document;
  if (asked === 'nothing' || newest.effectiveFrom === null)
    throw new Error('only what is published and agreed to asks anybody again');
  const holding = document.versions.find(({ inForce }) => inForce) ?? newest;
  const title = Object.fromEntries(holding.texts.map((text) => [text.language, text.title]));
  const decision = newest.adoptedById && (await db.findOneBy(Decision, { id: newest.adoptedById }));
  return {
    document: slug,
    title,
    asked,
    day: newest.effectiveFrom,
    decision: decision ? decision.number : null,
    text: newest.reason ?? '',
  };
}
