import type { View } from '../../work.ts';
import { asProgram } from '../as-program.ts';

/** Is this address kept for who had it, because they may still go back to it? Nobody else is given it till then. */
export async function isAddressKept({ db, now }: View, email: string): Promise<boolean> {
  const rows: readonly { kept: boolean }[] = await db.query(
    `select identity.address_kept_for($1, $2) is not null as kept`,
    [email, now],
  );
  return rows[0]?.kept ?? true;
}

/** All addresses that are kept so. Whose they are is nobody's to read, so it is asked as the program. */
export async function keptAddresses(view: View): Promise<ReadonlySet<string>> {
  const rows: readonly { email: string }[] = await asProgram(view, () =>
    view.db.query(
      `select distinct from_email as email from identity.email_change
        where confirmed_at is not null and stopped_at is null and undo_until > $1`,
      [view.now],
    ),
  );
  return new Set(rows.map(({ email }) => email));
}
