import { partsIn } from './differences.ts';

/** Somebody who came, changed or left, or a circle or class that ends: the sentence of the people texts that says it,
 *  and what fills its places. */
export type Headline = {
  readonly says:
    | 'people:told.came'
    | 'people:told.changed'
    | 'people:told.leaves'
    | 'people:told.stays'
    | 'people:told.ends';
  readonly person: string;
  /** What they are, or were: a slug of a role. */
  readonly role: string;
  readonly was: string | null;
  readonly lastDay: string | null;
};

type Event = { readonly kind: string; readonly before: unknown; readonly after: unknown };

/** What a line of the history is about, where it is about one person or a last day; null where its kind says it. */
export function headlineOf({ kind, before, after }: Event): Headline | null {
  if (kind === 'circle-ended' || kind === 'class-ended') return endingOf(after);
  if (kind !== 'seat-changed' && kind !== 'representation-changed') return null;
  const [was] = partsIn(before);
  const now = partsIn(after);
  const next = now.find(({ to }) => to === null) ?? now.at(-1);
  if (!next?.person) return null;
  const { person, role, to: lastDay } = next;
  if (was?.person !== person) return { says: 'people:told.came', person, role, was: null, lastDay };
  if (was.role !== role) return { says: 'people:told.changed', person, role, was: was.role, lastDay };
  if (lastDay !== null) return { says: 'people:told.leaves', person, role, was: null, lastDay };
  return was.to === null ? null : { says: 'people:told.stays', person, role, was: null, lastDay };
}

/** It goes on until the end of that day, so that it has not ended yet when the line is written. */
function endingOf(after: unknown): Headline | null {
  if (typeof after !== 'object' || after === null || !('lastDay' in after)) return null;
  const { lastDay } = after;
  if (typeof lastDay !== 'string') return null;
  return { says: 'people:told.ends', person: '', role: '', was: null, lastDay };
}
