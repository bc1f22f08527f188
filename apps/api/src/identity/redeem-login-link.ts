import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { Work } from '../work.ts';
import { startSession } from './start-session.ts';
import type { StartedSession } from './start-session.ts';
import { hashOfToken } from './token.ts';

/** What a good link opens: a session, and the page it was made for. */
export type Redeemed = StartedSession & { readonly accountId: string; readonly returnPath: string | null };

// One statement, so that of any number of simultaneous tries exactly one finds the link unused.
const USE = `
  update identity.login_link l set used_at = $2
  from identity.account a
  where l.token_hash = $1 and l.used_at is null and l.expires_at > $2
    and a.id = l.account_id and a.disabled_at is null
  returning l.account_id as "accountId", l.return_path as "returnPath"`;

type Opened = { readonly accountId: string; readonly returnPath: string | null };

/** Opens a one-time link: it is used up, and whoever holds it is signed in. */
export async function redeemLoginLink(
  work: Work,
  token: string,
  userAgent: string | null,
): Promise<Redeemed | Refused> {
  const hash = hashOfToken(token);
  if (!hash) return refuse('LINK_UNKNOWN');
  const [rows]: [readonly Opened[], number] = await work.db.query(USE, [hash, work.now]);
  const opened = rows[0];
  if (!opened) return objectionTo(work, hash);
  return { ...opened, ...(await startSession(work, opened.accountId, userAgent)) };
}

/** Why a link does not open. A disabled account's link is as unknown as one that never was. */
async function objectionTo(work: Work, hash: Buffer): Promise<Refused> {
  const rows: readonly { used: boolean }[] = await work.db.query(
    `select l.used_at is not null as used from identity.login_link l
     join identity.account a on a.id = l.account_id and a.disabled_at is null where l.token_hash = $1`,
    [hash],
  );
  const link = rows[0];
  if (!link) return refuse('LINK_UNKNOWN');
  return link.used ? refuse('LINK_USED') : refuse('LINK_EXPIRED');
}
