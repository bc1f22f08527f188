import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { objectionToDeclare } from '@plenaria/voting';
import { electorsOn } from '../membership/electors-on.ts';
import type { Work } from '../work.ts';
import type { Decision } from './decision.ts';
import { decisionToChange } from './decision-to-change.ts';
import { isId } from './plain-text.ts';
import { RulePack } from './rule-pack.ts';

/** For which member, and in which of its classes it votes. */
export type DeclareClassInput = {
  readonly decisionId: string;
  readonly memberId: string;
  readonly memberClass: string;
};

/**
 * Whoever votes for a member of several colleges says, before the opening, in which class it votes. A later word
 * takes the place of an earlier one; whether it still stands is asked again when the roll is frozen.
 */
export async function declareClass(work: Work, input: DeclareClassInput): Promise<Decision | Refused> {
  const { actor, db, now } = work;
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  const decision = await decisionToChange(work, input.decisionId);
  if (isRefused(decision)) return decision;
  const { rules } = await db.findOneByOrFail(RulePack, { id: decision.rulePackId });
  const electors = isId(input.memberId) ? await electorsOn(db, now.toISOString().slice(0, 10)) : [];
  const member = electors.find(({ memberId }) => memberId === input.memberId.toLowerCase());
  const objection = objectionToDeclare({
    state: decision.state,
    rules,
    speaksFor: member?.voters.includes(actor.personId) ?? false,
    held: member?.classes ?? [],
    memberClass: input.memberClass,
  });
  if (objection) return objection;
  await db.query(
    `insert into voting.class_declaration (decision_id, member_id, class, declared_by, declared_at)
     values ($1, $2, $3, $4, $5)
     on conflict (decision_id, member_id) do update
       set class = excluded.class, declared_by = excluded.declared_by, declared_at = excluded.declared_at`,
    [decision.id, member?.memberId, input.memberClass, actor.personId, now],
  );
  return decision;
}
