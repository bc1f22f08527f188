import type { Asking, Works } from '../work.ts';
import { digestDay, isDigestDue } from './digest-day.ts';
import { mailJob } from './mail-job.ts';

type Waiting = { readonly accountId: string; readonly timeZone: string; readonly oldest: Date };

/** Asks for the digest of everyone whose morning has come; one each a day, however often this is done. */
export async function sendDigests(works: Works, asking: Asking): Promise<void> {
  await works.attempt(asking, ({ db }) =>
    db.query(
      `delete from post.digest_item i using identity.account a
        where a.id = i.account_id and a.disabled_at is not null`,
    ),
  );
  const waiting: readonly Waiting[] = await works.read(asking, ({ db }) =>
    db.query(
      `select i.account_id as "accountId", a.time_zone as "timeZone", min(i.kept_at) as oldest
         from post.digest_item i join identity.account a on a.id = i.account_id group by 1, 2`,
    ),
  );
  const due = waiting.filter(({ oldest, timeZone }) => isDigestDue(asking.now, oldest, timeZone));
  for (const { accountId, timeZone } of due) {
    const id = `digest:${accountId}:${digestDay(asking.now, timeZone)}`;
    const letter = { template: 'digest', accountId, params: {} } as const;
    await works.attempt(asking, (work) => work.later(mailJob(letter, id)));
  }
}
