import { CUSTODIAN_NAME, GONE, MEMBER_NAME, table } from './facts.ts';
import type { TableFacts } from './facts.ts';

/** Under which name an individual signed, whatever it was; of an application that is gone nobody knows who that was. */
const OWN_NAME = `r.for_name is not null and not exists (
  select from membership.application a where a.id = r.application_id and a.kind <> 'individual')`;
const CONTRACT = { how: 'kept', because: 'contract' } as const;
/** What a version is called, where only its id stands. */
const DOCUMENT = `(select d.slug || ' ' || v.number from agreements.version v
  join agreements.document d on d.id = v.document_id where v.id = r.version_id)`;

/** Agreements. That somebody agreed to which words stays, as a contract does, and names whoever is erased no more. */
export const agreementsTables: readonly TableFacts[] = [
  table('agreements.withdrawal', {
    kind: 'withdrawal',
    whose: `r.person_id = $1::uuid`,
    who: 'acceptance_id person_id',
    theirs: 'at',
    words: 'reason',
    erased: { ...CONTRACT, set: { reason: `'${GONE}'` } },
  }),
  table('agreements.acceptance', {
    kind: 'acceptance',
    whose: `r.person_id = $1::uuid`,
    fact: 'sha256',
    who: 'id person_id member_id application_id custodian_id version_id text_id',
    theirs: 'language method at',
    words: 'for_name',
    also: { document: DOCUMENT, member: MEMBER_NAME, custodian: CUSTODIAN_NAME },
    erased: { ...CONTRACT, set: { for_name: `case when ${OWN_NAME} then $2 else r.for_name end` } },
  }),
  table('agreements.text', {
    kind: 'documentText',
    whose: `$1::uuid in (r.written_by, r.reviewed_by)`,
    fact: 'sequence status sha256 translation_of',
    who: 'id version_id written_by reviewed_by',
    theirs: 'language written_at',
    fixed: 'title body summary',
    also: { document: DOCUMENT },
    erased: CONTRACT,
  }),
  table('agreements.version', {
    fact: 'id document_id custodian_id number language effective_from material adopted_by created_at published_at',
    who: 'published_by',
    fixed: 'reason',
  }),
  table('agreements.told_version', { fact: 'version_id told_at' }),
  table('agreements.document', {
    fact: 'id slug kind jurisdiction custodian_id classes created_at last_day',
    who: 'ended_by',
    fixed: 'end_reason',
    counted: 'slug',
  }),
];
