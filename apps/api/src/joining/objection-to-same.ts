import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { dayOf } from '@plenaria/membership';
import type { View } from '../work.ts';
import type { Application } from './application.ts';
import { findAlike } from './find-alike.ts';

type Known = { readonly name: string; readonly custodian: string; readonly applying: boolean };

/**
 * One organisation is a member once and asks to be one once, however its name is written; so is a person. Says which
 * it is and through whom, so that whoever applies can speak with the right people.
 */
export async function objectionToSame(view: View, application: Application): Promise<Refused | null> {
  return asRefused((await memberNow(view, application)) ?? (await applyingToo(view, application)));
}

/** Is who applies a member by now? Asked again whenever time or a vote has gone by. */
export async function alreadyMember(view: View, application: Application): Promise<Refused | null> {
  return asRefused(await memberNow(view, application));
}

function asRefused(known: Known | null): Refused | null {
  if (!known) return null;
  const { name, custodian, applying } = known;
  return refuse(applying ? 'ALREADY_APPLYING' : 'ALREADY_A_MEMBER', { name, custodian });
}

async function memberNow(view: View, application: Application): Promise<Known | null> {
  if (application.kind === 'organisation') return sameOrganisation(view, application, 'member');
  const [known]: readonly Known[] = await view.db.query(
    `select m.name, c.name as custodian, false as applying
       from identity.account a
       join membership.member m on m.person_id = a.person_id
       join membership.membership s on s.member_id = m.id and (upper_inf(s.valid) or upper(s.valid) > $2::date)
       join membership.custodian c on c.id = s.custodian_id
      where a.id = $1`,
    [application.accountId, dayOf(view.now)],
  );
  return known ?? null;
}

async function applyingToo(view: View, application: Application): Promise<Known | null> {
  if (application.kind === 'organisation') return sameOrganisation(view, application, 'applying');
  const [known]: readonly Known[] = await view.db.query(
    `select a.name, c.name as custodian, true as applying
       from membership.application a join membership.custodian c on c.id = a.custodian_id
      where a.account_id = $1 and a.kind = 'individual' and a.id <> $2
        and a.state not in ('draft', 'admitted', 'rejected', 'refused', 'withdrawn')`,
    [application.accountId, application.id],
  );
  return known ?? null;
}

async function sameOrganisation(
  view: View,
  application: Application,
  as: 'member' | 'applying',
): Promise<Known | null> {
  const alike = await findAlike(view, application);
  const same = alike.find((other) => other.likeness === 'same' && other.as === as);
  return same ? { name: same.name, custodian: same.custodian ?? '', applying: as === 'applying' } : null;
}
