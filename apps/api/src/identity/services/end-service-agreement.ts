import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { Done } from '../../graphql/done.ts';
import { isId } from '../../membership/is-id.ts';
import type { Work } from '../../work.ts';

/** Takes away what the asking person agreed to tell a service, which is signed out and asks anew the next time. */
export async function endServiceAgreement({ actor, db }: Work, id: string): Promise<Done | Refused> {
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  if (!isId(id)) return refuse('NOT_FOUND');
  const [rows]: [readonly { serviceId: string }[], number] = await db.query(
    `delete from identity.service_agreement where id = $1 and account_id = $2
     returning service_id as "serviceId"`,
    [id, actor.accountId],
  );
  const ended = rows[0];
  if (!ended) return refuse('NOT_FOUND');
  await db.query(`select identity.leave_services($1, null, $2)`, [actor.accountId, ended.serviceId]);
  return Done.yes();
}
