import { add, compare, formatFraction, fraction, multiply, ONE, readFraction, sum } from '@plenaria/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CountedBallot } from './ballot.ts';
import { presetNamed } from './presets.ts';
import { freezeRoll } from './roll.ts';
import type { RollEntry } from './roll.ts';
import type { Base, Choice, College, RulePack } from './rule-pack.ts';
import { tally } from './tally.ts';
import type { TallyResult } from './tally-result.ts';
import { groupsOf } from './testing/groups-of.ts';
import { turnout } from './turnout.ts';

const plain = presetNamed('one-coop-one-vote')?.rules as RulePack;
const CHOICES = ['yes', 'no', 'abstain', 'block'] as const;

/** A law holds for any rules of one to four colleges and any votes under them, weights included. */
const colleges = fc
  .array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 })
  .map((parts): College[] => {
    const total = parts.reduce((left, right) => left + right);
    return parts.map((part, n) => ({ name: `c${n}`, classes: [`c${n}`], share: `${part}/${total}` }));
  });
const rulesOf = fc.record({
  colleges,
  base: fc.constantFrom<Base>('decided', 'cast', 'present', 'eligible'),
  silentCollege: fc.constantFrom('burn' as const, 'redistribute' as const, 'oneMemberOneVote' as const),
  threshold: fc.record({
    share: fc.constantFrom('1/2', '2/3', '3/4'),
    strict: fc.boolean(),
    of: fc.constantFrom('decided' as const, 'total' as const),
  }),
});
const voter = fc.record({
  college: fc.nat({ max: 3 }),
  weight: fc.constantFrom('1', '2', '1/3', '7/5'),
  choice: fc.option(fc.constantFrom(...CHOICES)),
});

type Vote = { readonly college: number; readonly weight: string; readonly choice: Choice | null };
type World = { readonly rules: RulePack; readonly votes: readonly Vote[] };

const worlds = fc
  .tuple(rulesOf, fc.array(voter, { minLength: 1, maxLength: 25 }))
  .map(([rules, votes]): World => ({ rules: { ...plain, ...rules, choices: CHOICES }, votes }));

