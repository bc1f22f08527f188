import type { View } from '../work.ts';
import { ACCOUNT_FACTS } from './account-facts.ts';
import type { AccountFacts } from './account-facts.ts';

/** The same transaction, told that the owner of an account acts: whoever holds a link that was sent to them. */
export async function asOwner<Seen extends View>(view: Seen, accountId: string): Promise<Seen> {
  await view.db.query(`select set_config('plenaria.account', $1, true)`, [accountId]);
  const rows: readonly AccountFacts[] = await view.db.query(
    `select ${ACCOUNT_FACTS} from identity.account a join membership.person p on p.id = a.person_id where a.id = $1`,
    [accountId],
  );
  const facts = rows[0];
  if (!facts) throw new Error('the account of a link must be there');
  return { ...view, actor: { kind: 'person', ...facts, sessionId: '', isCertain: false } };
}
