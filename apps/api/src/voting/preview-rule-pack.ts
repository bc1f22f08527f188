import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { parseRulePack, say, wouldHaveBeen } from '@plenaria/voting';
import type { CountedBallot, RulePack as Rules, Sentence as Said } from '@plenaria/voting';
import type { View } from '../work.ts';
import { Decision } from './decision.ts';
import { rollLineOf, RollEntry } from './roll-entry.ts';
import { RulePackPreview, RulePackPreviews } from './rule-pack-preview.ts';

/** The newest closed decisions that are looked at. */
const DECISIONS_MAX = 20;

type Row = CountedBallot & { readonly decisionId: string };
type WouldBe = { readonly outcome: string; readonly sentences: readonly Said[] };

/** What closed decisions would have been under these rules: same roll, same ballots, another arithmetic. */
export async function previewRulePack(view: View, given: unknown): Promise<RulePackPreviews | Refused> {
  const rules = parseRulePack(given);
  if (isRefused(rules)) return refuse('INVALID_INPUT', { fields: [], problems: rules.details.problems });
  const decisions = await view.db.find(Decision, {
    where: { state: 'closed' },
    order: { number: 'desc' },
    take: DECISIONS_MAX,
  });
  const ids = decisions.map((decision) => decision.id);
  const [lines, ballots] = await Promise.all([rollsOf(view, ids), ballotsOf(view, ids)]);
  const previews = decisions.map((decision) => {
    const { outcome, sentences } = wouldBe(
      rules,
      lines.filter((line) => line.decisionId === decision.id),
      ballots.filter((ballot) => ballot.decisionId === decision.id),
    );
    const was = decision.tally?.outcome ?? '';
    return Object.assign(new RulePackPreview(), { decision, was, wouldBe: outcome, sentences });
  });
  return Object.assign(new RulePackPreviews(), { previews });
}

/** Where these rules know none of the classes on the roll there is nothing to count. */
function wouldBe(rules: Rules, entries: readonly RollEntry[], ballots: readonly Row[]): WouldBe {
  const result = wouldHaveBeen(rules, entries.map(rollLineOf), ballots);
  return isRefused(result) ? { outcome: 'notComparable', sentences: [say('previewNobody')] } : result;
}

function rollsOf(view: View, ids: readonly string[]): Promise<RollEntry[]> {
  return view.db
    .createQueryBuilder(RollEntry, 'e')
    .where('e.decision_id = any (:ids)', { ids })
    .orderBy({ 'e.decision_id': 'ASC', 'e.position': 'ASC' })
    .getMany();
}

function ballotsOf(view: View, ids: readonly string[]): Promise<Row[]> {
  return view.db.query<Row[]>(
    `select b.decision_id as "decisionId", e.elector_id as "electorId", b.version, b.choice
       from voting.ballot b
       join (select distinct decision_id, member_id, elector_id from voting.roll_entry) e
         on e.decision_id = b.decision_id and e.member_id = b.member_id
      where b.decision_id = any ($1)`,
    [ids],
  );
}
