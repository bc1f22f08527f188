import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { Work } from '../../work.ts';
import type { Opened } from '../door.ts';
import { securityLetter } from '../security-letter.ts';
import { startSession } from '../start-session.ts';
import type { Browser } from '../start-session.ts';
import { recoveryCodesLeft } from './find-secrets.ts';
import { hashOfRecoveryCode } from './recovery-code.ts';

/** Signs in whoever has the slip of paper; the code is used up, and its owner is written to. */
export async function signInWithRecoveryCode(
  work: Work,
  code: string,
  browser: Browser,
): Promise<Opened | Refused> {
  const hash = hashOfRecoveryCode(code);
  const [rows]: [readonly { accountId: string }[], number] = await work.db.query(
    `update identity.recovery_code c set used_at = $2 from identity.account a
     where c.hash = $1 and c.used_at is null and a.id = c.account_id and a.disabled_at is null
     returning c.account_id as "accountId"`,
    [hash, work.now],
  );
  const accountId = rows[0]?.accountId;
  if (!accountId) return refuse('SIGN_IN_FAILED');
  const left = await recoveryCodesLeft(work, accountId);
  await work.later(securityLetter('code-used', { accountId, what: String(left), at: work.now }));
  const session = await startSession(work, accountId, { ...browser, method: 'code', isCertain: true });
  return { accountId, returnPath: null, ...session };
}
