import { refuse } from '@plenaria/kernel';
import { takesClass } from './electors.ts';
import type { DecisionState } from './objections.ts';
import type { RulePack } from './rule-pack.ts';

/**
 * The classes among which a member says in which it votes: those it holds that the rules name, where they lead
 * into several colleges and the rules ask for a declaration. Empty where there is nothing to say. `held` are slugs
 * in the federation's order, and so is the answer.
 */
export function classesToDeclare(rules: Asked, held: readonly string[]): readonly string[] {
  if (rules.overlap !== 'declared') return [];
  const named = held.filter((slug) => rules.colleges.some(({ classes }) => classes.includes(slug)));
  const colleges = rules.colleges.filter((college) => named.some((slug) => takesClass(college, slug)));
  return colleges.length > 1 ? named : [];
}

/**
 * The class in which a member votes: the one declared, where it may still vote there, else the first it holds that
 * the rules name. Null for a member without any class.
 */
export function votingClass(rules: Asked, held: readonly string[], declared: string | null): string | null {
  if (declared !== null && classesToDeclare(rules, held).includes(declared)) return declared;
  const asked = rules.colleges.flatMap(({ classes }) => classes);
  return held.find((slug) => asked.includes(slug)) ?? held[0] ?? null;
}

/** A declaration about to be made: `speaksFor` says whether the one who makes it may vote for the member today. */
export type DeclareQuestion = {
  readonly state: DecisionState;
  readonly rules: Asked;
  readonly speaksFor: boolean;
  /** Slugs of the classes the member holds today. */
  readonly held: readonly string[];
  readonly memberClass: string;
};

/** May the member's class be declared so? The first reason why not, or null when nothing stands in the way. */
export function objectionToDeclare({ state, rules, speaksFor, held, memberClass }: DeclareQuestion) {
  if (state === 'open') return refuse('ALREADY_OPEN', { state });
  if (state !== 'draft') return refuse('ALREADY_CLOSED', { state });
  if (!speaksFor) return refuse('NOT_ALLOWED');
  const classes = classesToDeclare(rules, held);
  if (classes.length === 0) return refuse('NOTHING_TO_DECLARE');
  return classes.includes(memberClass) ? null : refuse('CLASS_NOT_HELD', { classes });
}

type Asked = Pick<RulePack, 'colleges' | 'overlap'>;
