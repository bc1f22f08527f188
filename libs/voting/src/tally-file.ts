import { isRefused, readJson, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { bundleShape, rollEntryShape } from './bundle-shape.ts';
import type { CountedBallot } from './ballot.ts';
import { parseRulePack } from './parse-rule-pack.ts';
import { presetNamed, presets } from './presets.ts';
import type { RollEntry } from './roll.ts';
import type { RulePack } from './rule-pack.ts';
import { say } from './sentence.ts';
import { isRecord, list, object, oneOf, problemsOf, record, text, whole } from './shape.ts';
import type { Problem } from './shape.ts';
import { tally } from './tally.ts';
import type { TallyResult } from './tally-result.ts';

/** What can be counted: the rules and, under them, who was on the roll and what they said. */
export type TallyFile = {
  readonly rules: RulePack;
  readonly roll: readonly RollEntry[];
  readonly ballots: readonly CountedBallot[];
};

/** Why a file cannot be counted: every problem with its path. */
export type TallyFileRefusal = Refused<'INVALID_INPUT', { readonly problems: readonly Problem[] }>;

/** Counts a JSON file: an export bundle, or `{ rules, roll, ballots }` where `rules` may be the name of a
 *  preset, a line of
 *  the roll needs only `electorId` and `college`, and a ballot only `electorId` and `choice`. The bundle is
 * counted, not
 *  verified. */
export function tallyFile(
  file: string,
): { readonly counted: TallyFile; readonly result: TallyResult } | TallyFileRefusal {
  const counted = parseTallyFile(file);
  if (isRefused(counted)) return counted as TallyFileRefusal;
  const { rules, roll, ballots } = counted as TallyFile;
  return { counted: { rules, roll, ballots }, result: tally(rules, roll, ballots) };
}

/** Reads such a file without counting it. */
export function parseTallyFile(file: string): TallyFile | TallyFileRefusal {
  const read = readJson(file);
  if ('fault' in read)
    return wrong([{ path: read.fault.path, sentence: say('verifyNotJson', { offset: read.fault.to - 1 }) }]);
  const isBundle = isRecord(read.value) && 'format' in read.value;
  const problems = problemsOf(isBundle ? bundleShape : tallyShape, read.value);
  if (problems.length > 0) return wrong(problems);
  // problemsOf has just looked at each part of it
  const { rules, roll, ballots } = read.value as unknown as Loose;
  const parsed = typeof rules === 'string' ? (presetNamed(rules)?.rules ?? rules) : parseRulePack(rules);
  if (typeof parsed === 'string') {
    const allowed = presets.map(({ slug }) => slug).join(', ');
    return wrong([{ path: '$.rules', sentence: say('problemOneOf', { allowed, found: parsed }) }]);
  }
  if (isRefused(parsed))
    return wrong(parsed.details.problems.map((one) => ({ ...one, path: one.path.replace('$', '$.rules') })));
  const lines = roll.map((line) => ({
    ...PLAIN_LINE,
    class: line.college,
    voters: [line.electorId],
    ...line,
  }));
  const cast = ballots.map((ballot) => ({ ...ballot, version: ballot.version ?? 1 }));
  const strangers = strangersIn(parsed, lines, cast);
  return strangers.length > 0 ? wrong(strangers) : { rules: parsed, roll: lines, ballots: cast };
}

type Loose = {
  readonly rules: unknown;
  readonly roll: readonly (Pick<RollEntry, 'electorId' | 'college'> & Partial<RollEntry>)[];
  readonly ballots: readonly (Omit<CountedBallot, 'version'> & { readonly version?: number })[];
};

const PLAIN_LINE = { kind: 'organisation', name: null, weight: '1', active: true } as const;

const tallyShape = object({
  rules: (value, path, problems) =>
    typeof value === 'string' ? undefined : record(() => {})(value, path, problems),
  roll: list((value, path, problems) => rollEntryShape(filledLine(value), path, problems), 1),
  ballots: list(
    object({ electorId: text(), choice: oneOf(['yes', 'no', 'abstain', 'block']) }, { version: whole(1) }),
  ),
});

function filledLine(value: unknown): unknown {
  return isRecord(value)
    ? { ...PLAIN_LINE, class: value['college'], voters: [value['electorId']], ...value }
    : value;
}

function strangersIn(
  rules: RulePack,
  roll: readonly RollEntry[],
  ballots: readonly CountedBallot[],
): Problem[] {
  const electors = new Set(roll.map(({ electorId }) => electorId));
  const colleges = new Set(rules.colleges.map(({ name }) => name));
  return [
    ...roll.flatMap(({ college }, index) =>
      colleges.has(college)
        ? []
        : [{ path: `$.roll[${index}].college`, sentence: say('problemNoSuchCollege', { name: college }) }],
    ),
    ...ballots.flatMap(({ electorId }, index) =>
      electors.has(electorId)
        ? []
        : [{ path: `$.ballots[${index}].electorId`, sentence: say('verifyNotOnRoll') }],
    ),
  ];
}

function wrong(problems: readonly Problem[]): TallyFileRefusal {
  return refuse('INVALID_INPUT', { problems });
}
