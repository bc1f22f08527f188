import { isRefused } from '@plenaria/kernel';
import { dayBefore, type Day } from './day.ts';
import { slugOf } from './fold-name.ts';
import { factsAfter } from './facts-told.ts';
import { type ImportProblem, problem } from './import-problem.ts';
import type { RepresentationRole } from './on-day.ts';
import type { FactsChange, PresentMember } from './present-register.ts';
import type { RegisterColumn } from './register-columns.ts';
import type { RegisterLine } from './register-line.ts';
import {
  changeFrom,
  changesBetween,
  endAfter,
  holdTogether,
  type Span,
  type SpanChanges,
} from './timeline.ts';
import { holdsOn, overlaps } from './valid.ts';
import { endedBefore, endedWithMembership, withinMembership } from './within-membership.ts';

/** What a line does to one member. `slug: null`: an individual's, whose address must not tell the name. */
export type PlannedMember = {
  readonly line: number;
  readonly outcome: 'created' | 'changed' | 'unchanged';
  /** The columns that change something. */
  readonly fields: readonly RegisterColumn[];
  readonly id: string | null;
  readonly slug: string | null;
  readonly kind: 'organisation' | 'individual';
  readonly name: string;
  readonly country: string | null;
  readonly website: string | null;
  readonly contribution: string | null;
  readonly personKey: string | null;
  readonly custodian: SpanChanges;
  readonly classes: SpanChanges;
  readonly representative: SpanChanges;
  readonly alternate: SpanChanges;
  readonly delegate: SpanChanges;
};

type Timelines = Pick<PresentMember, 'custodian' | 'classes' | RepresentationRole>;
const NOTHING_YET: Timelines = {
  custodian: [],
  classes: [],
  representative: [],
  alternate: [],
  delegate: [],
};

/** What a line is planned with: the slugs that are taken, the day of a line without one, and how the facts of its
 *  member changed. */
type Planning = {
  readonly takenSlugs: Set<string>;
  readonly today: Day;
  readonly changes: readonly FactsChange[];
};

/** Plans one line. Adds the slug it takes to `takenSlugs`. */
export function planMember(
  line: RegisterLine,
  present: PresentMember | null,
  { takenSlugs, today, changes: factsChanges }: Planning,
): { readonly member: PlannedMember | null; readonly problems: readonly ImportProblem[] } {
  const kind = line.kind ?? present?.kind ?? 'organisation';
  const slug = present ? present.slug : newSlug(line, kind);
  const from = line.from ?? today;
  const told = present ? factsAfter(line, present, { from, changes: factsChanges }) : null;
  const objections = present
    ? objectionsToChange(line, present, kind, today)
    : objectionsToNew(line, kind, slug, takenSlugs);
  const problems = [...objections, ...(told?.problems ?? [])];
  if (slug) takenSlugs.add(slug);
  const before: Timelines = present ?? NOTHING_YET;
  const after = timelinesAfter(line, kind, endedWithMembership(before), from);
  if ('reason' in after) return { member: null, problems: [...problems, after] };
  const facts = {
    kind,
    ...(told?.facts ?? factsOf(line)),
    personKey: present?.personKey ?? (kind === 'individual' ? (line.representative?.email ?? null) : null),
  };
  const changes = {
    custodian: changesBetween(before.custodian, after.custodian),
    classes: changesBetween(before.classes, after.classes),
    representative: changesBetween(before.representative, after.representative),
    alternate: changesBetween(before.alternate, after.alternate),
    delegate: changesBetween(before.delegate, after.delegate),
  };
  const fields = present ? changedFields(facts, present, changes) : [];
  const outcome = present ? (fields.length > 0 ? 'changed' : 'unchanged') : 'created';
  const member = {
    line: line.line,
    outcome,
    fields,
    id: present?.id ?? null,
    slug,
    ...facts,
    ...changes,
  } as const;
  return { member, problems };
}

function factsOf({ name, country, website, contribution }: RegisterLine) {
  return { name, country, website, contribution };
}

