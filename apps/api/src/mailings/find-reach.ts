import { membersWanted } from '../membership/members-wanted.ts';
import type { View } from '../work.ts';
import { MailingReach, Readers } from './mailing.ts';
import type { Narrowed } from './mailing.ts';

/** Somebody to write to: who is a member themselves, or represents one and votes for it. */
export type Recipient = { readonly personId: string; readonly language: string; readonly refuses: boolean };

type Row = { readonly memberId: string } & ({ readonly personId: null } | Recipient);

/** Everyone whom a filter of today's register reaches, once; how they want to be told only the program may see. */
async function rowsOf(view: View, narrowed: Narrowed): Promise<readonly Row[]> {
  const { where, values } = membersWanted(view, { ...narrowed, asOf: null });
  return view.db.query(
    `select m.id as "memberId", p.id as "personId", coalesce(a.language, p.language) as language,
            coalesce(n.channel = 'none', false) as refuses
       from membership.member m
       left join lateral (
         select m.person_id as id where m.person_id is not null
         union
         select r.person_id from membership.representation r
          where r.member_id = m.id and r.role <> 'delegate' and r.valid @> $1::date
       ) who on true
       left join (membership.person p left join identity.account a on a.person_id = p.id)
         on p.id = who.id and a.disabled_at is null and coalesce(a.email, p.email) is not null
       left join post.notice_choice n on n.account_id = a.id and n.topic = 'news'
      where ${where}`,
    [...values],
  );
}

/** Whom a mailing would be addressed to. */
export async function findRecipients(view: View, narrowed: Narrowed): Promise<readonly Recipient[]> {
  const rows = await rowsOf(view, narrowed);
  return distinct(rows.filter((row): row is Row & Recipient => row.personId !== null));
}

/** What its writer is told before it goes. */
export async function findReach(view: View, narrowed: Narrowed): Promise<MailingReach> {
  const rows = await rowsOf(view, narrowed);
  const recipients = distinct(rows.filter((row): row is Row & Recipient => row.personId !== null));
  const members = new Set(rows.map(({ memberId }) => memberId));
  const reached = new Set(rows.filter(({ personId }) => personId !== null).map(({ memberId }) => memberId));
  return Object.assign(new MailingReach(), {
    members: members.size,
    recipients: recipients.length,
    refusing: wholeFives(recipients.filter(({ refuses }) => refuses).length),
    unreachable: members.size - reached.size,
    languages: countLanguages(recipients),
  });
}

/** As with income bands: a filter that finds one member alone must not tell what they chose. */
function wholeFives(count: number): number {
  return count - (count % 5);
}

function distinct(rows: readonly Recipient[]): readonly Recipient[] {
  return [...new Map(rows.map((row) => [row.personId, row])).values()];
}

function countLanguages(recipients: readonly Recipient[]): readonly Readers[] {
  const counts = new Map<string, number>();
  for (const { language } of recipients) counts.set(language, (counts.get(language) ?? 0) + 1);
  return [...counts]
    .toSorted(([one, some], [other, more]) => more - some || one.localeCompare(other))
    .map(([language, count]) => Object.assign(new Readers(), { language, count }));
}
