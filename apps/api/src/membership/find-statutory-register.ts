import type { Day } from '@plenaria/membership';
import type { Actor, View } from '../work.ts';
import { Custodian } from './custodian.ts';
import { factsThen, factThen, namedThen, NAME_THEN } from './facts-then.ts';

/** A membership with a custodian: who, in which classes, and from when to when. */
export type Entered = {
  /** Given at the first admission by this custodian, and never to anybody else. */
  readonly number: number;
  readonly name: string;
  readonly country: string | null;
  /** Of its last day, or of the day of the register. */
  readonly classes: readonly Readonly<Record<string, string>>[];
  readonly admitted: Day;
  /** The last day; null for who is still a member on the day of the register. */
  readonly ceased: Day | null;
};

/** A custodian's register of members on a day: everybody who was ever admitted, also who has left. */
export type StatutoryRegister = {
  readonly custodian: Pick<Custodian, 'name' | 'country' | 'taxIdentity' | 'languages'>;
  readonly asOf: Day;
  readonly entered: readonly Entered[];
};

/** May this actor have the register of a custodian? The secretary may, and who acts for the custodian. */
export function keepsRegisterOf(actor: Actor, custodianId: string): boolean {
  if (actor.kind !== 'person') return actor.kind === 'system';
  if (actor.roles.includes('secretary')) return true;
  return actor.roles.includes('custodian') && actor.custodianIds.includes(custodianId);
}

/** The register of a custodian by its slug; null where there is none, or it is not for the one who asks. */
export async function findStatutoryRegister(
  { db, actor }: View,
  slug: string,
  asOf: Day,
): Promise<StatutoryRegister | null> {
  const custodian = await db.findOneBy(Custodian, { slug });
  if (!custodian || !keepsRegisterOf(actor, custodian.id)) return null;
  const entered: readonly Entered[] = await db.query(
    `select n.number, lower(s.valid)::text as admitted,
       ${NAME_THEN} as name,
       ${factThen('old.facts', 'country', 'm.country')} as country,
       case when upper(s.valid) - 1 <= $2::date then (upper(s.valid) - 1)::text end as ceased,
       array(select k.names from membership.class_holding h
               join membership.member_class k on k.slug = h.class
              where h.member_id = m.id and h.valid @> least($2::date, upper(s.valid) - 1)
              order by k.position) as classes
     from membership.membership s join membership.member m on m.id = s.member_id ${namedThen('$2')}
     join membership.register_number n on n.custodian_id = s.custodian_id and n.member_id = s.member_id
     cross join lateral (select ${factsThen('$2')} as facts) old
     where s.custodian_id = $1 and lower(s.valid) <= $2::date
     order by n.number, lower(s.valid)`,
    [custodian.id, asOf],
  );
  const { name, country, taxIdentity, languages } = custodian;
  return { custodian: { name, country, taxIdentity, languages }, asOf, entered };
}