function newSlug(line: RegisterLine, kind: 'organisation' | 'individual'): string | null {
  if (line.slug !== null) return line.slug;
  return kind === 'individual' ? null : slugOf(line.name);
}

/** An address that was drawn, here or where the file is from, or that only counts: it tells nobody's name. */
function isDrawn(slug: string): boolean {
  return /^individual-([0-9a-f]{10}|\d+)$/.test(slug);
}

function objectionsToNew(
  line: RegisterLine,
  kind: 'organisation' | 'individual',
  slug: string | null,
  takenSlugs: ReadonlySet<string>,
): readonly ImportProblem[] {
  const say = (
    field: RegisterColumn,
    reason: ImportProblem['reason'],
    details: ImportProblem['details'] = {},
  ) => problem(line.line, field, reason, details);
  return [
    ...objectionsToIndividual(line, kind),
    ...(line.custodian === null ? [say('custodian', 'CUSTODIAN_MISSING')] : []),
    ...(line.classes === null || line.classes.length === 0 ? [say('classes', 'CLASS_MISSING')] : []),
    ...(kind === 'individual' && !line.representative
      ? [say('representative email', 'EMAIL_MISSING', { name: line.name })]
      : []),
    ...(kind === 'individual' && slug !== null && !isDrawn(slug)
      ? [say('slug', 'SLUG_BY_LOT', { value: slug })]
      : []),
    ...(slug === '' ? [say('slug', 'SLUG_NEEDED', { name: line.name })] : []),
    ...(slug && takenSlugs.has(slug) ? [say('slug', 'SLUG_TAKEN', { value: slug })] : []),
  ];
}

function objectionsToChange(
  line: RegisterLine,
  present: PresentMember,
  kind: 'organisation' | 'individual',
  today: Day,
): readonly ImportProblem[] {
  const held = present.custodian.some((span) => span.to === null || span.to >= today);
  const ended = present.custodian
    .map((span) => span.to ?? '')
    .toSorted()
    .at(-1);
  return [
    ...(kind === present.kind ? objectionsToIndividual(line, kind) : [kindDiffers(line, present.kind)]),
    ...(movesPerson(line, present) ? [personDiffers(line, present)] : []),
    ...(held || line.from !== null
      ? []
      : [problem(line.line, 'from', 'MEMBER_ENDED', { ended: ended ?? '' })]),
    ...movesToAnother(line, present, line.from ?? today),
    ...(beginsWithNobody(line, present) ? [problem(line.line, 'custodian', 'CUSTODIAN_MISSING')] : []),
  ];
}

/** A move is agreed to by the member and both custodians, each for itself: a file says none of that. */
function movesToAnother(line: RegisterLine, present: PresentMember, from: Day): readonly ImportProblem[] {
  const known = present.custodian.find((span) => holdsOn(span, from))?.value;
  const { custodian } = line;
  return custodian === null || known === undefined || known === custodian
    ? []
    : [problem(line.line, 'custodian', 'CUSTODIAN_MOVES', { value: custodian, known })];
}

/** On a day on which no custodian holds the membership, it begins only with one. */
function beginsWithNobody({ from, custodian }: RegisterLine, present: PresentMember): boolean {
  return from !== null && custodian === null && !present.custodian.some((span) => holdsOn(span, from));
}

/** An individual is one person for good: another address means another person, or one to be changed by hand. */
function movesPerson(line: RegisterLine, present: PresentMember): boolean {
  return (
    present.kind === 'individual' &&
    line.representative !== null &&
    line.representative.email !== present.personKey
  );
}

function personDiffers(line: RegisterLine, present: PresentMember): ImportProblem {
  const details = { email: line.representative?.email ?? '', name: line.name, other: present.name };
  return problem(line.line, 'representative email', 'PERSON_DIFFERS', details);
}

function kindDiffers(line: RegisterLine, known: string): ImportProblem {
  return problem(line.line, 'kind', 'KIND_DIFFERS', { value: line.kind ?? '', known });
}

