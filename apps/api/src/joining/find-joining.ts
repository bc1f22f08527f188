import { Field, Int, ObjectType } from '@nestjs/graphql';
import { dayOf, isOver, isSlug, mostParticular, ruleFor } from '@plenaria/membership';
import type { Day as CivilDay } from '@plenaria/membership';
import { Readable } from '../graphql/allow.ts';
import { Day } from '../graphql/scalars.ts';
import { findOffered } from '../levels/find-levels.ts';
import { ServiceLevel } from '../levels/service-level.ts';
import { Custodian } from '../membership/custodian.ts';
import { MemberClass, textIn } from '../membership/member-class.ts';
import type { View } from '../work.ts';
import { rulesInForce } from './joining-rules.ts';

/** Who decides whether somebody may join. */
@ObjectType()
@Readable('public')
export class JoiningRuleView {
  @Field(() => String, { description: 'custodian, objectionWindow or decision' })
  kind!: string;

  @Field(() => Int, { nullable: true, description: 'Of an objection window.' })
  days!: number | null;
}

/** A class in which one may join through a custodian. */
@ObjectType()
@Readable('public')
export class JoiningClass {
  @Field(() => MemberClass)
  class!: MemberClass;

  @Field(() => String, {
    nullable: true,
    description: 'What its members give, in the language of the reader.',
  })
  gives!: string | null;

  @Field(() => JoiningRuleView)
  rule!: JoiningRuleView;

  @Field(() => Day, { nullable: true, description: 'After it nobody holds the class.' })
  lastDay!: CivilDay | null;
}

/** What a custodian tells those who may want to join through it. */
@ObjectType()
@Readable('public')
export class Joining {
  @Field(() => Custodian)
  custodian!: Custodian;

  @Field(() => String, { nullable: true, description: 'Who they are, in the language of the reader.' })
  about!: string | null;

  @Field(() => Int, { description: 'How many belong to the federation through it today.' })
  members!: number;

  @Field(() => Boolean, {
    description: 'Is there somebody who reviews? If not, the secretary is told of who applies.',
  })
  hasReviewer!: boolean;

  @Field(() => [JoiningClass])
  classes!: JoiningClass[];

  @Field(() => [ServiceLevel], { description: 'That members of these classes may hold, as of today.' })
  levels!: ServiceLevel[];
}

/** The public page of a custodian, or null when there is no such custodian. */
export async function findJoining(view: View, slug: string, language: string): Promise<Joining | null> {
  const custodian = isSlug(slug) ? await view.db.findOneBy(Custodian, { slug }) : null;
  if (!custodian) return null;
  const [held]: readonly { members: number; reviewed: boolean }[] = await view.db.query(
    `select count(*)::integer as members,
            exists (select from identity.role_grant g
                     where g.custodian_id = $1 and g.role = 'custodian' and g.revoked_at is null) as reviewed
       from membership.membership s
      where s.custodian_id = $1 and s.valid @> $2::date`,
    [custodian.id, dayOf(view.now)],
  );
  const rules = await rulesInForce(view);
  const all = await view.db.find(MemberClass, { order: { position: 'asc' } });
  const today = dayOf(view.now);
  const classes = all.filter((row) => !isOver(row, today));
  const to = { custodianId: custodian.id, classes: classes.map((row) => row.slug), day: today };
  return Object.assign(new Joining(), {
    custodian,
    about: textIn(language, custodian.about),
    members: held?.members ?? 0,
    levels: await findOffered(view, language, to),
    hasReviewer: held?.reviewed ?? false,
    classes: classes.map((row) => {
      const told = rules.filter(({ gives }) => Object.keys(gives).length > 0);
      const gives = mostParticular(told, custodian.id, row.slug)?.gives ?? {};
      const rule = ruleView(ruleFor(rules, custodian.id, [row.slug]));
      return Object.assign(new JoiningClass(), {
        class: MemberClass.in(language, row),
        gives: textIn(language, gives),
        rule,
        lastDay: row.lastDay,
      });
    }),
  });
}

/** A rule as a page tells it. */
export function ruleView(rule: ReturnType<typeof ruleFor>): JoiningRuleView {
  const days = rule.kind === 'objectionWindow' ? rule.days : null;
  return Object.assign(new JoiningRuleView(), { kind: rule.kind, days });
}
