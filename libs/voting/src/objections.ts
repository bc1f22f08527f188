import { refuse } from '@plenaria/kernel';
import type { RollEntry } from './roll.ts';
import type { RulePack } from './rule-pack.ts';

/** Where a decision stands. */
export type DecisionState = 'draft' | 'open' | 'closed' | 'withdrawn';

/** The part of a decision that its checks ask about; a row of the database fits. */
export type DecisionTimes = {
  readonly state: DecisionState;
  readonly openedAt: Date | null;
  readonly closesAt: Date | null;
};

/** Every code with which declaring a class, opening, casting, closing and settling may be refused. */
export const votingRefusalCodes = [
  'ALREADY_CAST_BY_ANOTHER',
  'ALREADY_CLOSED',
  'ALREADY_OPEN',
  'ALREADY_SETTLED',
  'BALLOT_IS_FINAL',
  'CLASS_NOT_DECLARED',
  'CLASS_NOT_HELD',
  'CLOSED',
  'INVALID_INPUT',
  'INVALID_RULE_PACK',
  'LANGUAGE_NOT_REVIEWED',
  'NOBODY_ON_THE_ROLL',
  'NOTHING_TO_DECLARE',
  'NOT_ALLOWED',
  'NOT_ON_THE_ROLL',
  'NOT_TIED',
  'NOT_YET_CLOSED',
  'NOT_YET_DUE',
  'NOT_YET_OPEN',
  'NO_SUCH_CHOICE',
  'REASON_REQUIRED',
  'UNKNOWN_CLASS',
] as const;

/** A ballot about to be cast. `voterId` and `lockedBy` are the ids that stand in the entry's `voters`;
 *  `lockedBy` is who
 *  first voted for this elector, null before; `choice` may be anything that was sent. */
export type CastQuestion = {
  readonly decision: DecisionTimes;
  readonly rules: Pick<RulePack, 'choices' | 'mayChange'>;
  readonly entry: Pick<RollEntry, 'voters'> | null;
  readonly voterId: string;
  readonly choice: string;
  readonly reason: string | null;
  readonly lockedBy: string | null;
  readonly now: Date;
};

/** May this ballot be cast now? The first reason why not, or null when nothing stands in the way. */
export function objectionToCast({
  decision,
  rules,
  entry,
  voterId,
  choice,
  reason,
  lockedBy,
  now,
}: CastQuestion) {
  const { state, openedAt, closesAt } = decision;
  if (state === 'draft' || !openedAt || now < openedAt) return refuse('NOT_YET_OPEN', { openedAt });
  if (state !== 'open' || (closesAt && now >= closesAt)) return refuse('CLOSED', { closesAt });
  if (!entry?.voters.includes(voterId)) return refuse('NOT_ON_THE_ROLL');
  if (lockedBy !== null && lockedBy !== voterId) return refuse('ALREADY_CAST_BY_ANOTHER', { lockedBy });
  if (lockedBy !== null && !rules.mayChange) return refuse('BALLOT_IS_FINAL');
  if (!rules.choices.some((known) => known === choice))
    return refuse('NO_SUCH_CHOICE', { choices: rules.choices });
  if (choice === 'block' && !reason?.trim()) return refuse('REASON_REQUIRED', { choice });
  return null;
}

/** A decision about to be opened. `reviewed` are the languages whose current text a person has reviewed; `knownClasses`
 *  are the slugs of the register. */
export type OpenQuestion = {
  readonly decision: Pick<DecisionTimes, 'state'> & { readonly languages: readonly string[] };
  readonly rules: Pick<RulePack, 'colleges' | 'languages'>;
  readonly reviewed: readonly string[];
  readonly knownClasses: readonly string[];
  readonly closesAt: Date;
  readonly now: Date;
};

/** May this decision be opened now? Who is on its roll is asked by `rollOf`, which may refuse too. */
export function objectionToOpen({ decision, rules, reviewed, knownClasses, closesAt, now }: OpenQuestion) {
  const needed = [...new Set([...decision.languages, ...rules.languages])];
  const unreviewed = needed.filter((language) => !reviewed.includes(language));
  const classes = rules.colleges.flatMap((college) => college.classes);
  const unknown = classes.filter((slug) => slug !== '*' && !knownClasses.includes(slug));
  if (decision.state === 'open') return refuse('ALREADY_OPEN');
  if (decision.state !== 'draft') return refuse('ALREADY_CLOSED');
  if (Number.isNaN(closesAt.getTime())) return wrongClose('problemInstant');
  if (closesAt.getTime() < now.getTime() + OPEN_MINUTES_MIN * 60_000)
    return wrongClose('problemClosesTooSoon');
  if (closesAt.getTime() > now.getTime() + OPEN_DAYS_MAX * 86_400_000)
    return wrongClose('problemClosesTooLate');
  if (unknown.length > 0) return refuse('UNKNOWN_CLASS', { classes: unknown });
  if (unreviewed.length > 0) return refuse('LANGUAGE_NOT_REVIEWED', { languages: unreviewed });
  return null;
}

/** A decision stays open for at least this long, so that a slip of the hand does not close it at once. */
export const OPEN_MINUTES_MIN = 1;
/** And at most for a year: the time of the close is fixed at opening, and a year is easily mistyped. */
const OPEN_DAYS_MAX = 366;

/** A decision about to be closed. `awaitsBallots`: its time is promised to those who have not voted yet, as of a vote
 *  about a membership, so that nobody ends it before them. */
export type CloseQuestion = {
  readonly decision: DecisionTimes;
  readonly by: 'chair' | 'clock';
  readonly awaitsBallots: boolean;
  readonly now: Date;
};

/** May this decision be closed now, by the chair before its time or by the clock at its time? */
export function objectionToClose({ decision, by, awaitsBallots, now }: CloseQuestion) {
  if (decision.state === 'draft') return refuse('NOT_YET_OPEN', { openedAt: decision.openedAt });
  if (decision.state !== 'open') return refuse('ALREADY_CLOSED');
  if ((by === 'clock' || awaitsBallots) && decision.closesAt && now < decision.closesAt) {
    return refuse('NOT_YET_DUE', { closesAt: decision.closesAt });
  }
  return null;
}

function wrongClose(reason: string) {
  return refuse('INVALID_INPUT', {
    fields: [{ field: 'closesAt', reason: `result:${reason}`, count: OPEN_MINUTES_MIN }],
  });
}
