import { versionOn } from '@plenaria/membership';
import type { Day, ServiceLevel, Valid } from '@plenaria/membership';
import type { View } from '../work.ts';

/** What a service level gave and cost for a while, as it is kept; texts by language. */
export type StoredVersion = Valid & {
  readonly id: string;
  /** The person who wrote it; null for the program. */
  readonly recordedBy: string | null;
  readonly names: Readonly<Record<string, string>>;
  readonly descriptions: Readonly<Record<string, string>>;
  /** In minor units. */
  readonly amount: string;
  readonly currency: string;
  readonly participantsMax: number;
  readonly minutesMax: number;
};

/** A service level with all its versions, and its class as a member class is told. */
export type StoredLevel = ServiceLevel<StoredVersion> & {
  readonly id: string;
  readonly classNames: Record<string, string>;
  readonly classPosition: number;
};

/** Every service level there ever was, by class and then the cheapest first. */
export function storedLevels({ db }: View): Promise<readonly StoredLevel[]> {
  return db.query(`
    select l.id, l.slug, l.custodian_id as "custodianId", l.class, k.names as "classNames",
      k.position as "classPosition",
      jsonb_agg(jsonb_build_object('id', v.id, 'recordedBy', v.recorded_by, 'names', v.names, 'descriptions', v.descriptions,
        'amount', v.amount::text, 'currency', v.currency, 'participantsMax', v.participants_max,
        'minutesMax', v.minutes_max, 'from', lower(v.valid), 'to', upper(v.valid) - 1) order by v.valid) as versions
    from membership.service_level l
    join membership.service_level_version v on v.level_id = l.id
    join membership.member_class k on k.slug = l.class
    group by l.id, k.slug
    order by k.position, (array_agg(v.amount order by v.valid desc))[1], l.slug, l.custodian_id nulls first`);
}

/** The version that holds on a day; before the first one that one, and after the last one the last. */
export function versionAround(level: StoredLevel, day: Day): StoredVersion {
  const [first] = level.versions;
  const last = level.versions.at(-1);
  if (!first || !last) throw new Error('a service level must have a version');
  return versionOn(level, day) ?? (day < first.from ? first : last);
}
