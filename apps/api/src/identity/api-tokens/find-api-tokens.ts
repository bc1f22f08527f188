import type { View } from '../../work.ts';
import { ApiToken } from './api-token.ts';

/** The tokens of an account that still open something, the newest first. They live by the database's clock. */
export async function findApiTokens(view: View, accountId: string): Promise<readonly ApiToken[]> {
  return view.db
    .createQueryBuilder(ApiToken, 't')
    .where('t.account_id = :accountId and t.revoked_at is null and t.expires_at > now()', { accountId })
    .orderBy('t.created_at', 'DESC')
    .getMany();
}
