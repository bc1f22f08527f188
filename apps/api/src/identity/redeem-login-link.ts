import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { Work } from '../work.ts';
import type { Opened } from './door.ts';
import { emailAddressOf } from './email-address.ts';
import { startSession } from './start-session.ts';
import type { Browser } from './start-session.ts';
import { noteStepUp } from './step-up/note-step-up.ts';
import { hashOfToken } from './token.ts';

// One statement, so that of any number of simultaneous tries exactly one finds the link unused.
const USE = `
  update identity.login_link l set used_at = $2
  from identity.account a
  where l.token_hash = $1 and l.used_at is null and l.ended_at is null and l.expires_at > $2
    and a.id = l.account_id and a.disabled_at is null
  returning l.account_id as "accountId", l.return_path as "returnPath", l.steps_up as "isCertain",
    l.for_session as "forSession"`;

type UsedLink = {
  readonly accountId: string;
  readonly returnPath: string | null;
  readonly isCertain: boolean;
  readonly forSession: string | null;
};

/** A link that somebody opens. */
export type OpenedLink = {
  readonly token: string;
  /** Do they know whom it signs in? */
  readonly asAnother: boolean;
  /** For which a link was asked in this browser, empty where none was; null from a program, which asks nobody. */
  readonly email: string | null;
};

/** Opens a one-time link: it is used up, and whoever holds it is signed in. */
export async function redeemLoginLink(
  work: Work,
  { token, asAnother, email }: OpenedLink,
  browser: Browser,
): Promise<Opened | Refused> {
  const hash = hashOfToken(token);
  if (!hash) return refuse('LINK_UNKNOWN');
  const other = asAnother ? null : await otherPersonOf(work, hash, email);
  if (other !== null) return refuse('LINK_FOR_ANOTHER', { name: other });
  const [rows]: [readonly UsedLink[], number] = await work.db.query(USE, [hash, work.now]);
  const opened = rows[0];
  if (!opened) return objectionTo(work, hash);
  const { accountId, returnPath, isCertain, forSession } = opened;
  if (forSession !== null) return confirmSession(work, { accountId, sessionId: forSession, returnPath });
  const session = await startSession(work, accountId, { ...browser, method: 'link', isCertain });
  return { accountId, returnPath, ...session };
}

/**
 * Whom a link that still opens would sign in instead of the person who is in, or who asked for one in this browser;
 * null where it is them. Whoever sends a link of their own account to somebody must not get to read what they then
 * write as that account; and a program that looks through mail and runs scripts must not use it up.
 */
async function otherPersonOf(
  { actor, db, now }: Work,
  hash: Buffer,
  email: string | null,
): Promise<string | null> {
  const isIn = actor.kind === 'person';
  if (!isIn && email === null) return null;
  const rows: readonly { name: string }[] = await db.query(
    `select p.name from identity.login_link l
       join identity.account a on a.id = l.account_id and a.disabled_at is null
       join membership.person p on p.id = a.person_id
      where l.token_hash = $1 and ${isIn ? 'l.account_id::text' : 'a.email'} <> $2 and l.for_session is null
        and l.used_at is null and l.ended_at is null and l.expires_at > $3`,
    [hash, isIn ? actor.accountId : (emailAddressOf(email ?? '') ?? ''), now],
  );
  return rows[0]?.name ?? null;
}

/**
 * The link of somebody who was asked whether it is still them. It counts in the browser that asked alone: else
 * whoever holds a stolen session could have its owner confirm it.
 */
async function confirmSession(
  work: Work,
  asked: { readonly accountId: string; readonly sessionId: string; readonly returnPath: string | null },
): Promise<Opened | Refused> {
  const { actor } = work;
  if (actor.kind !== 'person' || actor.sessionId !== asked.sessionId) return refuse('LINK_OTHER_BROWSER');
  await noteStepUp(work);
  return { ...asked, sessionToken: null, deviceToken: null };
}

/**
 * Why a link does not open, and where it would have led: whoever clicks it again still wants to go there. A disabled
 * account's link is as unknown as one that never was.
 */
async function objectionTo(work: Work, hash: Buffer): Promise<Refused> {
  const rows: readonly { used: boolean; ended: boolean; returnPath: string | null }[] = await work.db.query(
    `select l.used_at is not null as used, l.ended_at is not null as ended, l.return_path as "returnPath"
       from identity.login_link l
     join identity.account a on a.id = l.account_id and a.disabled_at is null where l.token_hash = $1`,
    [hash],
  );
  const link = rows[0];
  if (!link) return refuse('LINK_UNKNOWN');
  if (link.ended) return refuse('LINK_ADDRESS_MOVED');
  const { returnPath } = link;
  return link.used ? refuse('LINK_USED', { returnPath }) : refuse('LINK_EXPIRED', { returnPath });
}
