import type { View } from '../work.ts';

/** What this federation is called. */
export async function federationName({ db }: View): Promise<string> {
  const rows: readonly { name: string }[] = await db.query(`select name from membership.federation limit 1`);
  return rows[0]?.name ?? 'Plenaria';
}
