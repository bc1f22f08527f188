import { add, formatFraction, fraction, multiply, readFraction, ZERO } from '@plenaria/kernel';
import { collegeLabel, labelled, weightInWords } from '@plenaria/voting';
import type { CollegeTotal, RulePack as Rules } from '@plenaria/voting';
import type { View } from '../work.ts';
import type { Sentence } from './sentence.ts';

/** A line of a roll, as far as its weight goes. */
type Line = { readonly decision_id: string; readonly college: string; readonly unit_weight: string };

/** What the college is called, and what a line of it weighs, in the reader's language. */
export type Weight = { readonly college: string; readonly inWords: Sentence[] };

type Row = Line & { readonly heads: number; readonly rules: Rules };

/** Says what a line weighs among all of its college, for lines of several decisions with one statement. */
export async function weightsInWords(
  view: View,
  lines: readonly Line[],
  language: string,
): Promise<(line: Line) => Weight> {
  if (lines.length === 0) return (line) => ({ college: line.college, inWords: [] });
  const rows = await view.db.query<Row[]>(
    `select e.decision_id, e.college, e.unit_weight, count(*)::integer as heads, p.rules
       from voting.roll_entry e
       join voting.decision d on d.id = e.decision_id
       join voting.rule_pack p on p.id = d.rule_pack_id
      where (e.decision_id, e.college) in (select * from unnest($1::uuid[], $2::text[]))
      group by e.decision_id, e.college, e.unit_weight, p.id`,
    [lines.map((line) => line.decision_id), lines.map((line) => line.college)],
  );
  return (line) => {
    const college = rows.filter(
      (row) => row.decision_id === line.decision_id && row.college === line.college,
    );
    const rules = college[0]?.rules;
    if (!rules) return { college: line.college, inWords: [] };
    const said = weightInWords(rules, { college: line.college, weight: line.unit_weight }, totalOf(college));
    return {
      college: collegeLabel(rules, line.college, language),
      inWords: labelled(said, rules, language),
    };
  };
}

function totalOf(rows: readonly Row[]): CollegeTotal {
  const weights = rows.map((row) => multiply(readFraction(row.unit_weight), fraction(BigInt(row.heads))));
  return {
    heads: rows.reduce((heads, row) => heads + row.heads, 0),
    weight: formatFraction(weights.reduce(add, ZERO)),
  };
}
