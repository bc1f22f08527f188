import type { Work } from '../work.ts';

/** What is over is kept this long, so that a late click is told "used" or "expired" and not "unknown". */
const KEPT_DAYS = 30;

/** So long a replayed challenge is recognised as one. */
const CHALLENGE_DAYS = 1;

/** As long as a browser keeps the cookie by which it is known. */
const DEVICE_DAYS = 400;

/** Forgets challenges, links and sessions that ended long ago, and counters of windows that are over. */
export async function purgeIdentity(work: Work): Promise<void> {
  const before = new Date(work.now.getTime() - KEPT_DAYS * 86_400_000);
  await work.db.query(
    `delete from identity.challenge where expires_at < $1::timestamptz - make_interval(days => $2)`,
    [work.now, CHALLENGE_DAYS],
  );
  await work.db.query(`delete from identity.login_link where expires_at < $1`, [before]);
  await work.db.query(`delete from identity.session where least(expires_at, revoked_at) < $1`, [before]);
  await work.db.query(
    `delete from identity.device where last_seen_at < $1::timestamptz - make_interval(days => $2)`,
    [work.now, DEVICE_DAYS],
  );
  await work.db.query(`delete from identity.rate_limit where window_start < now() - interval '1 day'`);
}
