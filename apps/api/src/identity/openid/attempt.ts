import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { View, Work } from '../../work.ts';
import { hashOfToken } from '../token.ts';

/** So long somebody may take at their provider, and then to show which account is theirs. */
export const ATTEMPT_MINUTES = 20;

/** Somebody on their way to a provider: where they come from and go to, and what their answer must carry. */
export type Attempt = {
  readonly custodianId: string;
  readonly issuer: string;
  readonly nonce: string;
  readonly verifier: string;
  /** They are signed in, and want to be known by the provider from now on. */
  readonly connects: boolean;
  readonly returnPath: string | null;
};

/** What only the browser knows: what comes back in the answer, and a cookie. */
export type Marks = { readonly state: string; readonly browser: string };

const ATTEMPT = `custodian_id as "custodianId", issuer, nonce, verifier, connects, return_path as "returnPath"`;

/** Writes down who sets out. */
export async function beginAttempt(
  { db, now }: Work,
  { state, browser }: Marks,
  attempt: Attempt,
): Promise<void> {
  const { custodianId, issuer, nonce, verifier, connects, returnPath } = attempt;
  await db.query(
    `insert into identity.provider_attempt (state_hash, browser_hash, custodian_id, issuer, nonce, verifier, connects,
       return_path, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9::timestamptz + make_interval(mins => $10))`,
    [
      hashOfToken(state),
      hashOfToken(browser),
      custodianId,
      issuer,
      nonce,
      verifier,
      connects,
      returnPath,
      now,
      ATTEMPT_MINUTES,
    ],
  );
}

/** Uses an attempt up: of any number of answers to it, in the browser that set out, the first one counts. */
export async function takeAttempt(
  { db, now }: Work,
  { state, browser }: Marks,
  custodian: string,
): Promise<Attempt | Refused> {
  const [rows]: [readonly Attempt[], number] = await db.query(
    `update identity.provider_attempt set used_at = $4
      where state_hash = $1 and browser_hash = $2 and used_at is null and expires_at > $4
        and custodian_id = (select id from membership.custodian where slug = $3)
     returning ${ATTEMPT}`,
    [hashOfToken(state), hashOfToken(browser), custodian, now],
  );
  return rows[0] ?? refuse('PROVIDER_SIGN_IN_OVER');
}

/** Who came back, as their provider calls them. */
export type Stranger = {
  readonly issuer: string;
  readonly subject: string;
  /** Null when the provider has not made certain of it. */
  readonly email: string | null;
};

/** Lets somebody wait whom nobody is known as yet. */
export async function letWait(
  { db }: Work,
  state: string,
  { issuer, subject, email }: Stranger,
): Promise<void> {
  await db.query(
    `update identity.provider_attempt set issuer = $2, subject = $3, email = $4 where state_hash = $1`,
    [hashOfToken(state), issuer, subject, email],
  );
}

/** Somebody who waits, and at whose door. */
export type Waiting = Stranger & {
  readonly stateHash: Buffer;
  readonly custodian: string;
  readonly label: string;
};

/** SQL: do these name one provider? Its keepers may have written its address with the last slash or without. */
export function isIssuer(one: string, other: string): string {
  return `rtrim(${one}, '/') = rtrim(${other}, '/')`;
}

/** Who waits in this browser, the last who came, unless another provider has taken its place. Asked as the program. */
export async function findWaiting({ db, now }: View, browser: string | null): Promise<Waiting | null> {
  const hash = browser === null ? null : hashOfToken(browser);
  if (!hash) return null;
  const rows: readonly Waiting[] = await db.query(
    `select a.state_hash as "stateHash", a.issuer, a.subject, a.email, c.slug as custodian, p.label
       from identity.provider_attempt a
       join membership.custodian c on c.id = a.custodian_id
       join identity.sign_in_provider p on p.custodian_id = c.id and ${isIssuer('p.issuer', 'a.issuer')}
      where a.browser_hash = $1 and a.subject is not null and a.connected_at is null and a.expires_at > $2
      order by a.created_at desc limit 1`,
    [hash, now],
  );
  return rows[0] ?? null;
}

/** Nobody waits with this any more: of several that ask at once, one is told so. */
export async function endWaiting({ db, now }: Work, stateHash: Buffer): Promise<boolean> {
  const [, ended]: [unknown, number] = await db.query(
    `update identity.provider_attempt set connected_at = $2 where state_hash = $1 and connected_at is null`,
    [stateHash, now],
  );
  return ended === 1;
}
