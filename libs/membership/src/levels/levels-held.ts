import { refuse, type Refused } from '@plenaria/kernel';
import { type Day, dayAfter, dayBefore } from '../day.ts';
import { endAfter, type HistoryLater, type Span } from '../timeline.ts';
import { holdsAtAll, holdsOn, type Valid } from '../valid.ts';

/**
 * The part of a span that may stand, from its first day to the last day before one on which something is missing that
 * it needs; null when that is so on its first day. A level needs three: that its member holds the class, that it
 * belongs through the custodian whose level it is, and that the level itself holds.
 */
export function spanWithin(span: Span, needs: readonly (readonly Valid[])[]): Span | null {
  const to = needs.map((valids) => coveredUntil(span.from, valids)).reduce(earlier, span.to);
  return holdsAtAll({ from: span.from, to }) ? { ...span, to } : null;
}

/** From this day on a member holds this level, or none; what it held before ends the day before. */
export function levelFrom(
  spans: readonly Span[],
  value: string | null,
  from: Day,
): readonly Span[] | HistoryLater | Refused<'NOTHING_CHANGES'> {
  const later = spans.find((span) => span.from > from);
  if (later) return refuse('HISTORY_LATER', { from: later.from, value: later.value });
  const present = spans.find((span) => holdsOn(span, from));
  if ((present?.value ?? null) === value) return refuse('NOTHING_CHANGES');
  const ended = endAfter(spans, dayBefore(from));
  return value === null ? ended : [...ended, { id: null, value, from, to: null }];
}

/** The last of the days from this one on that are covered without a gap; null without end, the day before if none. */
function coveredUntil(from: Day, valids: readonly Valid[]): Day | null {
  const covering = valids.find((valid) => holdsOn(valid, from));
  if (!covering) return dayBefore(from);
  return covering.to === null ? null : coveredUntil(dayAfter(covering.to), valids);
}

function earlier(one: Day | null, other: Day | null): Day | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}
