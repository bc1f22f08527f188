import { compare, formatFraction, ONE, readFraction, refuse, sum } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { College, RulePack } from './rule-pack.ts';
import { say } from './sentence.ts';
import { byKind, list, object, oneOf, problemsOf, record, share, text, truth, whole } from './shape.ts';
import type { Problem, Shape } from './shape.ts';

/** Reads a rule pack from outside. Every problem is named by its path; nothing is repaired or assumed.
 *  Checks the shape, then the sense: shares add up to 1, limits can be met, named colleges exist, names are unique. */
export function parseRulePack(
  json: unknown,
): RulePack | Refused<'INVALID_RULE_PACK', { readonly problems: readonly Problem[] }> {
  const shapeProblems = problemsOf(rulePackShape, json);
  const problems = shapeProblems.length > 0 ? shapeProblems : sense(json as RulePack);
  return problems.length > 0 ? refuse('INVALID_RULE_PACK', { problems }) : (json as RulePack);
}

// Without control characters and halves of surrogate pairs, which no database keeps.
const name = text(/^[^\s\p{Cc}\p{Cs}][^\p{Cc}\p{Cs}]{0,79}$/u, 'problemName');
const label = text(/^[^\p{Cc}\p{Cs}]*$/u, 'problemText');
const language = text(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'problemLanguage');
const choice = oneOf(['yes', 'no', 'abstain', 'block']);
const collegeShare: Shape = (value, path, problems) =>
  value === 'byVotes' ? undefined : share(value, path, problems);

const collegeShape = object(
  { name, classes: list(name, 1), share: collegeShare },
  { cap: share, floor: share, labels: record(label, language) },
);

const conditionShape = byKind({
  majorityInEach: object({ kind: text(), colleges: list(name, 1), share, strict: truth }),
  noBlockUnless: object({ kind: text(), share }),
  yesAtLeast: object({ kind: text(), heads: whole() }),
  noAtMost: object({ kind: text(), heads: whole() }),
});

/** The shape of a rule pack, also inside a bundle. */
export const rulePackShape: Shape = object({
  format: oneOf(['plenaria-rules/1']),
  colleges: list(collegeShape, 1),
  choices: list(choice, 2),
  base: oneOf(['decided', 'cast', 'present', 'eligible']),
  silentCollege: oneOf(
    ['burn', 'redistribute', 'invalid', 'oneMemberOneVote'],
    object({ redistributeTo: name }),
  ),
  threshold: object({ share, strict: truth, of: oneOf(['decided', 'total']) }),
  conditions: list(conditionShape),
  quorum: list(
    object({
      scope: oneOf(['all'], object({ college: name })),
      count: oneOf(['heads', 'weight']),
      of: oneOf(['eligible', 'active']),
      metBy: oneOf(['present', 'cast']),
      share,
    }),
  ),
  ties: byKind({
    statusQuo: object({ kind: text() }),
    castingVote: object({ kind: text() }),
    lot: object({ kind: text(), beacon: name }),
  }),
  overlap: oneOf(['declared', 'highest', 'both']),
  delegation: oneOf(['none']),
  secrecy: oneOf(['open']),
  mayChange: truth,
  languages: list(language),
});

/** What has the right shape and still makes no sense. */
function sense(rules: RulePack): Problem[] {
  return [
    ...uniqueNames(rules.colleges),
    ...sharesAddUp(rules.colleges),
    ...limitsCanBeMet(rules.colleges),
    ...classesAreClear(rules.colleges),
    ...collegesExist(rules),
    ...votesAreClear(rules),
  ];
}

function uniqueNames(colleges: readonly College[]): Problem[] {
  const names = colleges.map((college) => college.name);
  return names.flatMap((found, index) =>
    names.indexOf(found) < index
      ? [problem(`$.colleges[${index}].name`, 'problemNameTwice', { name: found })]
      : [],
  );
}

