import type { JoiningRule } from '../joining/application.ts';
import { JOINING_RULE_PACK } from '../joining/joining-rule.ts';

/** Who decides about an expulsion: who decides about joining, and the members wherever they have given this membership
 *  back before. Otherwise their word would hold until the custodian's next. */
export function expulsionRule(joining: JoiningRule, isGivenBack: boolean): JoiningRule {
  return isGivenBack ? { kind: 'decision', rulePack: joining.rulePack ?? JOINING_RULE_PACK } : joining;
}
