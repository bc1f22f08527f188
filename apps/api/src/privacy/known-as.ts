import type { View } from '../work.ts';
import type { KnownAs } from './name-pattern.ts';

// What somebody else is called by now is no longer looked for: a file may have given it to the wrong person for a day.
// Nor an address to which somebody else was invited since: the letter on its way goes there.
// An organisation's name, under which somebody signed or applied for it, is none of theirs.
const KNOWN = `
  select array(
      select p.name
      union select m.name from membership.member m where m.person_id = p.id
      union select e.name from voting.roll_entry e join membership.member m on m.id = e.member_id
             where m.person_id = p.id
      union select i.name from membership.invitation i where i.accepted_by = a.id
      union select n.name from membership.application n where n.account_id = a.id and n.kind = 'individual'
      union select c.for_name from agreements.acceptance c
              join membership.application n on n.id = c.application_id and n.kind = 'individual'
             where c.person_id = p.id
      union select f.name from privacy.former_name f where f.person_id = p.id
              and not exists (select from membership.person o where o.id <> p.id and lower(o.name) = lower(f.name))
              and not exists (select from membership.member o
                               where o.person_id is distinct from p.id and lower(o.name) = lower(f.name))) as names,
    array(
      select lower(e) from unnest(array[p.email, a.email]) e
      union select lower(unnest(array[c.from_email, c.to_email])) from identity.email_change c
             where c.account_id = a.id and c.confirmed_at is not null
      union select lower(i.email) from membership.invitation i where i.accepted_by = a.id
      union select lower(v.email) from identity.provider_connection v where v.account_id = a.id
      union select lower(f.email) from privacy.former_name f where f.person_id = p.id
              and not exists (select from membership.person o where o.id <> p.id and lower(o.email) = lower(f.email))
              and not exists (select from identity.account o where o.person_id is distinct from p.id
                                 and lower(o.email) = lower(f.email))
              and not exists (select from membership.invitation o where o.email = lower(f.email)
                                 and o.invited_at >= f.replaced_at and o.accepted_by is distinct from a.id
                                 and lower(o.name) <> lower(p.name))) as emails
    from membership.person p left join identity.account a on a.person_id = p.id
   where p.id = $1`;

type Row = Readonly<Record<'names' | 'emails', readonly (string | null)[]>>;

/** What somebody is called, and was wherever they joined, signed or voted; null when there is no such person. */
export async function knownAs({ db }: View, personId: string): Promise<KnownAs | null> {
  const rows: readonly Row[] = await db.query(KNOWN, [personId]);
  const [row] = rows;
  if (!row) return null;
  return { names: given(row.names), emails: given(row.emails) };
}

function given(texts: readonly (string | null)[]): readonly string[] {
  return texts.flatMap((text) => (text ? [text] : []));
}
