import { isRefused } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { refuseFields } from '../membership/change-member.ts';
import type { WrongField } from '../membership/change-member.ts';
import { recordEventsOf } from '../membership/record-event.ts';
import { mergedWords, readWords, toldWords } from '../membership/words-by-language.ts';
import type { Work } from '../work.ts';
import { Circle } from './circle.ts';
import { objectionToParent, readCircleWords } from './circle-words.ts';
import { holdCircle, lockCircles } from './held-circle.ts';

/** What a circle is called from now on, what it is for, and which circle it is part of. */
export type CircleChange = {
  readonly id: string;
  readonly names: unknown;
  readonly purposes: unknown;
  readonly parent: string | null;
  /** The same three as the writer had them before them: what somebody else wrote since is kept. */
  readonly was?: unknown;
};

/** Renames a circle, or says anew what it is for. Its address stays, so that links hold. */
export async function changeCircle(work: Work, asked: CircleChange): Promise<Circle | Refused> {
  await lockCircles(work);
  const held = await holdCircle(work, asked.id);
  if (isRefused(held)) return held;
  const read = await readCircleWords(work, asked);
  if (isRefused(read)) return read;
  const { circle } = held;
  const was = seenBefore(asked.was);
  const isLeft = was !== null && was.parent === (asked.parent ?? '');
  const parent = isLeft ? { id: circle.parentId } : await objectionToParent(work, circle, asked.parent);
  if (isRefused(parent)) return parent;
  const { words: names, wrong } = mergedWords('names', {
    given: read.names,
    was: was && readWords(was.names),
    now: circle.names,
  });
  const { words: purposes, wrong: unclear } = mergedWords('purposes', {
    given: read.purposes,
    was: was && readWords(was.purposes),
    now: circle.purposes,
  });
  const moved =
    was !== null && !isLeft && parent.id !== circle.parentId ? await movedSince(work, circle, was) : null;
  const objection = refuseFields([...wrong, ...unclear, moved]);
  if (objection) return objection;
  const before = { name: toldWords(circle.names), purpose: toldWords(circle.purposes) };
  const after = { name: toldWords(names), purpose: toldWords(purposes) };
  await work.db.update(Circle, { id: circle.id }, { names, purposes, parentId: parent.id });
  if (JSON.stringify(before) !== JSON.stringify(after))
    await recordEventsOf(work, [
      { subject: 'circle', subjectId: circle.id, kind: 'circle-changed', before, after },
    ]);
  return work.db.findOneByOrFail(Circle, { id: circle.id });
}

/** Somebody else has moved the circle since: to where, for the writer to choose; null where nobody has. */
async function movedSince(
  { db }: Work,
  { parentId }: Circle,
  was: { readonly parent: string },
): Promise<WrongField | null> {
  const parent = parentId === null ? null : await db.findOneBy(Circle, { id: parentId });
  const now = parent?.slug ?? '';
  return now === was.parent
    ? null
    : {
        field: 'parent',
        reason: 'refusals:field.writtenMeanwhile',
        now: parent?.names['en'] ?? (now || '–'),
        slug: now,
      };
}

/** What the writer had before them, or null where nobody says. */
function seenBefore(was: unknown) {
  if (typeof was !== 'object' || was === null) return null;
  const { names, purposes, parent }: { names?: unknown; purposes?: unknown; parent?: unknown } = was;
  return { names, purposes, parent: typeof parent === 'string' ? parent : '' };
}
