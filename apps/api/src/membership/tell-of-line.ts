import { representationRoles } from '@plenaria/membership';
import type { ImportPlan, PlannedMember, PresentMember, PresentRegister, Span } from '@plenaria/membership';
import type { RegisterLetter } from '../post/letter.ts';
import type { Work } from '../work.ts';
import { MemberClass } from './member-class.ts';
import { tellConcerned } from './tell-concerned.ts';

type Acts = RegisterLetter['params']['acts'];

/** A file of one line about somebody who is there already is an entry by hand like any other, and told as such. Of a
 *  file of many lines nobody is written to: it brings over what was known before. */
export async function tellOfLine(
  work: Work,
  { members, persons }: ImportPlan,
  present: PresentRegister,
): Promise<void> {
  const [line, another] = members;
  const member = present.members.find(({ id }) => id === line?.id);
  if (!line || another || !member) return;
  const names = new Map(
    [...present.persons, ...persons].map(({ email, id, name }) => [email ?? id ?? '', name]),
  );
  const classes = await work.db.find(MemberClass);
  const classNames = new Map(classes.map(({ slug, names: called }) => [slug, { ...called }]));
  const acts: Acts = [
    ...representationRoles.flatMap((role) =>
      actsOf({ line, member, field: role, begins: role, ends: 'representationEnded' }, (key) =>
        names.get(key),
      ),
    ),
    ...actsOf({ line, member, field: 'classes', begins: 'classBegun', ends: 'classEnded' }, (slug) =>
      classNames.get(slug),
    ),
  ];
  const also = representationRoles.flatMap((role) => touched(line, role).map(({ value }) => value));
  if (acts.length > 0) await tellConcerned(work, [{ member, also }], { as: 'secretary', acts, reason: '' });
}

type Field = 'classes' | (typeof representationRoles)[number];

const touched = (line: PlannedMember, field: Field): readonly Span[] => [
  ...line[field].removed,
  ...line[field].changed,
  ...line[field].added,
];

type Timeline = {
  readonly line: PlannedMember;
  readonly member: PresentMember;
  readonly field: Field;
  readonly begins: Acts[number]['act'];
  readonly ends: Acts[number]['act'];
};

/** What begins and what ends on a line, by days. */
function actsOf(
  { line, member, field, begins, ends }: Timeline,
  called: (value: string) => Acts[number]['whom'] | undefined,
): Acts {
  const was = (span: Span) => member[field].find(({ id }) => id !== null && id === span.id);
  const begun = (span: Span) => was(span)?.value !== span.value || was(span)?.from !== span.from;
  const { changed, added } = line[field];
  return [
    ...changed.flatMap((span) =>
      !begun(span) && span.to !== null
        ? [{ act: ends, whom: called(span.value) ?? span.value, day: span.to }]
        : [],
    ),
    ...[...changed, ...added]
      .filter(begun)
      .map(({ value, from }) => ({ act: begins, whom: called(value) ?? value, day: from })),
  ];
}
