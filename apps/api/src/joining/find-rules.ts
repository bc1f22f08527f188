import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { dayOf } from '@plenaria/membership';
import type { Day as CivilDay, JoiningRule } from '@plenaria/membership';
import { Readable } from '../graphql/allow.ts';
import { Day } from '../graphql/scalars.ts';
import { Custodian } from '../membership/custodian.ts';
import { MemberClass, textIn } from '../membership/member-class.ts';
import { Person } from '../membership/person.ts';
import { RulePack } from '../voting/rule-pack.ts';
import type { View } from '../work.ts';

/** A joining rule as it was adopted, in force or not. */
@ObjectType()
@Readable('signedIn')
export class AdoptedJoiningRule {
  @Field(() => ID)
  id!: string;

  @Field(() => Custodian, { nullable: true, description: 'Null: for all of them.' })
  custodian!: Custodian | null;

  @Field(() => MemberClass, { nullable: true, description: 'Null: for all of them.' })
  class!: MemberClass | null;

  @Field(() => String, { description: 'custodian, objectionWindow or decision' })
  kind!: string;

  @Field(() => Int, { nullable: true, description: 'Of an objection window.' })
  days!: number | null;

  @Field(() => String, { nullable: true, description: 'The rules by which the members would vote.' })
  rulePack!: string | null;

  @Field(() => String, { nullable: true, description: "What members give, in the reader's language." })
  gives!: string | null;

  @Field(() => Day)
  validFrom!: CivilDay;

  @Field(() => String, { description: 'now, later or before' })
  when!: 'now' | 'later' | 'before';

  @Field(() => String, { nullable: true })
  reason!: string | null;

  @Field(() => Person, { nullable: true, description: 'Who wrote it into the book.' })
  recordedBy!: Person | null;
}

type Row = {
  readonly id: string;
  readonly custodianId: string | null;
  readonly class: string | null;
  readonly rule: JoiningRule;
  readonly gives: Record<string, string>;
  readonly validFrom: CivilDay;
  readonly newestUntilToday: CivilDay | null;
  readonly reason: string | null;
  readonly personId: string | null;
  readonly personName: string | null;
};

/** Every joining rule that was ever adopted: by custodian and class, the newest first. */
export async function findJoiningRules(view: View, language: string): Promise<AdoptedJoiningRule[]> {
  const { db, now, actor } = view;
  const today = dayOf(now);
  const rows: readonly Row[] = await db.query(
    `select r.id, r.custodian_id as "custodianId", r.class, r.rule, r.gives, r.valid_from::text as "validFrom",
            max(r.valid_from) filter (where r.valid_from <= $1::date)
              over (partition by r.custodian_id, r.class)::text as "newestUntilToday",
            r.reason, p.id as "personId", p.name as "personName"
       from membership.joining_rule r
       left join membership.person p on p.id = r.recorded_by
       left join membership.custodian c on c.id = r.custodian_id
       left join membership.member_class k on k.slug = r.class
      order by c.name nulls first, k.position nulls first, r.valid_from desc`,
    [today],
  );
  const custodians = await db.find(Custodian);
  const classes = await db.find(MemberClass);
  const packs = await db.find(RulePack, { order: { version: 'asc' } });
  const packName = (slug: string | undefined) => {
    const pack = packs.findLast((one) => one.slug === slug);
    return pack ? (textIn(language, pack.names) ?? pack.slug) : (slug ?? null);
  };
  return rows.map((row) => {
    const memberClass = classes.find(({ slug }) => slug === row.class);
    const { id, rule, gives, validFrom, reason, personId, personName } = row;
    return Object.assign(new AdoptedJoiningRule(), {
      id,
      custodian: custodians.find((one) => one.id === row.custodianId) ?? null,
      class: memberClass ? MemberClass.in(language, memberClass) : null,
      kind: rule.kind,
      days: rule.kind === 'objectionWindow' ? rule.days : null,
      rulePack: packName(rule.rulePack),
      gives: textIn(language, gives),
      validFrom,
      when: validFrom > today ? 'later' : validFrom === row.newestUntilToday ? 'now' : 'before',
      reason,
      recordedBy: personId && personName ? Person.seenBy(actor, { id: personId, name: personName }) : null,
    });
  });
}
