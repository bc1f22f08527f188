import type { View } from '../../work.ts';

/** Is this address another's: of an account, of a person in the register, or kept for who may still go back to it? */
export async function isAddressTaken({ db, now }: View, email: string, accountId: string): Promise<boolean> {
  const rows: readonly { taken: boolean }[] = await db.query(
    `select exists (select from identity.account where email = $1 and id <> $2)
         or exists (select from membership.person p where p.email = $1
                     and p.id <> (select person_id from identity.account where id = $2))
         or coalesce(identity.address_kept_for($1, $3) <> $2, false) as taken`,
    [email, accountId, now],
  );
  return rows[0]?.taken ?? true;
}
