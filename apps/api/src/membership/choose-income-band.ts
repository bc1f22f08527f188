import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { dayOf, readIncomeBand } from '@plenaria/membership';
import type { View, Work } from '../work.ts';
import { refuseFields } from './change-member.ts';
import { membersRepresentedBy } from './find-members.ts';
import type { Member } from './member.ts';

/** Of which member, and which band; '' takes back what was said. */
export type BandChosen = { readonly memberId: string; readonly band: string };

/** A member says in which income band it is, or no longer says so: nobody asks for proof, and nobody else may. */
export async function chooseIncomeBand(
  work: Work,
  { memberId, band }: BandChosen,
): Promise<Member | Refused> {
  const member = await ownMember(work, memberId);
  if (!member) return refuse('NOT_ALLOWED');
  const chosen = readIncomeBand(band);
  if (chosen === 'unknown')
    return refuseFields([{ field: 'band', reason: 'refusals:field.invalid' }]) ?? member;
  await work.db.query(`delete from membership.income_band where member_id = $1`, [member.id]);
  if (chosen !== null)
    await work.db.query(
      `insert into membership.income_band (member_id, income_band, chosen_at) values ($1, $2, $3)`,
      [member.id, chosen, work.now],
    );
  return member;
}

/** The band of a member as its own people read it: '' while none is chosen, null for everybody else. */
export async function incomeBandOf(view: View, memberId: string): Promise<string | null> {
  if (!(await ownMember(view, memberId))) return null;
  const [row]: readonly { income_band: string }[] = await view.db.query(
    `select income_band from membership.income_band where member_id = $1`,
    [memberId],
  );
  return row?.income_band ?? '';
}

async function ownMember(view: View, memberId: string): Promise<Member | null> {
  const { actor, now } = view;
  if (actor.kind !== 'person') return null;
  const own = await membersRepresentedBy(view, actor.personId, dayOf(now));
  return own.find(({ id }) => id === memberId) ?? null;
}
