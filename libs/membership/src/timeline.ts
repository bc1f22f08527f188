import { refuse, type Refused } from '@plenaria/kernel';
import { type Day, dayBefore } from './day.ts';
import { type Valid, holdsOn, overlaps } from './valid.ts';

/** One stretch of a history: which value held from when to when; `id: null` is not stored yet. */
export type Span = Valid & { readonly id: string | null; readonly value: string };

/** The history knows of something later than the day one wants to change from. */
export type HistoryLater = Refused<'HISTORY_LATER', { readonly from: Day; readonly value: string }>;

/** From this day on, `value` holds alone (one custodian, one representative).
 *  What held before ends the day before; a wrong entry that began the same day is corrected in place. */
export function changeFrom(spans: readonly Span[], value: string, from: Day): readonly Span[] | HistoryLater {
  const present = spans.find((span) => holdsOn(span, from));
  if (present?.value === value) return spans;
  const later = spans.find((span) => span.from > from);
  if (later) return refuse('HISTORY_LATER', { from: later.from, value: later.value });
  if (!present) return [...spans, { id: null, value, from, to: null }];
  if (present.from === from) return spans.map((span) => (span === present ? { ...span, value } : span));
  return [...endAll(spans, from, (span) => span === present), { id: null, value, from, to: present.to }];
}

/** Of several values that may hold together (classes), exactly the wanted ones hold on `from` and after.
 *  A wanted one without days of its own keeps the days it has, or begins on `from`. */
export function holdTogether(
  spans: readonly Span[],
  wanted: readonly { readonly value: string; readonly days: Valid | null }[],
  from: Day,
): readonly Span[] {
  const dropped = (span: Span) => !wanted.some(({ value }) => value === span.value);
  const ended = endAll(spans, from, (span) => dropped(span) && holdsOn(span, from));
  return wanted.reduce((held, { value, days }) => holdOne(held, value, days, from), ended);
}

function holdOne(spans: readonly Span[], value: string, days: Valid | null, from: Day): readonly Span[] {
  const mine = spans.filter((span) => span.value === value);
  if (!days) {
    const has = mine.some((span) => holdsOn(span, from) || span.from > from);
    return has ? spans : [...spans, { id: null, value, from, to: null }];
  }
  const touched = mine.filter((span) => overlaps(span, days));
  const [first] = touched;
  if (!first) return [...spans, { id: null, value, ...days }];
  const rest = spans.filter((span) => span === first || !touched.includes(span));
  return rest.map((span) => (span === first ? { ...first, from: days.from, to: days.to } : span));
}

/** Those that `ends` picks hold until the day before `from`; what would then never have held goes. */
function endAll(spans: readonly Span[], from: Day, ends: (span: Span) => boolean): readonly Span[] {
  return spans
    .map((span) => (ends(span) ? { ...span, to: dayBefore(from) } : span))
    .filter((span) => span.to === null || span.from <= span.to);
}

/** Everything that still holds after the last day ends with it; what had not begun by then goes. */
export function endAfter(spans: readonly Span[], lastDay: Day): readonly Span[] {
  return spans
    .filter((span) => span.from <= lastDay)
    .map((span) => (span.to === null || span.to > lastDay ? { ...span, to: lastDay } : span));
}

/** What was to end with this day, which is not over yet, goes on after it. */
export function goOnAfter(spans: readonly Span[], lastDay: Day): readonly Span[] {
  return spans.map((span) => (span.to === lastDay ? { ...span, to: null } : span));
}

/** Who holds this value on a day, and was to hold it until some day after, holds it without an end again, unless
 *  something follows. */
export function stayFrom(spans: readonly Span[], value: string, from: Day): readonly Span[] | HistoryLater {
  const present = spans.find((span) => span.value === value && holdsOn(span, from));
  if (!present || present.to === null) return spans;
  const later = spans.find((span) => span.from > present.from);
  if (later) return refuse('HISTORY_LATER', { from: later.from, value: later.value });
  return spans.map((span) => (span === present ? { ...span, to: null } : span));
}

/** What to store so that the history `before` becomes `after`. */
export type SpanChanges = {
  readonly added: readonly Span[];
  readonly changed: readonly Span[];
  readonly removed: readonly Span[];
};

/** The difference between two histories, by id. */
export function changesBetween(before: readonly Span[], after: readonly Span[]): SpanChanges {
  const old = new Map(before.map((span) => [span.id, span]));
  const kept = new Set(after.map((span) => span.id));
  return {
    added: after.filter((span) => span.id === null),
    changed: after.filter((span) => span.id !== null && !isSame(old.get(span.id), span)),
    removed: before.filter((span) => !kept.has(span.id)),
  };
}

function isSame(one: Span | undefined, other: Span): boolean {
  return one?.value === other.value && one.from === other.from && one.to === other.to;
}
