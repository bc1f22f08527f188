import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { dayOf, isOver, mayPutRight, ruleProposed, wrongInRule } from '@plenaria/membership';
import type { Announced, ProposedRule } from '@plenaria/membership';
import { Custodian } from '../membership/custodian.ts';
import { refuseFields } from '../membership/change-member.ts';
import { MemberClass } from '../membership/member-class.ts';
import { readWords, wrongWords } from '../membership/words-by-language.ts';
import { wrongReason } from '../membership/wrong-reason.ts';
import { findRulePacks } from '../voting/find-rule-packs.ts';
import type { Work } from '../work.ts';

/** A joining rule as the secretary writes it into the federation's book. */
export type RuleAdoption = ProposedRule & {
  /** The slug of a custodian; null for all of them. */
  readonly custodian: string | null;
  /** The slug of a class; null for all of them. */
  readonly class: string | null;
  /** What members of the class give, by language. */
  readonly gives: unknown;
  readonly reason: string;
};

const GIVES_MAX = 2_000;
const PROBLEMS = {
  kind: 'refusals:field.invalid',
  days: 'admin:joining.daysWrong',
  rulePack: 'refusals:field.invalid',
  from: 'admin:joining.notInThePast',
} as const;

/** Adopts a rule for a custodian and a class, from a day on. Until that day who wrote it may put it right. */
export async function adoptJoiningRule(work: Work, asked: RuleAdoption): Promise<{ id: string } | Refused> {
  const { db, now, actor } = work;
  const custodian = asked.custodian ? await db.findOneBy(Custodian, { slug: asked.custodian }) : null;
  const memberClass = asked.class ? await db.findOneBy(MemberClass, { slug: asked.class }) : null;
  const gives = readWords(asked.gives);
  const rulePacks = (await findRulePacks(work)).map(({ slug }) => slug);
  const wrong = (field: string, isWrong: boolean) =>
    isWrong ? { field, reason: 'refusals:field.invalid' } : null;
  const objection = refuseFields([
    wrong('custodian', asked.custodian !== null && !custodian),
    wrong('class', asked.class !== null && !memberClass),
    memberClass && isOver(memberClass, asked.from) ? { field: 'class', reason: 'admin:class.over' } : null,
    ...wrongInRule(asked, { rulePacks, today: dayOf(now) }).map((field) => ({
      field,
      reason: PROBLEMS[field],
    })),
    ...wrongWords('gives', gives, { max: GIVES_MAX }),
    ...wrongReason(asked.reason),
  ]);
  if (objection) return objection;
  const by = actor.kind === 'person' ? actor.personId : null;
  const announced = await ruleOfDay(work, custodian?.id ?? null, asked);
  const isPutRight =
    announced !== null && mayPutRight(announced, { from: asked.from, by, today: dayOf(now) });
  const [row]: readonly { id: string }[] = await db.query(
    `insert into membership.joining_rule
       (custodian_id, class, rule, gives, valid_from, reason, recorded_at, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict on constraint joining_rule_once_a_day do update
       set rule = excluded.rule, gives = excluded.gives, reason = excluded.reason, recorded_at = excluded.recorded_at
     where joining_rule.id = $9 returning id`,
    [
      custodian?.id ?? null,
      memberClass?.slug ?? null,
      JSON.stringify(ruleProposed(asked)),
      JSON.stringify(gives ?? {}),
      asked.from,
      asked.reason.trim(),
      now,
      by,
      isPutRight ? announced.id : null,
    ],
  );
  return row ?? refuse('INVALID_INPUT', { fields: [{ field: 'from', reason: 'admin:joining.dayTaken' }] });
}

type Rule = Announced & { readonly id: string };

/** The rule of this custodian and class that begins on the same day, held until this commits. */
async function ruleOfDay(
  { db }: Work,
  custodianId: string | null,
  { class: slug, from }: RuleAdoption,
): Promise<Rule | null> {
  const [rule]: readonly Rule[] = await db.query(
    `select id, valid_from::text as "from", recorded_by as "recordedBy" from membership.joining_rule
      where custodian_id is not distinct from $1 and class is not distinct from $2 and valid_from = $3 for update`,
    [custodianId, slug, from],
  );
  return rule ?? null;
}
