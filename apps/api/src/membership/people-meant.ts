import { foldName } from '@plenaria/membership';
import type { View } from '../work.ts';

/** The people of the register whom a text means: by id, by name as all names are compared, or, where addresses are the
 *  asker's business, by e-mail address. Whoever only applies to join is none of them. */
export async function peopleMeant(
  { db }: View,
  text: string,
  { byAddress }: { readonly byAddress: boolean },
): Promise<readonly string[]> {
  const said = text.trim();
  // Names are few enough to be compared here.
  const rows: readonly { id: string; name: string; email: string | null }[] = await db.query(
    `select p.id, p.name, p.email from membership.person p
      where exists (select from membership.member m where m.person_id = p.id)
         or exists (select from membership.representation r where r.person_id = p.id)
         or exists (select from identity.account a where a.person_id = p.id and not a.is_guest)`,
  );
  const isMeant = ({ id, name, email }: (typeof rows)[number]) =>
    id === said || foldName(name) === foldName(said) || (byAddress && email === said.toLowerCase());
  return rows.filter(isMeant).map(({ id }) => id);
}
