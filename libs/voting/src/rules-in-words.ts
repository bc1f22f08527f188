import type { Condition, QuorumClause, RulePack } from './rule-pack.ts';
import { say } from './sentence.ts';
import type { Sentence } from './sentence.ts';

/**
 * The rules in sentences, in the order in which a member would ask: who, how it is counted, what is needed,
 * what else.
 */
export function rulesInWords(rules: RulePack): Sentence[] {
  return [
    ...collegeSentences(rules),
    say(BASES[rules.base]),
    ...silenceSentences(rules),
    thresholdInWords(rules),
    ...rules.conditions.flatMap(conditionInWords),
    ...(rules.quorum.length > 0 ? rules.quorum.map(quorumInWords) : [say('ruleNoQuorum')]),
    ...(rules.choices.includes('block') ? [say('ruleBlockIsNo')] : []),
    tieInWords(rules),
    ...(rules.colleges.length > 1 ? [say(OVERLAPS[rules.overlap])] : []),
    say('ruleNoDelegation'),
    say('ruleOpen'),
    say(rules.mayChange ? 'ruleMayChange' : 'ruleMayNotChange'),
    ...(rules.languages.length > 0 ? [say('ruleLanguages', { languages: rules.languages.join(', ') })] : []),
  ];
}

const BASES = {
  decided: 'ruleBaseDecided',
  cast: 'ruleBaseCast',
  present: 'ruleBasePresent',
  eligible: 'ruleBaseEligible',
} as const;

const OVERLAPS = {
  declared: 'ruleOverlapDeclared',
  highest: 'ruleOverlapHighest',
  both: 'ruleOverlapBoth',
} as const;

function collegeSentences({ colleges }: RulePack): Sentence[] {
  const [only] = colleges;
  if (colleges.length === 1 && only) return [say('ruleOneMemberOneVote', { college: only.name })];
  return colleges.flatMap(({ name, classes, share, cap, floor }) => {
    const params = { college: name, classes: classes.join(', ') };
    return [
      share === 'byVotes' ? say('ruleCollegeByVotes', params) : say('ruleCollege', { ...params, share }),
      ...(cap ? [say('ruleCap', { college: name, cap })] : []),
      ...(floor ? [say('ruleFloor', { college: name, floor })] : []),
    ];
  });
}

function silenceSentences({ colleges, silentCollege }: RulePack): Sentence[] {
  if (colleges.length === 1 && silentCollege !== 'invalid') return [];
  if (typeof silentCollege === 'object')
    return [say('ruleSilentTo', { college: silentCollege.redistributeTo })];
  const keys = {
    burn: 'ruleSilentBurn',
    redistribute: 'ruleSilentRedistribute',
    invalid: 'ruleSilentInvalid',
    oneMemberOneVote: 'ruleSilentOneMemberOneVote',
  } as const;
  return [say(keys[silentCollege])];
}

function thresholdInWords({ threshold: { share, strict, of } }: RulePack): Sentence {
  const whole = of === 'total' ? 'Total' : 'Decided';
  return say(`ruleThreshold${strict ? 'MoreThan' : 'AtLeast'}${whole}`, { share });
}

function conditionInWords(condition: Condition): Sentence[] {
  switch (condition.kind) {
    case 'majorityInEach':
      return condition.colleges.map((college) =>
        say(condition.strict ? 'ruleMajorityMoreThan' : 'ruleMajorityAtLeast', {
          college,
          share: condition.share,
        }),
      );
    case 'noBlockUnless':
      return [say('ruleNoBlockUnless', { share: condition.share })];
    case 'yesAtLeast':
      return [say('ruleYesAtLeast', { count: condition.heads })];
    case 'noAtMost':
      return [say('ruleNoAtMost', { count: condition.heads })];
  }
}

function quorumInWords({ scope, count, of, share }: QuorumClause): Sentence {
  const who = `${count === 'heads' ? 'Heads' : 'Weight'}${of === 'active' ? 'Active' : 'Eligible'}`;
  return scope === 'all'
    ? say(`ruleQuorum${who}`, { share })
    : say(`ruleQuorumCollege${who}`, { share, college: scope.college });
}

function tieInWords({ ties }: RulePack): Sentence {
  if (ties.kind === 'lot') return say('ruleTieLot', { beacon: ties.beacon });
  return say(ties.kind === 'statusQuo' ? 'ruleTieStatusQuo' : 'ruleTieCastingVote');
}
