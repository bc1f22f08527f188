import type { CountedBallot } from '../ballot.ts';
import { freezeRoll } from '../roll.ts';
import type { RollEntry } from '../roll.ts';
import type { Choice } from '../rule-pack.ts';

/** What a college said, in heads; `of` is how many are on its roll. */
export type Said = Readonly<Partial<Record<Choice, number>>> & { readonly of: number };

/**
 * A roll and its ballots from the heads of each college, for examples worked by hand. The class is the
 * college's name.
 */
export function votesOf(colleges: Readonly<Record<string, Said>>): {
  readonly roll: readonly RollEntry[];
  readonly ballots: readonly CountedBallot[];
} {
  const lines = Object.entries(colleges).flatMap(([college, said]) =>
    Array.from({ length: said.of }, (_, place) => ({
      line: lineIn(college, place),
      choice: choiceAt(said, place),
    })),
  );
  const ballots = lines.flatMap(({ line, choice }) =>
    choice ? [{ electorId: line.electorId, version: 1, choice }] : [],
  );
  return { roll: freezeRoll(lines.map(({ line }) => line)).entries, ballots };
}

function lineIn(college: string, place: number): RollEntry {
  const electorId = `${college}-${String(place).padStart(5, '0')}`;
  const voters = [`${electorId}-representative`, `${electorId}-alternate`];
  return {
    electorId,
    kind: 'organisation',
    name: electorId,
    class: college,
    college,
    weight: '1',
    active: true,
    voters,
  };
}

function choiceAt(said: Said, place: number): Choice | null {
  let before = 0;
  for (const choice of ['yes', 'no', 'abstain', 'block'] as const) {
    before += said[choice] ?? 0;
    if (place < before) return choice;
  }
  return null;
}
