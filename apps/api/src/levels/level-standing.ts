import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { dayOf } from '@plenaria/membership';
import type { Day as CivilDay } from '@plenaria/membership';
import { Readable } from '../graphql/allow.ts';
import { Money } from '../graphql/money.ts';
import { Day, Json } from '../graphql/scalars.ts';
import { Custodian } from '../membership/custodian.ts';
import { MemberClass, textIn } from '../membership/member-class.ts';
import { Person } from '../membership/person.ts';
import type { View } from '../work.ts';
import { storedLevels } from './stored-levels.ts';
import type { StoredLevel, StoredVersion } from './stored-levels.ts';

/** What a service level gives and costs from a day on, and why. */
@ObjectType()
@Readable('signedIn')
export class ServiceLevelVersion {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: "In the reader's language." })
  name!: string;

  @Field(() => String, { nullable: true, description: "In the reader's language." })
  description!: string | null;

  @Field(() => Json, { description: 'By language.' })
  names!: Readonly<Record<string, string>>;

  @Field(() => Json, { description: 'By language.' })
  descriptions!: Readonly<Record<string, string>>;

  @Field(() => Money, { description: 'A month.' })
  price!: Money;

  @Field(() => Int)
  participantsMax!: number;

  @Field(() => Int)
  minutesMax!: number;

  @Field(() => Day)
  from!: CivilDay;

  @Field(() => Day, { nullable: true })
  to!: CivilDay | null;

  @Field(() => String, { description: 'now, later or before' })
  when!: 'now' | 'later' | 'before';

  @Field(() => String, { nullable: true })
  reason!: string | null;

  @Field(() => ID, { nullable: true, description: 'The decision that adopted it.' })
  decisionId!: string | null;

  @Field(() => Int, { nullable: true })
  decisionNumber!: number | null;

  @Field(() => Person, { nullable: true, description: 'Who wrote it into the book.' })
  recordedBy!: Person | null;
}

/** A service level in the federation's book, with every version of it. */
@ObjectType()
@Readable('signedIn')
export class ServiceLevelStanding {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  slug!: string;

  @Field(() => Custodian, { nullable: true, description: 'Null: of all of them.' })
  custodian!: Custodian | null;

  @Field(() => MemberClass)
  class!: MemberClass;

  @Field(() => Day, { nullable: true, description: 'After it nobody holds the level.' })
  lastDay!: CivilDay | null;

  @Field(() => String, { nullable: true, description: 'Why it ended.' })
  endReason!: string | null;

  @Field(() => Int, { description: 'Today.' })
  holders!: number;

  @Field(() => [ServiceLevelVersion], { description: 'The newest first.' })
  versions!: ServiceLevelVersion[];
}

type Founded = {
  readonly id: string;
  readonly reason: string | null;
  readonly decisionId: string | null;
  readonly decisionNumber: number | null;
  readonly personId: string | null;
  readonly personName: string | null;
};

/** Every service level, also those that ended, by class and then the cheapest first; or the one with an id. */
export async function findLevelStandings(
  view: View,
  language: string,
  id: string | null = null,
): Promise<ServiceLevelStanding[]> {
  const { db, now } = view;
  const levels = (await storedLevels(view)).filter((level) => id === null || level.id === id);
  const custodians = await db.find(Custodian);
  const founded: readonly Founded[] = await db.query(
    `select v.id, v.reason, d.id as "decisionId", d.number as "decisionNumber", p.id as "personId",
            p.name as "personName"
       from membership.service_level_version v
       left join voting.decision d on d.id = v.adopted_by
       left join membership.person p on p.id = v.recorded_by`,
  );
  const counted: readonly { id: string; endReason: string | null; holders: number }[] = await db.query(
    `select l.id, l.end_reason as "endReason", count(h.id)::integer as holders
       from membership.service_level l
       left join membership.level_holding h on h.level_id = l.id and h.valid @> $1::date
      group by l.id`,
    [dayOf(now)],
  );
  return levels.map((level) => {
    const { endReason = null, holders = 0 } = counted.find((one) => one.id === level.id) ?? {};
    return Object.assign(new ServiceLevelStanding(), {
      id: level.id,
      slug: level.slug,
      custodian: custodians.find((one) => one.id === level.custodianId) ?? null,
      class: classOf(level, language),
      lastDay: level.versions.at(-1)?.to ?? null,
      endReason,
      holders,
      versions: level.versions.toReversed().map((version) => {
        const why = founded.find((one) => one.id === version.id);
        return Object.assign(versionIn(language, version, dayOf(now)), why && toldBy(view, why));
      }),
    });
  });
}

function classOf(level: StoredLevel, language: string): MemberClass {
  const { classNames: names, classPosition: position } = level;
  return MemberClass.in(language, { slug: level.class, names, position });
}

function versionIn(language: string, version: StoredVersion, today: CivilDay): ServiceLevelVersion {
  const { amount, currency, ...rest } = version;
  const { from, to, names, descriptions } = version;
  return Object.assign(new ServiceLevelVersion(), {
    ...rest,
    name: textIn(language, names) ?? '',
    description: textIn(language, descriptions),
    price: Money.of({ amount, currency }),
    when: from > today ? 'later' : to !== null && to < today ? 'before' : 'now',
  });
}

function toldBy(
  { actor }: View,
  { reason, decisionId, decisionNumber, personId: id, personName: name }: Founded,
) {
  const recordedBy = id && name ? Person.seenBy(actor, { id, name }) : null;
  return { reason, decisionId, decisionNumber, recordedBy };
}
