/** A field of a member that changed: as it was and as it is. Null where it did not stand at all. */
export type Difference = { readonly field: string; readonly was: unknown; readonly is: unknown };

/** The fields in which two pictures of a member differ, in the order of the earlier one. */
export function differences(before: unknown, after: unknown): readonly Difference[] {
  const was = fieldsOf(before);
  const is = fieldsOf(after);
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return names
    .map((field) => ({ field, was: was[field] ?? null, is: is[field] ?? null }))
    .filter((difference) => JSON.stringify(difference.was) !== JSON.stringify(difference.is));
}

/** Something that held for a time: who or what, from when, until when. */
export type Held = { readonly what: string; readonly from: string; readonly to: string | null };

/** What a field says in parts that can be put in words: plain texts, and what held for a time. */
export function partsOf(value: unknown): readonly (string | Held)[] {
  if (value === null || value === undefined || value === '') return [];
  if (Array.isArray(value)) return value.flatMap(partsOf);
  if (typeof value !== 'object') return [String(value as string | number | boolean)];
  const { from, to, ...rest } = value as Readonly<Record<string, unknown>>;
  const what = Object.values(rest)
    .filter((part) => typeof part === 'string')
    .join(', ');
  if (typeof from !== 'string') return what === '' ? [] : [what];
  return [{ what, from, to: typeof to === 'string' ? to : null }];
}

/** Somebody in a role for a time. `person` is empty where the reader may not know who. */
export type InRole = {
  readonly person: string;
  readonly role: string;
  readonly from: string;
  readonly to: string | null;
};

/** Who was in which role, from a picture of a circle (`seats`) or of a member (a field for each role). */
export function partsIn(picture: unknown): readonly InRole[] {
  return Object.entries(fieldsOf(picture)).flatMap(([field, value]) =>
    (Array.isArray(value) ? (value as readonly unknown[]) : []).map((part) => {
      const { person, role, from, to } = fieldsOf(part);
      return {
        person: typeof person === 'string' ? person : '',
        role: typeof role === 'string' ? role : field,
        from: typeof from === 'string' ? from : '',
        to: typeof to === 'string' ? to : null,
      };
    }),
  );
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
