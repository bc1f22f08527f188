import { add, fraction, multiply, readFraction, ZERO } from '@plenaria/kernel';
import type { Fraction } from '@plenaria/kernel';
import type { CountedBallot } from './ballot.ts';
import type { RollEntry } from './roll.ts';
import type { Choice } from './rule-pack.ts';

/** So many electors, and the sum of their unit weights. */
export type Part = { readonly heads: number; readonly weight: Fraction };

/** A college, or all of them, counted: who is on the roll, who of them is active, and what each choice got. */
export type Count = {
  readonly eligible: Part;
  readonly active: Part;
  /** Active electors who cast. */
  readonly activeCast: Part;
  readonly cast: Part;
} & Readonly<Record<Choice, Part>>;

/** Counts the lines of a roll: `choiceOf` an elector is null for who has not voted. */
export function countLines(
  lines: readonly RollEntry[],
  choiceOf: (electorId: string) => Choice | null,
): Count {
  return countAlike(
    lines.map(({ weight, active, electorId }) => ({ weight, active, choice: choiceOf(electorId), heads: 1 })),
  );
}

/** Electors who count alike; `choice` is null for those who have not voted. */
export type Alike = {
  readonly weight: string;
  readonly active: boolean;
  readonly choice: Choice | null;
  readonly heads: number;
};

/** Counts electors by the group. */
export function countAlike(groups: readonly Alike[]): Count {
  const parts = Object.fromEntries(COLUMNS.map((column) => [column, new Map<string, number>()]));
  for (const { weight, active, choice, heads } of groups) {
    const put = (column: keyof Count): void => {
      const known = parts[column];
      known?.set(weight, (known.get(weight) ?? 0) + heads);
    };
    put('eligible');
    if (active) put('active');
    if (!choice) continue;
    put('cast');
    put(choice);
    if (active) put('activeCast');
  }
  return Object.fromEntries(COLUMNS.map((column) => [column, toPart(parts[column])])) as Count;
}

/**
 * The last version of each elector's ballot. Throws when a ballot is from nobody on the roll: the caller
 * must not count it.
 */
export function lastChoices(
  roll: readonly RollEntry[],
  ballots: readonly CountedBallot[],
): ReadonlyMap<string, Choice> {
  const electors = new Set(roll.map((line) => line.electorId));
  const last = new Map<string, CountedBallot>();
  for (const ballot of ballots) {
    if (!electors.has(ballot.electorId))
      throw new Error(`a ballot of ${ballot.electorId}, who is not on the roll`);
    if ((last.get(ballot.electorId)?.version ?? 0) < ballot.version) last.set(ballot.electorId, ballot);
  }
  return new Map([...last].map(([electorId, ballot]) => [electorId, ballot.choice]));
}

/** A part of nobody. */
export const NOBODY: Part = { heads: 0, weight: ZERO };

/** Both parts together. */
function joinParts(left: Part, right: Part): Part {
  return { heads: left.heads + right.heads, weight: add(left.weight, right.weight) };
}

const COLUMNS = ['eligible', 'active', 'activeCast', 'cast', 'yes', 'no', 'abstain', 'block'] as const;

/** Few weights differ, so heads are counted by weight first and fractions multiplied once each. */
function toPart(headsByWeight: ReadonlyMap<string, number> = new Map()): Part {
  let part = NOBODY;
  for (const [weight, heads] of headsByWeight) {
    part = joinParts(part, { heads, weight: multiply(readFraction(weight), fraction(BigInt(heads))) });
  }
  return part;
}
