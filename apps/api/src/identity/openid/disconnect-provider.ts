import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { Done } from '../../graphql/done.ts';
import { isId } from '../../membership/is-id.ts';
import type { Work } from '../../work.ts';
import { securityLetter } from '../security-letter.ts';

/** The asking person is no longer known by one of their providers, and is written to; links by mail go on opening. */
export async function disconnectProvider(work: Work, id: string): Promise<Done | Refused> {
  const { actor, db, now } = work;
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  const { accountId } = actor;
  const [rows]: [readonly { label: string }[], number] = isId(id)
    ? await db.query(
        `delete from identity.provider_connection where id = $1 and account_id = $2 returning label`,
        [id, accountId],
      )
    : [[], 0];
  if (!rows[0]) return refuse('NOT_FOUND');
  await work.later(securityLetter('provider-removed', { accountId, what: rows[0].label, at: now }));
  return Done.yes();
}
