import { add, divide, multiply, ONE, subtract, sum, ZERO } from '@plenaria/kernel';
import type { Fraction } from '@plenaria/kernel';
import type { Count } from './count.ts';
import { effectiveShares } from './effective-shares.ts';
import type { Base, College, RulePack } from './rule-pack.ts';

/** One college on the scales. `no` contains the blocks. */
export type WeighedCollege = {
  readonly college: College;
  readonly count: Count;
  /** D: what its votes are divided by. */
  readonly base: Fraction;
  /** Its share after silence, before caps and floors; and the share that counts. */
  readonly before: Fraction;
  readonly share: Fraction;
  /** Its part of the total yes, no and abstentions. */
  readonly yes: Fraction;
  readonly no: Fraction;
  readonly abstain: Fraction;
};

/** All colleges on the scales and their sums; `failure` when the rules give no shares, and then all sums are zero. */
export type Weighed = {
  readonly colleges: readonly WeighedCollege[];
  readonly yes: Fraction;
  readonly no: Fraction;
  readonly abstain: Fraction;
  /** 1 - yes - no - abstain. */
  readonly unused: Fraction;
  readonly failure: 'invalidSilence' | 'capsInfeasible' | null;
};

/** Yes = sum over colleges of share·yes/D, and the same for no (with blocks) and abstentions where D contains them. */
export function weigh(rules: RulePack, counts: ReadonlyMap<string, Count>): Weighed {
  const bases = rules.colleges.flatMap((college) => {
    const count = counts.get(college.name);
    return count ? [{ college, count, base: baseOf(rules.base, count) }] : [];
  });
  const shares = effectiveShares(rules, bases);
  const failure = 'failure' in shares ? shares.failure : null;
  const colleges = bases.map((college, index): WeighedCollege => {
    const before = 'failure' in shares ? ZERO : (shares.before[index] ?? ZERO);
    const share = 'failure' in shares ? ZERO : (shares.after[index] ?? ZERO);
    return { ...college, before, share, ...partsOf(rules.base, college, share) };
  });
  const [yes, no] = [sum(colleges.map((college) => college.yes)), sum(colleges.map((college) => college.no))];
  const abstain = sum(colleges.map((college) => college.abstain));
  return { colleges, yes, no, abstain, unused: subtract(ONE, sum([yes, no, abstain])), failure };
}

/** D: the weight that a college's votes are divided by. In a decision without attendance those present are who cast. */
function baseOf(base: Base, count: Count): Fraction {
  switch (base) {
    case 'decided':
      return add(add(count.yes.weight, count.no.weight), count.block.weight);
    case 'cast':
    case 'present':
      return count.cast.weight;
    case 'eligible':
      return count.eligible.weight;
  }
}

function partsOf(rule: Base, { count, base }: { count: Count; base: Fraction }, share: Fraction) {
  const part = (weight: Fraction): Fraction =>
    base.parts === 0n ? ZERO : multiply(share, divide(weight, base));
  return {
    yes: part(count.yes.weight),
    no: part(add(count.no.weight, count.block.weight)),
    abstain: rule === 'decided' ? ZERO : part(count.abstain.weight),
  };
}
