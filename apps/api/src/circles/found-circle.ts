import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { dayOf, slugOf } from '@plenaria/membership';
import { Custodian } from '../membership/custodian.ts';
import { recordEventsOf } from '../membership/record-event.ts';
import { toldWords } from '../membership/words-by-language.ts';
import type { Work } from '../work.ts';
import { Circle } from './circle.ts';
import { objectionToParent, readCircleWords } from './circle-words.ts';
import { lockCircles } from './held-circle.ts';

/** A circle as somebody describes it: names and purposes by language, and whom it is for. */
export type CircleFounding = {
  readonly names: unknown;
  readonly purposes: unknown;
  /** The slug of a custodian; null for the whole federation. */
  readonly custodian: string | null;
  /** The slug of the circle it is part of. */
  readonly parent: string | null;
};

/** Founds a circle today, with nobody in it yet. */
export async function foundCircle(work: Work, asked: CircleFounding): Promise<Circle | Refused> {
  const { db, now } = work;
  await lockCircles(work);
  const words = await readCircleWords(work, asked);
  if (isRefused(words)) return words;
  const custodian =
    asked.custodian === null ? null : await db.findOneBy(Custodian, { slug: asked.custodian });
  if (asked.custodian !== null && !custodian)
    return refuse('INVALID_INPUT', { fields: [{ field: 'custodian', reason: 'refusals:field.invalid' }] });
  const custodianId = custodian?.id ?? null;
  const parent = await objectionToParent(work, { id: null, custodianId }, asked.parent);
  if (isRefused(parent)) return parent;
  const { names, purposes } = words;
  const row = { names, purposes, custodianId, parentId: parent.id, firstDay: dayOf(now), lastDay: null };
  const { id } = await db.save(Circle, { ...row, slug: await freeSlug(work, names) });
  await recordEventsOf(work, [
    {
      subject: 'circle',
      subjectId: id,
      kind: 'circle-founded',
      before: null,
      after: { name: toldWords(names), purpose: toldWords(purposes) },
    },
  ]);
  return db.findOneByOrFail(Circle, { id });
}

/** The first of tech, tech-2, tech-3 … that no circle has; a name without latin letters is called circle. */
async function freeSlug({ db }: Work, names: Readonly<Record<string, string>>): Promise<string> {
  const texts = [names['en'] ?? '', ...Object.values(names)];
  const wanted = (texts.map(slugOf).find((slug) => slug !== '') ?? 'circle').slice(0, 50).replace(/-+$/, '');
  const rows: readonly { slug: string }[] = await db.query(
    `select slug from membership.circle where slug = $1 or slug like $1 || '-%'`,
    [wanted],
  );
  const taken = new Set(rows.map(({ slug }) => slug));
  if (!taken.has(wanted)) return wanted;
  let number = 2;
  while (taken.has(`${wanted}-${number}`)) number += 1;
  return `${wanted}-${number}`;
}
