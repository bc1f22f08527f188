import { isDocumentKind } from '@plenaria/agreements';
import { isCountry, isSlug } from '@plenaria/membership';
import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { Custodian } from '../membership/custodian.ts';
import { MemberClass } from '../membership/member-class.ts';
import type { Work } from '../work.ts';
import { AgreementDocument } from './document.ts';
import { findDocument } from './find-documents.ts';
import { keeps } from './keeps.ts';

/** A document that has no words yet. */
export type DraftDocumentInput = {
  readonly slug: string;
  readonly kind: string;
  /** ISO 3166-1, two letters, or `*`. */
  readonly jurisdiction: string;
  /** The slug of a custodian; null for the federation. */
  readonly custodian: string | null;
  readonly classes: readonly string[];
};

/** Opens a document. Its words, and from when they hold, come with its versions. */
export async function draftDocument(
  work: Work,
  input: DraftDocumentInput,
): Promise<AgreementDocument | Refused> {
  const { actor, db, now } = work;
  const { slug, kind, jurisdiction, classes } = input;
  const custodian = input.custodian === null ? null : await custodianOf(work, input.custodian);
  const known = await db.find(MemberClass);
  const fields = [
    ...(isSlug(slug) ? [] : ['slug']),
    ...(isDocumentKind(kind) ? [] : ['kind']),
    ...(jurisdiction === '*' || isCountry(jurisdiction) ? [] : ['jurisdiction']),
    ...(input.custodian !== null && !custodian ? ['custodian'] : []),
    ...(classes.every((name) => known.some((row) => row.slug === name)) ? [] : ['classes']),
  ].map((field) => ({ field, reason: 'refusals:field.invalid' }));
  if (fields.length > 0 || !isDocumentKind(kind)) return refuse('INVALID_INPUT', { fields });
  const custodianId = custodian?.id ?? null;
  if (!keeps(actor, custodianId)) return refuse('NOT_ALLOWED');
  await db.insert(AgreementDocument, {
    slug,
    kind,
    jurisdiction,
    custodianId,
    classes: [...new Set(classes)],
    createdAt: now,
  });
  return (await findDocument(work, slug, { drafts: true })) ?? refuse('NOT_FOUND');
}

async function custodianOf({ db }: Work, slug: string): Promise<Custodian | null> {
  return isSlug(slug) ? db.findOneBy(Custodian, { slug }) : null;
}
