import { isRefused } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { recordEventsOf } from '../membership/record-event.ts';
import { toldWords } from '../membership/words-by-language.ts';
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
};

/** Renames a circle, or says anew what it is for. Its address stays, so that links hold. */
export async function changeCircle(work: Work, asked: CircleChange): Promise<Circle | Refused> {
  await lockCircles(work);
  const held = await holdCircle(work, asked.id);
  if (isRefused(held)) return held;
  const words = await readCircleWords(work, asked);
  if (isRefused(words)) return words;
  const { circle } = held;
  const parent = await objectionToParent(work, circle, asked.parent);
  if (isRefused(parent)) return parent;
  const { names, purposes } = words;
  const before = { name: toldWords(circle.names), purpose: toldWords(circle.purposes) };
  const after = { name: toldWords(names), purpose: toldWords(purposes) };
  await work.db.update(Circle, { id: circle.id }, { names, purposes, parentId: parent.id });
  if (JSON.stringify(before) !== JSON.stringify(after))
    await recordEventsOf(work, [
      { subject: 'circle', subjectId: circle.id, kind: 'circle-changed', before, after },
    ]);
  return work.db.findOneByOrFail(Circle, { id: circle.id });
}
