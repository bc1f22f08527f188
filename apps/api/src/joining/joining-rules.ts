import { dayOf, JOINING_RULE_PACK, ruleFor } from '@plenaria/membership';
import type { AdoptedRule, JoiningRule } from '@plenaria/membership';
import type { View } from '../work.ts';

/** A rule as it stands in the federation's book, with what members of the class give, by language. */
export type RuleInForce = AdoptedRule & { readonly gives: Readonly<Record<string, string>> };

/** The rules in force today: of each custodian and class the newest. */
export function rulesInForce({ db, now }: View): Promise<readonly RuleInForce[]> {
  return db.query(
    `select distinct on (custodian_id, class) custodian_id as "custodianId", class, rule, gives
       from membership.joining_rule where valid_from <= $1::date
      order by custodian_id, class, valid_from desc`,
    [dayOf(now)],
  );
}

/** The rule for an application, today. */
export async function ruleOf(
  view: View,
  application: { readonly custodianId: string; readonly classes: readonly string[] },
): Promise<JoiningRule> {
  return ruleFor(await rulesInForce(view), application.custodianId, application.classes);
}

/** The slug of the rules by which the members would vote on it. */
export async function rulePackFor(view: View, application: Parameters<typeof ruleOf>[1]): Promise<string> {
  return (await ruleOf(view, application)).rulePack ?? JOINING_RULE_PACK;
}
