import type { Work } from '../work.ts';
import { asProgram } from './as-program.ts';
import { noteDevice } from './note-device.ts';
import { SESSION_IDLE_DAYS } from './session.ts';
import { hashOfToken, newToken } from './token.ts';

/** How somebody has come in. */
export type SignInMethod = 'link' | 'passkey' | 'password' | 'code' | 'provider';

/** With which browser: what it calls itself, and the token by which it is known, when it has one. */
export type Browser = { readonly userAgent: string | null; readonly device: string | null };

/** How somebody comes in, with which browser, and whether that makes it certain who they are. */
export type Arrival = Browser & { readonly method: SignInMethod; readonly isCertain: boolean };

/** A new session: its id, and the tokens that only the browser keeps, of the session and its own. */
export type StartedSession = {
  readonly sessionId: string;
  readonly sessionToken: string;
  readonly deviceToken: string;
};

const USER_AGENT_MAX = 300;

/** Signs an account in. The session from which it was asked ends, so that a browser holds one at a time. */
export async function startSession(
  work: Work,
  accountId: string,
  { method, isCertain, ...browser }: Arrival,
): Promise<StartedSession> {
  const { actor } = work;
  const sessionToken = newToken();
  const rows: readonly { id: string }[] = await work.db.query(
    `insert into identity.session
       (token_hash, account_id, created_at, last_seen_at, expires_at, user_agent, method, stepped_up_at)
     values ($1, $2, now(), now(), now() + interval '${SESSION_IDLE_DAYS} days', $3, $4, case when $5 then now() end)
     returning id`,
    [
      hashOfToken(sessionToken),
      accountId,
      browser.userAgent?.slice(0, USER_AGENT_MAX) ?? null,
      method,
      isCertain,
    ],
  );
  const sessionId = rows[0]?.id;
  if (!sessionId) throw new Error('a session that was inserted must have an id');
  if (actor.kind === 'person') {
    if (actor.accountId === accountId) {
      await keepTelling(work, actor.sessionId, sessionId);
      await keepServices(work, actor.sessionId, sessionId);
    }
    await endSession(work, actor.accountId, actor.sessionId);
  }
  return { sessionId, sessionToken, deviceToken: await noteDevice(work, accountId, browser) };
}

/** A browser that told its owner what happens goes on doing so when they open a letter's link in it. */
async function keepTelling({ db }: Work, before: string, after: string): Promise<void> {
  await db.query(`update post.push_device set session_id = $2 where session_id = $1`, [before, after]);
}

/** The services to which somebody has signed in from this browser need not sign them out for it either. */
async function keepServices(work: Work, before: string, after: string): Promise<void> {
  await asProgram(work, () =>
    work.db.query(`update identity.service_token set session_id = $2 where session_id = $1`, [before, after]),
  );
}

/** Ends one of an account's sessions; answers whether there was one to end. */
export async function endSession(work: Work, accountId: string, sessionId: string): Promise<boolean> {
  const [, ended]: [unknown, number] = await work.db.query(
    `update identity.session set revoked_at = now()
     where id = $1 and account_id = $2 and revoked_at is null and expires_at > now()`,
    [sessionId, accountId],
  );
  return ended === 1;
}
