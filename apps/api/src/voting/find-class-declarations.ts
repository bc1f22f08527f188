import { classesToDeclare, votingClass } from '@plenaria/voting';
import type { EntityManager } from 'typeorm';
import { electorsOn } from '../membership/electors-on.ts';
import type { Elector } from '../membership/electors-on.ts';
import { ClassDeclaration } from './class-declaration.ts';
import type { Decision } from './decision.ts';
import { personIfAny, rulePackOf } from './decision-loaders.ts';
import type { Reading } from './decision-loaders.ts';
import { leads } from './rights.ts';

/** What a member has declared, and who said it. */
export type Declared = { readonly class: string; readonly declaredBy: string };

/** The declarations for one decision, by member. */
export async function declarationsFor(
  db: EntityManager,
  decisionId: string,
): Promise<ReadonlyMap<string, Declared>> {
  const rows = await db.query<(Declared & { readonly memberId: string })[]>(
    `select member_id as "memberId", class, declared_by as "declaredBy"
       from voting.class_declaration where decision_id = $1`,
    [decisionId],
  );
  return new Map(rows.map((row) => [row.memberId, row]));
}

/**
 * The members that could vote in several colleges, with what they have declared: all of them to those who lead
 * the decision, to others those they vote for themselves. Empty for visitors, and where the rule asks for nothing.
 */
export async function findClassDeclarations(
  reading: Reading,
  decision: Decision,
): Promise<ClassDeclaration[]> {
  const { actor, db, now } = reading.view;
  if (actor.kind !== 'person' || decision.state === 'withdrawn') return [];
  const { rules } = await rulePackOf(reading, decision.rulePackId);
  if (rules.overlap !== 'declared' || rules.colleges.length < 2) return [];
  const electors = await electorsOn(db, decision.recordDate ?? now.toISOString().slice(0, 10));
  const speaksFor = ({ voters }: Elector) => voters.includes(actor.personId);
  const asked = electors.filter(
    (elector) =>
      classesToDeclare(rules, elector.classes).length > 0 && (leads(actor, decision) || speaksFor(elector)),
  );
  if (asked.length === 0) return [];
  const declarations = await declarationsFor(db, decision.id);
  const onRoll = await classesOnRoll(db, decision);
  const shown = asked.map(async (elector): Promise<ClassDeclaration | null> => {
    const { memberId, name, classes } = elector;
    const said = declarations.get(memberId) ?? null;
    const today = votingClass(rules, classes, said?.class ?? null);
    const votesIn = onRoll ? (onRoll.get(memberId) ?? null) : today;
    // Who came into the register for that day only later is on no roll.
    if (votesIn === null) return null;
    return Object.assign(new ClassDeclaration(), {
      memberId,
      memberName: name,
      classes: [...classesToDeclare(rules, classes)],
      declared: said?.class ?? null,
      declaredBy: await personIfAny(reading, said?.declaredBy ?? null),
      votesIn,
      mayDeclare: decision.state === 'draft' && speaksFor(elector),
    });
  });
  return (await Promise.all(shown)).filter((one) => one !== null);
}

/** By member, the class that the frozen roll has; null before the opening. */
async function classesOnRoll(
  db: EntityManager,
  { id, rollRoot }: Decision,
): Promise<ReadonlyMap<string, string> | null> {
  if (rollRoot === null) return null;
  const rows = await db.query<{ readonly memberId: string; readonly class: string }[]>(
    `select member_id as "memberId", class from voting.roll_entry where decision_id = $1`,
    [id],
  );
  return new Map(rows.map((row) => [row.memberId, row.class]));
}
