import { mailJob } from '../post/mail-job.ts';
import type { Work } from '../work.ts';
import type { AcceptanceEvidence } from './acceptance.ts';

/**
 * Writes to whoever keeps the document that somebody has taken their agreement back: to those who act for its
 * custodian, of the federation's documents to the secretaries. They decide what follows; nothing follows by itself.
 */
export async function tellKeepers(work: Work, evidence: AcceptanceEvidence, reason: string): Promise<void> {
  const { acceptance, document, version, member } = evidence;
  const keepers: readonly { accountId: string }[] = await work.db.query(
    `select distinct account_id as "accountId" from identity.role_grant
      where revoked_at is null and role = $1 and custodian_id is not distinct from $2`,
    [document.custodianId === null ? 'secretary' : 'custodian', document.custodianId],
  );
  const [person]: readonly { name: string }[] = await work.db.query(
    'select name from membership.person where id = $1',
    [acceptance.personId],
  );
  const current = version.texts.filter((text) => text.current);
  const title = Object.fromEntries(current.map((text) => [text.language, text.title]));
  const who = member?.name ?? acceptance.forName ?? person?.name ?? '';
  const params = { acceptanceId: acceptance.id, title, who, text: reason };
  for (const { accountId } of keepers)
    await work.later(
      mailJob(
        { template: 'agreement-withdrawn', accountId, params },
        `agreement-withdrawn:${acceptance.id}:${accountId}`,
      ),
    );
}
