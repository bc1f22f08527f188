import { type Day, dayAfter } from './day.ts';
import type { PresentMember } from './present-register.ts';
import type { Span } from './timeline.ts';
import { type Valid, overlaps } from './valid.ts';

/**
 * What is said of a member ends at the latest with the membership in which it began; what would only begin after one
 * had ended, and before the next, was never so. A move from one custodian to another ends nothing. What was said of
 * days before the first membership stays.
 */
export function withinMembership(spans: readonly Span[], tenures: readonly Valid[]): readonly Span[] {
  const memberships = withoutMoves(tenures);
  return spans.flatMap((span) => {
    const mine = memberships.find((membership) => overlaps(membership, span));
    if (!mine) return endedBefore(memberships, span.from) === null ? [span] : [];
    return mine.to === null || (span.to !== null && span.to <= mine.to) ? [span] : [{ ...span, to: mine.to }];
  });
}

/** The last day of the membership that had ended before a day, or null where none had. */
export function endedBefore(tenures: readonly Valid[], day: Day): Day | null {
  const ended = tenures.flatMap(({ to }) => (to !== null && to < day ? [to] : []));
  return ended.toSorted().at(-1) ?? null;
}

/** A member of whom nothing is said any more that ended with a membership: what a return begins from. */
export function endedWithMembership<Held extends Pick<PresentMember, Ending | 'custodian'>>(
  member: Held,
): Held {
  const { custodian } = member;
  const mandates = (field: Exclude<Ending, 'classes'>) =>
    member[field].flatMap((span) =>
      isOfLastDay(span, custodian) ? [span] : withinMembership([span], custodian),
    );
  return {
    ...member,
    classes: withinMembership(member.classes, custodian),
    representative: mandates('representative'),
    alternate: mandates('alternate'),
    delegate: mandates('delegate'),
  };
}

/** An expulsion ends a membership with the day before; who spoke on its own day did so until that day was over, and
 *  speaks for the member in an appeal. */
function isOfLastDay({ to }: Span, tenures: readonly Valid[]): boolean {
  return withoutMoves(tenures).some((membership) => membership.to !== null && to === dayAfter(membership.to));
}

/** What ends with a membership. */
type Ending = 'classes' | 'representative' | 'alternate' | 'delegate';

/** The memberships, the first first: tenures of which one follows the other without a day between are one. */
function withoutMoves(tenures: readonly Valid[]): readonly Valid[] {
  const memberships: Valid[] = [];
  for (const { from, to } of tenures.toSorted((one, other) => (one.from < other.from ? -1 : 1))) {
    const last = memberships.at(-1);
    if (last && (last.to === null || from <= dayAfter(last.to)))
      memberships.splice(-1, 1, { from: last.from, to });
    else memberships.push({ from, to });
  }
  return memberships;
}