describe('whatever the rules and whatever the votes', () => {
  it('yes, no, abstentions and what nobody used are the whole, and their percentages show 100.00', () => {
    holds(worlds, (world) => {
      const counted = count(world);
      const parts = [counted.yes, counted.no, counted.abstain, counted.unused].map(readFraction);
      expect(formatFraction(sum(parts))).toBe('1');
      const shown = [counted.yesDisplay, counted.noDisplay, counted.abstainDisplay, counted.unusedDisplay];
      expect(shown.reduce((total, one) => total + Math.round(Number(one) * 100), 0)).toBe(10_000);
      parts.forEach((part, n) => expect(Math.abs(percent(part) - Number(shown[n]))).toBeLessThan(0.011));
    });
  });

  it('the turnout says of those who took part what the result will say', () => {
    holds(worlds, ({ rules, votes }) => {
      const { roll, ballots } = cast(rules, votes);
      const voted = ballots.map(({ electorId }) => electorId);
      const { eligible, cast: heads, quorumReached, colleges: told } = tally(rules, roll, ballots);
      expect(turnout(rules, groupsOf(roll, voted))).toMatchObject({
        eligible,
        cast: heads,
        quorumReached,
        colleges: told.map((college) => ({
          name: college.name,
          eligible: college.eligible,
          cast: college.cast,
        })),
      });
    });
  });

  it('the order of roll and ballots changes nothing', () => {
    holds(worlds, ({ rules, votes }) => {
      const { roll, ballots } = cast(rules, votes);
      expect(tally(rules, roll.toReversed(), ballots.toReversed())).toEqual(tally(rules, roll, ballots));
    });
  });

  it('ten times every weight changes nothing', () => {
    holds(worlds, (world) => {
      const heavier = world.votes.map((vote) => ({ ...vote, weight: times(vote.weight, 10n) }));
      expect(outcomeOf(count({ ...world, votes: heavier }))).toEqual(outcomeOf(count(world)));
    });
  });

  it('a no that becomes a yes never hurts yes', () => {
    holds(fc.tuple(worlds, fc.nat()), ([world, pick]) => {
      const against = world.votes.flatMap((vote, n) =>
        vote.choice === 'no' || vote.choice === 'block' ? [n] : [],
      );
      const turned = against[pick % Math.max(1, against.length)];
      const votes = world.votes.map((vote, n) => (n === turned ? { ...vote, choice: 'yes' as const } : vote));
      const [before, after] = [count(world), count({ ...world, votes })];
      expect(compare(readFraction(after.yes), readFraction(before.yes))).toBeGreaterThanOrEqual(0);
      expect(before.outcome !== 'adopted' || after.outcome === 'adopted').toBe(true);
    });
  });

  it('one more yes in a college that is heard never hurts yes', () => {
    holds(fc.tuple(worlds, voter), ([world, one]) => {
      const college = one.college % world.rules.colleges.length;
      const heard = world.votes.some(
        (vote) => collegeOf(world.rules, vote) === `c${college}` && vote.choice === 'yes',
      );
      fc.pre(heard);
      const votes = [...world.votes, { ...one, college, choice: 'yes' as const }];
      const [before, after] = [count(world), count({ ...world, votes })];
      expect(compare(readFraction(after.yes), readFraction(before.yes))).toBeGreaterThanOrEqual(0);
    });
  });

  it('redistributing is burning when nobody is silent', () => {
    holds(worlds, ({ rules, votes }) => {
      const everywhere = rules.colleges.map((_, n): Vote => ({ college: n, weight: '1', choice: 'yes' }));
      const all = [...votes, ...everywhere];
      const burned = count({ rules: { ...rules, silentCollege: 'burn' }, votes: all });
      expect(count({ rules: { ...rules, silentCollege: 'redistribute' }, votes: all })).toEqual(burned);
    });
  });

  it('one college is one member one vote', () => {
    holds(worlds, ({ rules, votes }) => {
      const alone = { ...plain, ...rules, conditions: [], choices: CHOICES, colleges: plain.colleges };
      const one = count({ rules: alone, votes });
      const byVotes = { ...alone, colleges: [{ name: 'members', classes: ['*'], share: 'byVotes' }] };
      expect(outcomeOf(count({ rules: byVotes, votes }))).toEqual(outcomeOf(one));
      const equal = votes.map((vote) => ({ ...vote, weight: '1' }));
      const heads = count({ rules: { ...alone, base: 'decided' }, votes: equal });
      const [college] = heads.colleges;
      const sides = (college?.yes ?? 0) + (college?.no ?? 0) + (college?.block ?? 0);
      expect(heads.yes).toBe(
        sides === 0 ? '0' : formatFraction(fraction(BigInt(college?.yes ?? 0), BigInt(sides))),
      );
    });
  });

  it('colleges that weigh by votes are one member one vote too', () => {
    holds(worlds, ({ rules, votes }) => {
      const byVotes = rules.colleges.map((college) => ({ ...college, share: 'byVotes' }));
      const alone = { ...rules, colleges: plain.colleges };
      expect(outcomeOf(count({ rules: { ...rules, colleges: byVotes }, votes }))).toEqual(
        outcomeOf(count({ rules: alone, votes })),
      );
    });
  });

  it('fractions give what whole numbers over the least common multiple give', () => {
    holds(worlds, ({ rules, votes }) => {
      const counted = count({ rules, votes });
      const speaking = counted.colleges.filter(({ silent }) => !silent);
      const common = speaking.reduce(
        (all, one) => lcm(all, readFraction(one.effectiveShare).of * readFraction(one.base).parts),
        1n,
      );
      const integers = speaking.map((one) => {
        const [share, base, yes] = [one.effectiveShare, one.base, one.weights.yes].map(readFraction);
        const scale = readFraction(`${common}`);
        return share && base && yes
          ? multiply(multiply(scale, share), multiply(yes, { parts: base.of, of: base.parts }))
          : ONE;
      });
      expect(formatFraction(multiply(integers.reduce(add, readFraction('0')), fraction(1n, common)))).toBe(
        counted.yes,
      );
    });
  });
});

function holds<T>(worldsOf: fc.Arbitrary<T>, law: (world: T) => void): void {
  fc.assert(fc.property(worldsOf, law), { numRuns: 200 });
}

function collegeOf(rules: RulePack, { college }: Vote): string {
  return rules.colleges[college % rules.colleges.length]?.name ?? '';
}

function cast(
  rules: RulePack,
  votes: readonly Vote[],
): { roll: readonly RollEntry[]; ballots: readonly CountedBallot[] } {
  const lines = votes.map((vote, n): RollEntry => {
    const [electorId, college] = [`e${String(n).padStart(3, '0')}`, collegeOf(rules, vote)];
    return {
      electorId,
      kind: 'organisation',
      name: electorId,
      class: college,
      college,
      weight: vote.weight,
      active: true,
      voters: [electorId],
    };
  });
  const ballots = votes.flatMap(({ choice }, n) => {
    const electorId = lines[n]?.electorId ?? '';
    return choice ? [{ electorId, version: 1, choice }] : [];
  });
  return { roll: freezeRoll(lines).entries, ballots };
}

function count({ rules, votes }: World): TallyResult {
  const { roll, ballots } = cast(rules, votes);
  return tally(rules, roll, ballots);
}

function outcomeOf({ outcome, yes, no, abstain, unused, tied }: TallyResult): object {
  return { outcome, yes, no, abstain, unused, tied };
}

function times(weight: string, factor: bigint): string {
  return formatFraction(multiply(readFraction(weight), fraction(factor)));
}

function percent({ parts, of }: { parts: bigint; of: bigint }): number {
  return Number((parts * 1_000_000n) / of) / 10_000;
}

function lcm(left: bigint, right: bigint): bigint {
  const { of } = fraction(left, right);
  return left * of;
}
