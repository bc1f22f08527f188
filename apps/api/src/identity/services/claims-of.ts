import type { AccountClaims } from 'oidc-provider';
import type { View } from '../../work.ts';

type Told = {
  readonly name: string;
  readonly email: string;
  readonly language: string;
  readonly timeZone: string;
  readonly isPaused: boolean;
  readonly isApplying: boolean;
  readonly wasMember: boolean;
  readonly custodians: readonly string[];
  readonly classes: readonly string[];
  readonly circles: readonly string[];
  readonly levels: readonly string[];
};

// Of somebody as a member and of those for whom they speak, as circles do it: services are for people.
const TELL = `
  with who as (
    select a.id, a.person_id, a.email, a.language, a.time_zone, p.name
      from identity.account a join membership.person p on p.id = a.person_id
     where a.id = $1 and a.disabled_at is null),
  own as (
    select m.id from membership.member m join who on m.person_id = who.person_id
    union select r.member_id from membership.representation r join who on r.person_id = who.person_id
           where r.valid @> identity.today()),
  held as (
    select s.member_id, s.custodian_id from membership.membership s join own on own.id = s.member_id
     where s.valid @> identity.today())
  select who.name, who.email, who.language, who.time_zone as "timeZone",
         (select bool_and(exists (select from membership.pause p
                                   where p.member_id = held.member_id and p.valid @> identity.today()))
            from held) as "isPaused",
         exists (select from membership.application n where n.account_id = who.id and n.member_id is null
                   and n.state not in ('draft', 'admitted', 'rejected', 'refused', 'withdrawn')) as "isApplying",
         exists (select from membership.membership s join own on own.id = s.member_id) as "wasMember",
         array(select distinct c.slug from held join membership.custodian c on c.id = held.custodian_id
                order by c.slug) as custodians,
         array(select distinct h.class from membership.class_holding h join held on held.member_id = h.member_id
                where h.valid @> identity.today() order by h.class) as classes,
         array(select distinct c.slug from membership.circle_seat t join membership.circle c on c.id = t.circle_id
                where t.person_id = who.person_id and t.valid @> identity.today()
                  and membership.belongs(who.person_id, c.custodian_id,
                                         daterange(identity.today(), identity.today(), '[]'))
                order by c.slug) as circles,
         array(select distinct l.slug from membership.level_holding h join held on held.member_id = h.member_id
                 join membership.service_level l on l.id = h.level_id
                where h.valid @> identity.today() order by l.slug) as levels
    from who`;

/**
 * What is told of somebody, as of today; null for an account that is none any more. Which of it a service gets is for
 * its scopes. Asked as the program.
 */
export async function claimsOf({ db }: View, accountId: string): Promise<AccountClaims | null> {
  const rows: readonly Told[] = await db.query(TELL, [accountId]);
  const told = rows[0];
  if (!told) return null;
  const { name, email, language, timeZone, custodians, classes, circles, levels } = told;
  return {
    sub: accountId,
    name,
    email,
    // Whoever signs in has opened a letter at this address.
    email_verified: true,
    locale: language,
    zoneinfo: timeZone,
    groups: [
      ...(custodians.length > 0 ? ['member'] : []),
      ...classes.map((slug) => `class:${slug}`),
      ...custodians.map((slug) => `custodian:${slug}`),
      ...circles.map((slug) => `circle:${slug}`),
    ],
    membership_status: statusOf(told),
    service_levels: levels,
  };
}

function statusOf({ custodians, isPaused, isApplying, wasMember }: Told): string {
  if (custodians.length > 0) return isPaused ? 'paused' : 'member';
  if (isApplying) return 'applicant';
  return wasMember ? 'left' : 'none';
}
