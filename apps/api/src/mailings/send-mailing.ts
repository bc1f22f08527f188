import { isLanguage } from '@plenaria/i18n';
import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { isUnreadable } from '../membership/change-member.ts';
import { isId } from '../membership/is-id.ts';
import { readWords, wrongWords } from '../membership/words-by-language.ts';
import type { Words } from '../membership/words-by-language.ts';
import type { Work } from '../work.ts';
import { findRecipients } from './find-reach.ts';
import type { Draft } from './mailing.ts';
import { writesFor } from './standing-to-write.ts';

const SUBJECT_MAX = 200;
const BODY_MAX = 20_000;

type WrongField = { readonly field: string; readonly reason: string };

/** Sends a letter to the members of a filter; answers its id. The letters leave with a job. */
export async function sendMailing(work: Work, draft: Draft): Promise<{ readonly id: string } | Refused> {
  const { actor, db, now } = work;
  const custodianId = await writesFor(work, draft);
  if (isRefused(custodianId)) return custodianId;
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  const subject = readWords(draft.subject);
  const body = readWords(draft.body);
  const fields = wrongIn(draft, subject, body);
  if (fields.length > 0 || !subject || !body) return refuse('INVALID_INPUT', { fields });
  const { id, language, refusable, search, class: held, custodian, kind } = draft;
  const narrowed = { search, class: held, custodian, kind };
  const recipients = await findRecipients(work, narrowed);
  if (recipients.length === 0)
    return refuse('INVALID_INPUT', { fields: [{ field: 'recipients', reason: 'mailings:nobody' }] });
  const sent: readonly unknown[] = await db.query(
    `insert into post.mailing
       (id, custodian_id, narrowed, language, title, body, refusable, recipients, written_by, sent_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (id) do nothing returning id`,
    [
      id,
      custodianId,
      JSON.stringify(narrowed),
      language,
      JSON.stringify(subject),
      JSON.stringify(body),
      refusable,
      recipients.map(({ personId }) => personId),
      actor.accountId,
      now,
    ],
  );
  if (sent.length > 0)
    await work.later({ kind: 'send-mailing', payload: { mailingId: id }, id: `mailing:${id}` });
  return { id };
}

/** Each language is a field of its own, `subject.ca`; what has a subject has a text, and the other way round. */
function wrongIn(
  { id, language, search }: Draft,
  subject: Words | null,
  body: Words | null,
): readonly WrongField[] {
  const known = isLanguage(language);
  const written = [...new Set([...(known ? [language] : []), ...Object.keys({ ...subject, ...body })])];
  const missing = (field: string, words: Words | null): readonly WrongField[] =>
    written
      .filter((code) => words !== null && !words[code])
      .map((code) => ({ field: `${field}.${code}`, reason: 'refusals:field.required' }));
  return [
    ...(isId(id) ? [] : [{ field: 'id', reason: 'refusals:field.invalid' }]),
    ...(known ? [] : [{ field: 'language', reason: 'refusals:field.invalid' }]),
    // Kept with the letter, as whom it was for.
    ...(isUnreadable(search ?? '') ? [{ field: 'search', reason: 'refusals:field.invalid' }] : []),
    ...missing('subject', subject),
    ...missing('body', body),
    ...wrongWords('subject', subject, { max: SUBJECT_MAX }),
    ...wrongWords('body', body, { max: BODY_MAX }),
  ];
}
