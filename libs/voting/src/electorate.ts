import { add, divide, formatFraction, multiply, readFraction, ZERO } from '@plenaria/kernel';
import type { Fraction } from '@plenaria/kernel';
import { classesToDeclare, votingClass } from './declaring.ts';
import { effectiveShares } from './effective-shares.ts';
import { linesUnder } from './electors.ts';
import type { Elector } from './electors.ts';
import type { RollEntry } from './roll.ts';
import type { RulePack } from './rule-pack.ts';
import { say } from './sentence.ts';
import type { Sentence } from './sentence.ts';

/** A place on the roll, and the part of the whole that it decides when everybody votes: an exact fraction, or null
 *  where the rules give none. */
export type Seat = Pick<RollEntry, 'college' | 'class' | 'weight'> & { readonly part: string | null };

/** Why a member of that day has no vote: it is paused, holds no class, or none that the rules name. */
export type Exclusion = 'PAUSED' | 'NO_CLASS' | 'CLASS_NOT_NAMED';

/** A member of that day under the rules: its seats, or why it has none. */
export type Standing = {
  readonly electorId: string;
  readonly seats: readonly Seat[];
  readonly excluded: Exclusion | null;
  /** The classes among which it may still choose before a decision opens; until then it votes in the first. */
  readonly mayDeclare: readonly string[];
};

/** Who would be on a roll under these rules, member by member in the order given, with the arithmetic in words. */
export type Electorate = { readonly standings: readonly Standing[]; readonly inWords: readonly Sentence[] };

type Asked = Omit<Elector, 'declaredClass'> & { readonly paused: boolean };
type Total = { readonly heads: number; readonly weight: Fraction; readonly share: Fraction | null };

/** The electorate of a day: what `rollOf` would freeze while nobody has declared a class yet. */
export function electorateOf(rules: RulePack, members: readonly Asked[]): Electorate {
  const { lines } = linesUnder(
    rules,
    members
      .filter(({ paused }) => !paused)
      .map((member) => ({ ...member, declaredClass: votingClass(rules, member.classes, null) })),
  );
  const { totals, failure } = totalsOf(rules, lines);
  const seats = byElector(lines);
  const standings = members.map(({ electorId, classes, paused }): Standing => {
    const own = (seats.get(electorId) ?? []).map((line) => seatOf(line, totals.get(line.college)));
    const without = classes.length === 0 ? 'NO_CLASS' : 'CLASS_NOT_NAMED';
    return {
      electorId,
      seats: own,
      excluded: own.length > 0 ? null : paused ? 'PAUSED' : without,
      mayDeclare: paused ? [] : classesToDeclare(rules, classes),
    };
  });
  return { standings, inWords: [...arithmetic(rules, totals), ...failure] };
}

function totalsOf(rules: RulePack, lines: readonly RollEntry[]) {
  const colleges = rules.colleges.map((college) => {
    const own = lines.filter((line) => line.college === college.name);
    const weight = own.reduce((total, line) => add(total, readFraction(line.weight)), ZERO);
    return { college, heads: own.length, weight };
  });
  const shares = effectiveShares(
    rules,
    colleges.map(({ college, weight }) => ({ college, base: weight })),
  );
  const failed = 'failure' in shares;
  const totals = new Map(
    colleges.map(({ college, heads, weight }, place): [string, Total] => [
      college.name,
      { heads, weight, share: failed ? null : (shares.after[place] ?? null) },
    ]),
  );
  const failure = failed
    ? [say(shares.failure === 'capsInfeasible' ? 'capsInfeasible' : 'electorateInvalid')]
    : [];
  return { totals, failure };
}

function seatOf(line: RollEntry, total: Total | undefined): Seat {
  const { college, weight } = line;
  const part = total?.share ? formatFraction(partOf(line.weight, total.weight, total.share)) : null;
  return { college, class: line.class, weight, part };
}

/** weight ÷ all weights of the college × the share of the college, exactly. */
function partOf(weight: string, all: Fraction, share: Fraction): Fraction {
  return multiply(divide(readFraction(weight), all), share);
}

function byElector(lines: readonly RollEntry[]): ReadonlyMap<string, readonly RollEntry[]> {
  const found = new Map<string, RollEntry[]>();
  for (const line of lines) {
    const own = found.get(line.electorId);
    if (own) own.push(line);
    else found.set(line.electorId, [line]);
  }
  return found;
}

function arithmetic(rules: RulePack, totals: ReadonlyMap<string, Total>): Sentence[] {
  return rules.colleges.flatMap(({ name }) => {
    const total = totals.get(name);
    if (!total || total.heads === 0) return [say('electorateEmpty', { college: name })];
    const { heads, weight, share } = total;
    if (!share) return [say('electorateCounted', { college: name, heads })];
    const each = formatFraction(divide(share, weight));
    const said = {
      college: name,
      heads,
      share: formatFraction(share),
      weight: formatFraction(weight),
      each,
    };
    return [say(rules.colleges.length === 1 ? 'electorateAlone' : 'electorateCollege', said)];
  });
}
