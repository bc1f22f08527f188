import type { View } from '../../work.ts';

/** When an account's password was set, or null when it has none. */
export async function passwordSetAt(view: View, accountId: string): Promise<Date | null> {
  const rows: readonly { setAt: Date }[] = await view.db.query(
    `select set_at as "setAt" from identity.password where account_id = $1`,
    [accountId],
  );
  return rows[0]?.setAt ?? null;
}

/** How many recovery codes of an account are still good. */
export async function recoveryCodesLeft(view: View, accountId: string): Promise<number> {
  const rows: readonly { left: number }[] = await view.db.query(
    `select count(*)::int as left from identity.recovery_code where account_id = $1 and used_at is null`,
    [accountId],
  );
  return rows[0]?.left ?? 0;
}
