import { dayOf } from '@plenaria/membership';
import { holdersOf } from '../identity/roles/holders-of.ts';
import { mailJob } from '../post/mail-job.ts';
import type { Work } from '../work.ts';
import type { AcceptanceEvidence } from './acceptance.ts';

/**
 * Writes to whoever looks after it that somebody has taken their agreement back: to those who act for the document's
 * custodian and the member's, and to the secretaries where it is the federation's or nobody acts. They decide what
 * follows; nothing follows by itself.
 */
export async function tellKeepers(work: Work, evidence: AcceptanceEvidence, reason: string): Promise<void> {
  const { acceptance, document, version, member } = evidence;
  const { actor, db } = work;
  const except = actor.kind === 'person' ? actor.accountId : null;
  const custodianIds = await custodiansOf(work, evidence);
  const acting = await holdersOf(work, { roles: ['custodian'], custodianIds, except });
  const isForSecretaries = document.custodianId === null || acting.length === 0;
  const secretaries = isForSecretaries ? await holdersOf(work, { roles: ['secretary'], except }) : [];
  const [person]: readonly { name: string }[] = await db.query(
    'select name from membership.person where id = $1',
    [acceptance.personId],
  );
  const current = version.texts.filter((text) => text.current);
  const title = Object.fromEntries(current.map((text) => [text.language, text.title]));
  const who = member?.name ?? acceptance.forName ?? person?.name ?? '';
  const params = { document: document.slug, title, who, text: reason };
  for (const accountId of new Set([...acting, ...secretaries]))
    await work.later(
      mailJob(
        { template: 'agreement-withdrawn', accountId, params },
        `agreement-withdrawn:${acceptance.id}:${accountId}`,
      ),
    );
}

/** The custodian whose document it is, and the one with which the member is today. */
async function custodiansOf(
  { db, now }: Work,
  { document, acceptance }: AcceptanceEvidence,
): Promise<readonly string[]> {
  const rows: readonly { id: string }[] = await db.query(
    `select custodian_id as id from membership.membership where member_id = $1 and valid @> $2::date`,
    [acceptance.memberId, dayOf(now)],
  );
  return [document.custodianId, ...rows.map(({ id }) => id)].filter((id) => id !== null);
}
