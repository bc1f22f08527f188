import type { Work } from '../work.ts';

const OUTBOX_DAYS = 30;
const MAIL_DAYS = 365;

/** Forgets what was handed over and sent long ago. */
export async function purgePost(work: Work): Promise<void> {
  await work.db.query(
    `delete from post.outbox where dispatched_at < $1::timestamptz - make_interval(days => $2)`,
    [work.now, OUTBOX_DAYS],
  );
  await work.db.query(`delete from post.mail where sent_at < $1::timestamptz - make_interval(days => $2)`, [
    work.now,
    MAIL_DAYS,
  ]);
}
