import type { Day } from '../day.ts';
import type { JoiningRule } from './application.ts';

/** A joining rule as somebody proposes it. */
export type ProposedRule = {
  readonly kind: string;
  /** Of an objection window. */
  readonly days: number | null;
  /** The slug of the rules by which the members would vote. */
  readonly rulePack: string;
  readonly from: Day;
};

/** An objection window is at least a day and at most a year. */
export const WINDOW_DAYS = { min: 1, max: 365 } as const;

/** The fields of a proposed rule that are wrong. Nobody who applied already was told of a rule of the past. */
export function wrongInRule(
  { kind, days, rulePack, from }: ProposedRule,
  known: { readonly rulePacks: readonly string[]; readonly today: Day },
): readonly ('kind' | 'days' | 'rulePack' | 'from')[] {
  const isWindow = kind === 'objectionWindow';
  const fits = days !== null && Number.isInteger(days) && days >= WINDOW_DAYS.min && days <= WINDOW_DAYS.max;
  return [
    ...(['custodian', 'objectionWindow', 'decision'].includes(kind) ? [] : (['kind'] as const)),
    ...(isWindow && !fits ? (['days'] as const) : []),
    ...(known.rulePacks.includes(rulePack) ? [] : (['rulePack'] as const)),
    ...(from >= known.today ? [] : (['from'] as const)),
  ];
}

/** The rule that was proposed, once nothing is wrong with it. */
export function ruleProposed({ kind, days, rulePack }: ProposedRule): JoiningRule {
  if (kind === 'objectionWindow') return { kind, days: days ?? WINDOW_DAYS.min, rulePack };
  return kind === 'custodian' ? { kind, rulePack } : { kind: 'decision', rulePack };
}
