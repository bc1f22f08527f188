import { classesToDeclare, votingClass } from '@plenaria/voting';
import type { RulePack as Rules } from '@plenaria/voting';
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
  const day = decision.recordDate ?? now.toISOString().slice(0, 10);
  const several = await membersOfSeveral(db, rules, day, leads(actor, decision) ? null : actor.personId);
  if (several.size === 0) return [];
  const electors = await electorsOn(db, day);
  const speaksFor = ({ voters }: Elector) => voters.includes(actor.personId);
  const asked = electors.filter(
    ({ memberId, classes }) => several.has(memberId) && classesToDeclare(rules, classes).length > 0,
  );
  const declarations = await declarationsFor(db, decision.id);
  const onRoll = await classesOnRoll(db, decision, [...several]);
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

/**
 * Members that hold several of the classes the rule names; of one person's own only, where one is given. Most
 * readers have none, and then the whole register need not be read.
 */
async function membersOfSeveral(
  db: EntityManager,
  { colleges }: Rules,
  day: string,
  personId: string | null,
): Promise<ReadonlySet<string>> {
  const rows = await db.query<{ readonly id: string }[]>(
    `select h.member_id as id from membership.class_holding h
      where h.valid @> $1::date and h.class = any ($2) and (
        $3::uuid is null
        or exists (select from membership.member m where m.id = h.member_id and m.person_id = $3)
        or exists (select from membership.representation r
                    where r.member_id = h.member_id and r.person_id = $3
                      and r.role <> 'delegate' and r.valid @> $1::date))
      group by h.member_id having count(*) > 1`,
    [day, colleges.flatMap(({ classes }) => [...classes]), personId],
  );
  return new Set(rows.map(({ id }) => id));
}

/** By member, the class that the frozen roll has; null before the opening. */
async function classesOnRoll(
  db: EntityManager,
  { id, rollRoot }: Decision,
  memberIds: readonly string[],
): Promise<ReadonlyMap<string, string> | null> {
  if (rollRoot === null) return null;
  const rows = await db.query<{ readonly memberId: string; readonly class: string }[]>(
    `select member_id as "memberId", class from voting.roll_entry
      where decision_id = $1 and member_id = any ($2)`,
    [id, memberIds],
  );
  return new Map(rows.map((row) => [row.memberId, row.class]));
}
