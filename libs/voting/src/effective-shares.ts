import { compare, divide, multiply, ONE, readFraction, subtract, sum, ZERO } from '@plenaria/kernel';
import type { Fraction } from '@plenaria/kernel';
import type { College, RulePack } from './rule-pack.ts';
import { waterFill } from './water-fill.ts';

/** A college and D, the weight its votes are divided by; it is silent when D is zero. */
export type CollegeBase = { readonly college: College; readonly base: Fraction };

/** The share of each college, by position: as the rules give it before caps and floors, and what counts in the end.
 *  `failure` says why the rules give none. */
export type EffectiveShares =
  | { readonly before: readonly Fraction[]; readonly after: readonly Fraction[] }
  | { readonly failure: 'invalidSilence' | 'capsInfeasible' };

/** Shares after the silent-college policy, then caps and floors. In exact fractions; `before` and `after` add up to the
 *  same: 1, or less where silence burns. */
export function effectiveShares(rules: RulePack, bases: readonly CollegeBase[]): EffectiveShares {
  const silent = bases.filter(({ base }) => base.parts === 0n);
  if (rules.silentCollege === 'invalid' && silent.length > 0) return { failure: 'invalidSilence' };
  const before = afterSilence(rules, bases);
  const limits = bases.map(({ college }, index) =>
    before[index]?.parts === 0n
      ? { floor: ZERO, cap: ZERO }
      : { floor: readFraction(college.floor ?? '0'), cap: readFraction(college.cap ?? '1') },
  );
  const after = waterFill(before, limits);
  return after ? { before, after } : { failure: 'capsInfeasible' };
}

function afterSilence(rules: RulePack, bases: readonly CollegeBase[]): Fraction[] {
  const byVotes = bases.map(({ base }) => base);
  if (isByVotes(rules)) return scaledTo(ONE, byVotes);
  const anySilent = bases.some(({ base }) => base.parts === 0n);
  const speaking = bases.map(({ college, base }) => (base.parts === 0n ? ZERO : readFraction(college.share)));
  if (!anySilent) return speaking;
  const policy = rules.silentCollege;
  if (policy === 'oneMemberOneVote') return scaledTo(ONE, byVotes);
  if (policy === 'redistribute') return scaledTo(ONE, speaking);
  if (typeof policy === 'string') return speaking;
  const left = subtract(ONE, sum(speaking));
  return speaking.map((share, index) =>
    bases[index]?.college.name === policy.redistributeTo && share.parts > 0n ? sum([share, left]) : share,
  );
}

/** Do colleges weigh as many votes as count in them, rather than fixed shares? */
export function isByVotes(rules: Pick<RulePack, 'colleges'>): boolean {
  return rules.colleges.some(({ share }) => share === 'byVotes');
}

/** The same proportions with another total; nothing stays nothing. */
function scaledTo(total: Fraction, shares: readonly Fraction[]): Fraction[] {
  const present = sum(shares);
  if (present.parts === 0n) return shares.map(() => ZERO);
  return shares.map((share) => multiply(total, divide(share, present)));
}

/** Which college, by position, was limited: 'capped', 'raised' or null. Others may have moved to make room. */
export function limitHit(college: College, before: Fraction, after: Fraction): 'capped' | 'raised' | null {
  const order = compare(after, before);
  if (order < 0 && college.cap && compare(after, readFraction(college.cap)) === 0) return 'capped';
  if (order > 0 && college.floor && compare(after, readFraction(college.floor)) === 0) return 'raised';
  return null;
}
