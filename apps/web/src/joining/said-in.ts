import type { Typed } from '../ui/use-typed.ts';
import type { Applying } from './Apply.tsx';

/** What a form says that decides which documents apply, and for whom they are signed: null for oneself. */
export type Said = { readonly classes: readonly string[]; readonly name: string | null };

/** The same before anything is typed: what was typed here before, else what was saved. */
export function firstSaid(draft: Applying['draft'], typed: Typed, all: readonly string[]): Said {
  const saved = draft?.classes.map(({ slug }) => slug) ?? [];
  const kind = typed.value('kind') ?? draft?.kind;
  return {
    classes: all.filter(
      (slug) => (typed.value(`class ${slug}`) ?? (saved.includes(slug) ? 'on' : '')) === 'on',
    ),
    name: kind === 'individual' ? null : (typed.value('name') ?? draft?.name ?? ''),
  };
}

/** What the form around a field says now; null when there is none. */
export function saidIn(field: EventTarget): Said | null {
  const form = field instanceof HTMLElement && field.closest('form');
  if (!form) return null;
  const values = new FormData(form);
  const name = values.get('name');
  const isIndividual = values.get('kind') === 'individual';
  return { classes: classesIn(values), name: isIndividual || typeof name !== 'string' ? null : name };
}

/** The slugs of the classes that are ticked. */
export function classesIn(form: FormData): string[] {
  return [...form.keys()].flatMap((key) => (key.startsWith('class ') ? [key.slice(6)] : []));
}
