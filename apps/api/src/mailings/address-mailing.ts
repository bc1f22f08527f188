import { mailJob } from '../post/mail-job.ts';
import type { Asking, Works } from '../work.ts';

/** So many letters in a transaction. */
const CHUNK = 500;

/** Asks for the letter to each recipient. Done again, it asks for none a second time. */
export async function addressMailing(works: Works, asking: Asking, mailingId: string): Promise<void> {
  const rows: readonly { recipients: readonly string[]; refusable: boolean }[] = await works.read(
    asking,
    ({ db }) => db.query(`select recipients, refusable from post.mailing where id = $1`, [mailingId]),
  );
  const { recipients = [], refusable = true } = rows[0] ?? {};
  const template = refusable ? 'mailing-news' : 'mailing-notice';
  for (let start = 0; start < recipients.length; start += CHUNK)
    await works.attempt(asking, async (work) => {
      for (const personId of recipients.slice(start, start + CHUNK)) {
        const id = `${mailingId}:${personId}`;
        await work.later(mailJob({ template, personId, params: { mailingId } }, id));
      }
    });
}
