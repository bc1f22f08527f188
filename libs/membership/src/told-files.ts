// What the tests of the import tell: a file as text, and the register once it was carried out.
import { knownWords } from './known-words.ts';
import { planImport } from './plan-import.ts';
import type { ImportPlan } from './plan-import.ts';
import type { RepresentationRole } from './on-day.ts';
import type { PresentRegister } from './present-register.ts';
import { readHeader } from './register-columns.ts';
import { readRegisterLine } from './register-line.ts';
import type { Span, SpanChanges } from './timeline.ts';

const words = {
  custodians: knownWords([
    { slug: 'femprocomuns', names: ['femProcomuns'] },
    { slug: 'hypha', names: ['Hypha', 'The Worker Co-op'] },
    { slug: 'webarchitects', names: ['Webarchitects', 'The worker co-op'] },
  ]),
  classes: knownWords([
    { slug: 'producer', names: ['Producer', 'Productora'] },
    { slug: 'consumer', names: ['Consumer'] },
    { slug: 'artisan', names: ['Producer', 'Maker'] },
    { slug: 'fabricant', names: ['Maker'] },
  ]),
};
/** A register in which nobody is yet. */
export const EMPTY: PresentRegister = {
  members: [],
  persons: [],
  factsChanges: new Map(),
  keptAddresses: new Set(),
};
/** The day of a line that says none. */
export const TODAY = '2020-08-15';

/** Reads a file of `|`-separated lines, so that commas and quotes stay out of the way here. */
export function read(text: string) {
  const [head = '', ...lines] = text
    .trim()
    .split('\n')
    .map((line) => line.trim());
  const { columns, problems } = readHeader(head.split('|'));
  const rows = lines.map((line, place) => {
    const cells = line.split('|').map((cell, at) => [columns[at] ?? null, cell] as const);
    const named = cells.flatMap(([column, cell]) => (column ? [[column, cell] as const] : []));
    return readRegisterLine(place + 2, new Map(named), words);
  });
  return {
    lines: rows.map(({ row }) => row),
    problems: [...problems, ...rows.flatMap((one) => one.problems)],
  };
}

/** What such a file does to a register. */
export function plan(text: string, present: PresentRegister = EMPTY, today = TODAY): ImportPlan {
  const { lines, problems } = read(text);
  const planning = planImport(lines, present, today);
  let step = planning.next();
  while (!step.done) step = planning.next();
  const found = step.value;
  return { ...found, problems: [...problems, ...found.problems] };
}

/** The register after a plan was carried out. */
export function after(present: PresentRegister, { members, persons }: ImportPlan): PresentRegister {
  const apply = (
    before: readonly Span[],
    { added, changed, removed }: SpanChanges,
    id: string,
  ): readonly Span[] => [
    ...before
      .filter((span) => !removed.includes(span))
      .map((span) => changed.find((one) => one.id === span.id) ?? span),
    ...added.map((span, place) => ({ ...span, id: `${id} ${before.length + place}` })),
  ];
  const known = new Map(present.members.map((member) => [member.id, member]));
  for (const planned of members) {
    const id = planned.id ?? `new ${planned.line}`;
    const before = known.get(id);
    const spans = (key: 'custodian' | 'classes' | RepresentationRole) =>
      apply(before?.[key] ?? [], planned[key], `${id} ${key}`);
    known.set(id, {
      ...planned,
      id,
      slug: planned.slug ?? `individual-${planned.line}`,
      custodian: spans('custodian'),
      classes: spans('classes'),
      representative: spans('representative'),
      alternate: spans('alternate'),
      delegate: spans('delegate'),
    });
  }
  return {
    ...present,
    members: [...known.values()],
    persons: [
      ...present.persons.filter((person) => !persons.some((other) => other.id === person.id)),
      ...persons.map((person) => ({ ...person, id: person.id ?? person.email })),
    ],
  };
}

/** Every column. */
export const HEAD =
  'Name|Kind|Slug|Custodian|Country|Website|Classes|Representative name|Representative e-mail|Alternate name|Alternate email|Contribution|From';
/** An organisation. */
export const HYPHA =
  'Hypha|organisation||hypha|CA|https://hypha.coop|producer; consumer 2020-08-01..2020-12-31|Amara Obi|amara@hypha.example|Noor Haddad|noor@hypha.example|40 hours|2020-08-01';
/** An individual. */
export const YUKI =
  'Yuki Mori|individual||femProcomuns|JP||producer||yuki@mori.example|||40 hours|2020-08-01';
/** What is wrong with lines below that header: `line column: reason`. */
export const reasons = (text: string, present?: PresentRegister) =>
  plan(`${HEAD}\n${text}`, present).problems.map(({ line, field, reason }) => `${line} ${field}: ${reason}`);