function sharesAddUp(colleges: readonly College[]): Problem[] {
  const byVotes = colleges.filter((college) => college.share === 'byVotes').length;
  if (byVotes > 0) {
    return byVotes === colleges.length ? [] : [problem('$.colleges', 'problemMixedShares')];
  }
  const total = sum(colleges.map((college) => readFraction(college.share)));
  if (compare(total, ONE) === 0) return [];
  return [problem('$.colleges', 'problemSharesSum', { total: formatFraction(total) })];
}

function limitsCanBeMet(colleges: readonly College[]): Problem[] {
  const sums = [
    compare(sum(colleges.map(({ floor }) => readFraction(floor ?? '0'))), ONE) > 0
      ? ['problemFloorsSum']
      : [],
    compare(sum(colleges.map(({ cap }) => readFraction(cap ?? '1'))), ONE) < 0 ? ['problemCapsSum'] : [],
  ].flat();
  const outside = colleges.flatMap(({ share: declared, cap = '1', floor = '0' }, index) => {
    const path = `$.colleges[${index}]`;
    if (compare(readFraction(floor), readFraction(cap)) > 0)
      return [problem(`${path}.floor`, 'problemFloorAboveCap')];
    if (declared === 'byVotes') return [];
    const fixed = readFraction(declared);
    const within = compare(readFraction(floor), fixed) <= 0 && compare(fixed, readFraction(cap)) <= 0;
    return within
      ? []
      : [problem(`${path}.share`, 'problemShareOutsideLimits', { share: declared, floor, cap })];
  });
  return [...sums.map((key) => problem('$.colleges', key)), ...outside];
}

function classesAreClear(colleges: readonly College[]): Problem[] {
  const seen = new Map<string, string>();
  return colleges.flatMap((college, index) =>
    college.classes.flatMap((memberClass, position) => {
      const path = `$.colleges[${index}].classes[${position}]`;
      if (memberClass === '*' && colleges.length > 1) return [problem(path, 'problemEverybodyTwice')];
      const other = seen.get(memberClass);
      seen.set(memberClass, college.name);
      return other === undefined
        ? []
        : [problem(path, 'problemClassTwice', { class: memberClass, college: other })];
    }),
  );
}

function collegesExist({ colleges, silentCollege, conditions, quorum }: RulePack): Problem[] {
  const named: (readonly [string, string])[] = [
    ...(typeof silentCollege === 'object'
      ? [['$.silentCollege.redistributeTo', silentCollege.redistributeTo] as const]
      : []),
    ...conditions.flatMap((condition, index) =>
      condition.kind === 'majorityInEach'
        ? condition.colleges.map(
            (college, at) => [`$.conditions[${index}].colleges[${at}]`, college] as const,
          )
        : [],
    ),
    ...quorum.flatMap(({ scope }, index) =>
      scope === 'all' ? [] : [[`$.quorum[${index}].scope.college`, scope.college] as const],
    ),
  ];
  return named
    .filter(([, college]) => colleges.every((known) => known.name !== college))
    .map(([path, college]) => problem(path, 'problemNoSuchCollege', { name: college }));
}

function votesAreClear({ choices, conditions, threshold }: RulePack): Problem[] {
  const asksBlock = conditions.some((condition) => condition.kind === 'noBlockUnless');
  return [
    ...(['yes', 'no'] as const).flatMap((side) =>
      choices.includes(side) ? [] : [problem('$.choices', 'problemChoiceMissing', { choice: side })],
    ),
    ...(new Set(choices).size < choices.length ? [problem('$.choices', 'problemChoiceTwice')] : []),
    ...(asksBlock && !choices.includes('block')
      ? [problem('$.choices', 'problemChoiceMissing', { choice: 'block' })]
      : []),
    ...(threshold.strict && compare(readFraction(threshold.share), ONE) === 0
      ? [problem('$.threshold', 'problemUnreachable')]
      : []),
  ];
}

function problem(path: string, key: string, params: Readonly<Record<string, string>> = {}): Problem {
  return { path, sentence: say(key, params) };
}