function objectionsToIndividual(
  line: RegisterLine,
  kind: 'organisation' | 'individual',
): readonly ImportProblem[] {
  return kind === 'individual' && line.alternate
    ? [problem(line.line, 'alternate email', 'ALTERNATE_FOR_INDIVIDUAL', { name: line.name })]
    : [];
}

function timelinesAfter(
  line: RegisterLine,
  kind: 'organisation' | 'individual',
  before: Timelines,
  from: Day,
): Timelines | ImportProblem {
  const speaks = kind === 'organisation';
  const wanted = {
    custodian: line.custodian,
    representative: speaks ? (line.representative?.email ?? null) : null,
    alternate: speaks ? (line.alternate?.email ?? null) : null,
  };
  const after = { ...before };
  for (const field of ['custodian', 'representative', 'alternate'] as const) {
    const value = wanted[field];
    const change = field === 'alternate' ? addAlternate : changeFrom;
    const next = value === null ? before[field] : change(before[field], value, from);
    if (isRefused(next)) {
      const column = field === 'custodian' ? field : (`${field} email` as const);
      return problem(line.line, column, 'HISTORY_LATER', {
        from: next.details.from,
        value: next.details.value,
      });
    }
    after[field] = next;
  }
  const classes = line.classes === null ? before.classes : holdTogether(before.classes, line.classes, from);
  const twice = after.alternate.find((span) =>
    after.representative.some((other) => other.value === span.value && overlaps(other, span)),
  );
  if (twice) return problem(line.line, 'alternate email', 'SAME_PERSON_TWICE', { email: twice.value });
  const delegate = withoutSpeakers(before.delegate, after, from);
  return classAfterMembership(line, after.custodian) ?? endedWithMembership({ ...after, classes, delegate });
}

/** A class that is to be held only once the membership has ended: it would hold on no day of it. */
function classAfterMembership(line: RegisterLine, custodian: readonly Span[]): ImportProblem | null {
  const after = (line.classes ?? []).find(
    ({ value, days }) => days && withinMembership([{ id: null, value, ...days }], custodian).length === 0,
  );
  return after?.days
    ? problem(line.line, 'classes', 'CLASS_AFTER_MEMBERSHIP', {
        value: after.value,
        ended: endedBefore(custodian, after.days.from) ?? '',
      })
    : null;
}

/** A file names those who vote. Who was a delegate and votes from now on, is no delegate any more. */
function withoutSpeakers(
  delegates: readonly Span[],
  { representative, alternate }: Timelines,
  from: Day,
): readonly Span[] {
  const speaks = (span: Span) =>
    [...representative, ...alternate].some((other) => other.value === span.value && overlaps(other, span));
  return delegates.flatMap((span) => (speaks(span) ? endAfter([span], dayBefore(from)) : [span]));
}

/** One alternate is replaced; where there are several, the file's one column only adds. */
function addAlternate(spans: readonly Span[], value: string, from: Day): ReturnType<typeof changeFrom> {
  const present = spans.filter((span) => holdsOn(span, from));
  if (present.some((span) => span.value === value)) return spans;
  return present.length > 1
    ? [...spans, { id: null, value, from, to: null }]
    : changeFrom(spans, value, from);
}

function changedFields(
  facts: Pick<PresentMember, 'name' | 'country' | 'website' | 'contribution'>,
  present: PresentMember,
  changes: { readonly [K in keyof Timelines]: SpanChanges },
): readonly RegisterColumn[] {
  const isChange = ({ added, changed, removed }: SpanChanges) =>
    added.length + changed.length + removed.length > 0;
  return [
    ...(['name', 'country', 'website', 'contribution'] as const).filter(
      (field) => facts[field] !== present[field],
    ),
    ...(isChange(changes.custodian) ? (['custodian'] as const) : []),
    ...(isChange(changes.classes) ? (['classes'] as const) : []),
    ...(isChange(changes.representative) ? (['representative email'] as const) : []),
    ...(isChange(changes.alternate) ? (['alternate email'] as const) : []),
  ];
}
