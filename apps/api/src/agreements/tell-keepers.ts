import { dayOf } from '@plenaria/membership';
import { mailJob } from '../post/mail-job.ts';
import type { Work } from '../work.ts';
import type { AcceptanceEvidence } from './acceptance.ts';

// Who acts for the document's custodian and for the member's; of the federation's documents the secretaries.
const KEEPERS = `
  select distinct account_id as "accountId" from identity.role_grant
   where revoked_at is null and account_id is distinct from $2
     and (role = 'custodian' and custodian_id in
            ($3, (select s.custodian_id from membership.membership s where s.member_id = $4 and s.valid @> $1::date))
          or role = 'secretary' and $3::uuid is null)`;
const SECRETARIES = `
  select distinct account_id as "accountId" from identity.role_grant
   where revoked_at is null and account_id is distinct from $1 and role = 'secretary'`;

/**
 * Writes to whoever looks after it that somebody has taken their agreement back; where nobody does, to the secretaries.
 * They decide what follows; nothing follows by itself.
 */
export async function tellKeepers(work: Work, evidence: AcceptanceEvidence, reason: string): Promise<void> {
  const { acceptance, document, version, member } = evidence;
  const { actor, db, now } = work;
  const self = actor.kind === 'person' ? actor.accountId : null;
  const keepers: readonly { accountId: string }[] = await db.query(KEEPERS, [
    dayOf(now),
    self,
    document.custodianId,
    acceptance.memberId,
  ]);
  const readers: typeof keepers = keepers.length > 0 ? keepers : await db.query(SECRETARIES, [self]);
  const [person]: readonly { name: string }[] = await db.query(
    'select name from membership.person where id = $1',
    [acceptance.personId],
  );
  const current = version.texts.filter((text) => text.current);
  const title = Object.fromEntries(current.map((text) => [text.language, text.title]));
  const who = member?.name ?? acceptance.forName ?? person?.name ?? '';
  const params = { document: document.slug, title, who, text: reason };
  for (const { accountId } of readers)
    await work.later(
      mailJob(
        { template: 'agreement-withdrawn', accountId, params },
        `agreement-withdrawn:${acceptance.id}:${accountId}`,
      ),
    );
}
