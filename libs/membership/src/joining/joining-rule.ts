import type { JoiningRule } from './application.ts';

/** A rule as it was adopted: for one custodian or all (null), for one class or all (null). */
export type AdoptedRule = {
  readonly custodianId: string | null;
  readonly class: string | null;
  readonly rule: JoiningRule;
};

/** By which the members vote on an application where no rule names other rules. */
export const JOINING_RULE_PACK = 'one-coop-one-vote';

/** Where nobody has adopted a rule, the members decide who joins them. */
const UNLESS_AGREED: JoiningRule = { kind: 'decision', rulePack: JOINING_RULE_PACK };

/**
 * The rule for somebody who applies for these classes through this custodian: for each class the most particular
 * one (a custodian's own before the federation's, one for the class before one for all), and of these the strictest.
 */
export function ruleFor(
  rules: readonly AdoptedRule[],
  custodianId: string,
  classes: readonly string[],
): JoiningRule {
  const found = classes.map((slug) => mostParticular(rules, custodianId, slug)?.rule ?? UNLESS_AGREED);
  return found.reduce(
    (one, other) => (strictness(other) > strictness(one) ? other : one),
    found[0] ?? UNLESS_AGREED,
  );
}

/** The one rule among these that is meant for this custodian and class, or null. */
export function mostParticular<Rule extends Omit<AdoptedRule, 'rule'>>(
  rules: readonly Rule[],
  custodianId: string,
  slug: string,
): Rule | null {
  const meant = rules.filter(
    (rule) =>
      (rule.custodianId === null || rule.custodianId === custodianId) &&
      (rule.class === null || rule.class === slug),
  );
  const rank = (rule: Rule) => (rule.custodianId === null ? 0 : 2) + (rule.class === null ? 0 : 1);
  return meant.toSorted((one, other) => rank(other) - rank(one))[0] ?? null;
}

function strictness(rule: JoiningRule): number {
  switch (rule.kind) {
    case 'custodian':
      return -1;
    case 'objectionWindow':
      return rule.days;
    case 'decision':
      return Number.POSITIVE_INFINITY;
  }
}
