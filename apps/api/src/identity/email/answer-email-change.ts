import { z } from 'zod';
import { mailJob } from '../../post/mail-job.ts';
import type { Work } from '../../work.ts';
import { accountOfEmail } from '../find-accounts.ts';
import { isAddressTaken } from './address-taken.ts';
import { EMAIL_CHANGE } from './email-change.ts';
import type { EmailChangeRow } from './email-change.ts';

/** What asking for another address leaves for later. */
export const emailChangeSchema = z.object({ changeId: z.uuid() });

/**
 * Writes to the new address, so that whoever reads its mail confirms it, and to the old one, which can stop it. An
 * address that is another's is not told to who asked: its owner is written to instead.
 */
export async function answerEmailChange(
  work: Work,
  { changeId }: z.infer<typeof emailChangeSchema>,
  jobId: string,
): Promise<void> {
  const rows: readonly EmailChangeRow[] = await work.db.query(
    `select ${EMAIL_CHANGE} from identity.email_change c
      where c.id = $1 and c.stopped_at is null and c.confirmed_at is null`,
    [changeId],
  );
  const change = rows[0];
  if (!change) return;
  const { accountId, toEmail } = change;
  const params = { emailChangeId: changeId };
  await work.later(mailJob({ template: 'email-asked', accountId, params }, `${jobId}:old`));
  if (!(await isAddressTaken(work, toEmail, accountId))) {
    await work.later(mailJob({ template: 'email-confirm', accountId, params }, `${jobId}:new`));
    return;
  }
  const owner = await accountOfEmail(work, toEmail);
  if (owner)
    await work.later(mailJob({ template: 'email-taken', accountId: owner, params: {} }, `${jobId}:new`));
}
