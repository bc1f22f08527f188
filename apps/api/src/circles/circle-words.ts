import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { dayOf, isOver, isSlug, isWithin } from '@plenaria/membership';
import { refuseFields } from '../membership/change-member.ts';
import { Federation } from '../membership/federation.ts';
import { readWords, wrongWords } from '../membership/words-by-language.ts';
import type { Words } from '../membership/words-by-language.ts';
import type { Work } from '../work.ts';
import { Circle } from './circle.ts';

const NAME_MAX = 120;
const PURPOSE_MAX = 2_000;

/** The names and purposes of a circle as they may be kept, or what is wrong with them. */
export async function readCircleWords(
  { db }: Work,
  asked: { readonly names: unknown; readonly purposes: unknown },
): Promise<{ readonly names: Words; readonly purposes: Words } | Refused> {
  const names = readWords(asked.names);
  const purposes = readWords(asked.purposes);
  const federation = await db.findOneBy(Federation, { id: true });
  const refused = refuseFields([
    ...wrongWords('names', names, { max: NAME_MAX, needed: federation?.defaultLanguage ?? 'en' }),
    ...wrongWords('purposes', purposes, { max: PURPOSE_MAX }),
  ]);
  return refused ?? { names: names ?? {}, purposes: purposes ?? {} };
}

/** The circle that this one is to be part of: one that still is, of the same custodian or everybody's, and no part of
 *  itself. A part of one that ends goes on by itself. */
export async function objectionToParent(
  { db, now }: Work,
  circle: { readonly id: string | null; readonly custodianId: string | null },
  parentSlug: string | null,
): Promise<{ readonly id: string | null } | Refused> {
  if (parentSlug === null || parentSlug === '') return { id: null };
  const all = await db.find(Circle);
  const parent = isSlug(parentSlug) ? all.find(({ slug }) => slug === parentSlug) : undefined;
  const parentOf = (id: string) => all.find((one) => one.id === id)?.parentId ?? null;
  const wrong = (reason: string) => refuse('INVALID_INPUT', { fields: [{ field: 'parent', reason }] });
  if (!parent) return wrong('refusals:field.invalid');
  if (isOver(parent, dayOf(now))) return wrong('circles:wrong.parentEnded');
  if (parent.custodianId !== null && parent.custodianId !== circle.custodianId)
    return wrong('circles:wrong.parentOfAnother');
  if (circle.id !== null && isWithin(circle.id, parent.id, parentOf))
    return wrong('circles:wrong.parentWithin');
  return { id: parent.id };
}
