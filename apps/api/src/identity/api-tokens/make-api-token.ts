import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { isScope } from '../../graphql/scopes.ts';
import type { Work } from '../../work.ts';
import { securityLetter } from '../security-letter.ts';
import { ApiToken, hashOfApiToken, MadeApiToken, newApiToken } from './api-token.ts';
import { findApiTokens } from './find-api-tokens.ts';

/** What a token is to be called, what it is for, and for how long. */
export type WantedToken = {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly days: number;
};

/** Forgotten keys are the ones that are found: none is good for longer than a year. */
export const TOKEN_DAYS_MAX = 365;
const NAME_MAX = 80;
/** As many programs as one person can look after. */
const TOKENS_MAX = 20;

/** Makes a token in the asking person's name, tells it once, and writes to them that there is a new one. */
export async function makeApiToken(work: Work, wanted: WantedToken): Promise<MadeApiToken | Refused> {
  const { actor, db, now } = work;
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  const name = wanted.name.trim().replace(/\p{Cc}+/gu, ' ');
  const fields = fieldsInError({ ...wanted, name });
  if (fields.length > 0) return refuse('INVALID_INPUT', { fields });
  const { accountId } = actor;
  // Whoever makes two at a time makes them one after the other, so that the limit holds.
  await db.query(`select from identity.account where id = $1 for update`, [accountId]);
  const others = await findApiTokens(work, accountId);
  if (others.length >= TOKENS_MAX) return refuse('TOO_MANY_TOKENS', { most: TOKENS_MAX });
  const secret = newApiToken();
  const rows: readonly { id: string }[] = await db.query(
    `insert into identity.api_token (account_id, name, token_hash, scopes, created_at, expires_at)
     values ($1, $2, $3, $4, now(), now() + make_interval(days => $5)) returning id`,
    [accountId, name, hashOfApiToken(secret), [...new Set(wanted.scopes)].toSorted(), wanted.days],
  );
  const token = await db.findOneByOrFail(ApiToken, { id: rows[0]?.id ?? '' });
  await work.later(securityLetter('token-made', { accountId, what: name, at: now }));
  return Object.assign(new MadeApiToken(), { secret, token });
}

function fieldsInError({ name, scopes, days }: WantedToken) {
  const wrong = [
    name === '' ? { field: 'name', reason: 'refusals:field.required' } : null,
    name.length > NAME_MAX ? { field: 'name', reason: 'refusals:field.tooLong' } : null,
    scopes.length === 0 ? { field: 'scopes', reason: 'refusals:field.required' } : null,
    scopes.every(isScope) ? null : { field: 'scopes', reason: 'refusals:field.invalid' },
    days >= 1 && days <= TOKEN_DAYS_MAX ? null : { field: 'days', reason: 'refusals:field.invalid' },
  ];
  return wrong.filter((field) => field !== null);
}
