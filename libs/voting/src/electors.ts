import { compare, readFraction, refuse, ZERO } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { freezeRoll } from './roll.ts';
import type { ElectorKind, Roll, RollEntry } from './roll.ts';
import type { College, RulePack } from './rule-pack.ts';

/** A member as the register knows it at the record date. */
export type Elector = {
  readonly electorId: string;
  readonly kind: ElectorKind;
  readonly name: string | null;
  /** Slugs of all classes held at the record date. */
  readonly classes: readonly string[];
  /** The class in which a member of several votes; null while nothing is declared. */
  readonly declaredClass: string | null;
  readonly weight: string;
  readonly active: boolean;
  readonly voters: readonly string[];
};

/** Why there is no roll: nobody would be on it, or it is open in which college somebody votes. */
export type RollRefusal =
  | Refused<'NOBODY_ON_THE_ROLL', Record<never, never>>
  | Refused<'CLASS_NOT_DECLARED', { readonly electorIds: readonly string[] }>;

/** The roll under these rules: its lines, with a root over them. */
export function rollOf(rules: RulePack, electors: readonly Elector[]): Roll | RollRefusal {
  const { lines, undeclared } = linesUnder(rules, electors);
  if (undeclared.length > 0) return refuse('CLASS_NOT_DECLARED', { electorIds: undeclared });
  return lines.length > 0 ? freezeRoll(lines) : refuse('NOBODY_ON_THE_ROLL');
}

/** The lines of a roll under these rules, and whose college is open. Members whose classes are in no college are not
 *  electors. Under `highest` a member votes in the college with the largest share, the first of equals; under `both` in
 *  each. */
export function linesUnder(
  rules: RulePack,
  electors: readonly Elector[],
): { readonly lines: readonly RollEntry[]; readonly undeclared: readonly string[] } {
  const undeclared: string[] = [];
  const lines = electors.flatMap((elector) => {
    const places = placesOf(rules, elector);
    if (places.length < 2 || rules.overlap === 'both') return places.map((place) => lineOf(elector, place));
    if (rules.overlap === 'highest') return [lineOf(elector, highest(places))];
    const declared = places.find(
      (place) => elector.declaredClass !== null && takesClass(place.college, elector.declaredClass),
    );
    if (!declared) undeclared.push(elector.electorId);
    return declared ? [lineOf(elector, declared)] : [];
  });
  return { lines, undeclared };
}

type Place = { readonly college: College; readonly class: string };

/**
 * The colleges in which the member could vote, each with the class that brings it there: the declared one
 * where it may.
 */
function placesOf({ colleges }: RulePack, { classes, declaredClass }: Elector): Place[] {
  return colleges.flatMap((college) => {
    const bringing = classes.filter((held) => takesClass(college, held));
    const everybody = college.classes.includes('*') ? 'member' : undefined;
    const chosen = declaredClass !== null && bringing.includes(declaredClass) ? declaredClass : bringing[0];
    const found = chosen ?? everybody;
    return found === undefined ? [] : [{ college, class: found }];
  });
}

/** Does who holds this class vote in this college? */
export function takesClass(college: College, memberClass: string): boolean {
  return college.classes.includes(memberClass) || college.classes.includes('*');
}

function highest(places: readonly Place[]): Place {
  const share = ({ college }: Place) => (college.share === 'byVotes' ? ZERO : readFraction(college.share));
  return places.reduce((best, place) => (compare(share(place), share(best)) > 0 ? place : best));
}

function lineOf(elector: Elector, place: Place): RollEntry {
  const { electorId, kind, weight, active, voters } = elector;
  const name = kind === 'organisation' ? elector.name : null;
  return { electorId, kind, name, class: place.class, college: place.college.name, weight, active, voters };
}
