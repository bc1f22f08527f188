import { randomBytes } from 'node:crypto';
import { isRefused } from '@plenaria/kernel';
import { pseudonym, rollLeaf, rollOf, votingClass } from '@plenaria/voting';
import type { Elector as ElectorOnDay, Roll, RollRefusal, RulePack as Rules } from '@plenaria/voting';
import { electorsOn } from '../membership/electors-on.ts';
import type { Elector } from '../membership/electors-on.ts';
import type { Work } from '../work.ts';
import { declarationsFor } from './find-class-declarations.ts';

const SALT_BYTES = 32;

/**
 * Writes who may vote, as the register has it on this day, in canonical order and under the ids of the public
 * log: an organisation by its slug, an individual and every voter by a pseudonym of this decision alone. The
 * salt of the pseudonyms is forgotten; the table alone knows who is who.
 */
export async function freezeRoll(
  work: Work,
  decisionId: string,
  rules: Rules,
  recordDate: string,
): Promise<Roll | RollRefusal> {
  const salt = randomBytes(SALT_BYTES).toString('hex');
  const members = await electorsOn(work.db, recordDate);
  const declarations = await declarationsFor(work.db, decisionId);
  const roll = rollOf(
    rules,
    members.map((member) => ({
      ...electorOf(member, salt),
      declaredClass: votingClass(rules, member.classes, declarations.get(member.memberId)?.class ?? null),
    })),
  );
  if (isRefused(roll)) return roll;
  const byElectorId = new Map(members.map((member) => [electorIdOf(member, salt), member]));
  const rows = roll.entries.map((line, position) => {
    const member = byElectorId.get(line.electorId);
    return {
      ...line,
      position,
      member_id: member?.memberId,
      elector_id: line.electorId,
      name: member?.name,
      unit_weight: line.weight,
      voter_persons: member?.voters,
      voter_ids: line.voters,
      leaf_hash: rollLeaf(line),
    };
  });
  await work.db.query(
    `insert into voting.roll_entry (decision_id, position, member_id, elector_id, name, kind, class, college,
       unit_weight, active, voters, voter_ids, leaf_hash)
     select $1, position, member_id, elector_id, name, kind, class, college, unit_weight, active,
            array(select jsonb_array_elements_text(voter_persons))::uuid[],
            array(select jsonb_array_elements_text(voter_ids)), leaf_hash
       from jsonb_to_recordset($2) as given (position integer, member_id uuid, elector_id text, name text,
         kind text, class text, college text, unit_weight text, active boolean, voter_persons jsonb,
         voter_ids jsonb, leaf_hash text)`,
    [decisionId, JSON.stringify(rows)],
  );
  return roll;
}

function electorOf(member: Elector, salt: string): Omit<ElectorOnDay, 'declaredClass'> {
  const { kind, name, classes, voters, memberId } = member;
  return {
    electorId: electorIdOf(member, salt),
    kind,
    name: kind === 'organisation' ? name : null,
    classes,
    weight: '1',
    active: true,
    // A person who votes for two members has two pseudonyms, which nobody can bring together.
    voters: voters.map((personId) => pseudonym(salt, `${memberId} ${personId}`)),
  };
}

function electorIdOf({ kind, slug, memberId }: Elector, salt: string): string {
  return kind === 'organisation' ? slug : pseudonym(salt, memberId);
}
