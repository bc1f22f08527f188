import type { View } from '../work.ts';

/**
 * Does in the same transaction what follows by itself from what somebody was allowed to do: the program writes it, so
 * the database need not let them. Who acts stays who acts, for the history.
 */
export async function asProgram<Answer>({ db }: View, act: () => Promise<Answer>): Promise<Answer> {
  const [{ asking } = { asking: '' }]: readonly { asking: string }[] = await db.query(
    `select coalesce(current_setting('plenaria.account', true), '') as asking`,
  );
  const sayWho = (account: string) => db.query(`select set_config('plenaria.account', $1, true)`, [account]);
  await sayWho('system');
  const answer = await act();
  await sayWho(asking);
  return answer;
}
