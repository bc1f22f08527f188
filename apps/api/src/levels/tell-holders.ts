import type { Day } from '@plenaria/membership';
import { presentMembers } from '../membership/present-register.ts';
import { tellConcerned } from '../membership/tell-concerned.ts';
import type { Entered } from '../membership/tell-concerned.ts';
import type { Work } from '../work.ts';
import type { StoredVersion } from './stored-levels.ts';

/** The members that hold a service level on a day or later. */
export async function holdersFrom({ db }: Work, levelId: string, day: Day): Promise<readonly string[]> {
  const rows: readonly { memberId: string }[] = await db.query(
    `select distinct member_id as "memberId" from membership.level_holding
      where level_id = $1 and (upper_inf(valid) or upper(valid) > $2::date)`,
    [levelId, day],
  );
  return rows.map(({ memberId }) => memberId);
}

/** Writes to those who speak for these members what was entered about their service level. */
export async function tellHolders(work: Work, memberIds: readonly string[], entered: Entered): Promise<void> {
  const members = await presentMembers(work.db, 'en', memberIds);
  await tellConcerned(
    work,
    members.map((member) => ({ member })),
    entered,
  );
}

/** The terms of a version as a letter tells them. */
export function termsOf({ amount, currency, participantsMax, minutesMax }: StoredVersion) {
  return { amount, currency, participantsMax, minutesMax };
}
