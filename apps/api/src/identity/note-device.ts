import { deviceName } from '@plenaria/i18n';
import type { Work } from '../work.ts';
import { securityLetter } from './security-letter.ts';
import type { Browser } from './start-session.ts';
import { hashOfToken, newToken } from './token.ts';

/**
 * Remembers the browser by a token that it keeps, and answers the token. Whoever has come in before with another
 * browser is written to when a new one comes in; the very first is no news.
 */
export async function noteDevice(work: Work, accountId: string, browser: Browser): Promise<string> {
  const { db, now } = work;
  const known = browser.device === null ? null : hashOfToken(browser.device);
  const token = known && browser.device !== null ? browser.device : newToken();
  const rows: readonly { isNew: boolean; isFirst: boolean }[] = await db.query(
    `with before as (select count(*) as devices from identity.device where account_id = $1)
     insert into identity.device as d (account_id, token_hash, first_seen_at, last_seen_at) values ($1, $2, $3, $3)
     on conflict (account_id, token_hash) do update set last_seen_at = excluded.last_seen_at
     returning d.first_seen_at = $3 as "isNew", (select devices = 0 from before) as "isFirst"`,
    [accountId, hashOfToken(token), now],
  );
  if (rows[0]?.isNew && !rows[0].isFirst)
    await work.later(
      securityLetter('new-device', { accountId, what: deviceName(browser.userAgent), at: now }),
    );
  return token;
}
