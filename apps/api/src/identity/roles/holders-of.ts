import type { View } from '../../work.ts';

/** Who is sought: holders of one of these roles, of these custodians where some are named, but not this account. */
export type Holding = {
  readonly roles: readonly string[];
  readonly custodianIds?: readonly string[];
  readonly except: string | null;
};

/** The accounts that hold a role now, each once. */
export async function holdersOf(
  { db }: View,
  { roles, custodianIds, except }: Holding,
): Promise<readonly string[]> {
  const rows: readonly { id: string }[] = await db.query(
    `select distinct account_id as id from identity.role_grant
      where role = any ($1::text[]) and revoked_at is null and account_id is distinct from $2::uuid
        and ($3::uuid[] is null or custodian_id = any ($3))`,
    [roles, except, custodianIds ?? null],
  );
  return rows.map(({ id }) => id);
}
