import { isSlug } from '@plenaria/membership';
import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { Work } from '../work.ts';
import { refuseFields } from './change-member.ts';
import { namesTaken, readClassNames } from './class-words.ts';
import { MemberClass } from './member-class.ts';
import { recordEventsOf } from './record-event.ts';
import { toldWords } from './words-by-language.ts';

/** A class as it is added: the short name that rules use, and what it is called in each language. */
export type NewClass = { readonly slug: string; readonly names: unknown };

/** Adds a class at the end of the list. Nobody holds it yet. */
export async function addClass(work: Work, asked: NewClass): Promise<MemberClass | Refused> {
  const { db } = work;
  const slug = asked.slug.trim();
  const names = await readClassNames(work, asked.names);
  if (isRefused(names)) return names;
  const wrong = (reason: string) => refuse('INVALID_INPUT', { fields: [{ field: 'slug', reason }] });
  if (!isSlug(slug)) return wrong('admin:class.slugFormat');
  await db.query(`select pg_advisory_xact_lock(hashtextextended('membership.member_class', 0))`);
  const all = await db.find(MemberClass);
  if (all.some((known) => known.slug === slug)) return wrong('admin:class.slugTaken');
  const objection = refuseFields(namesTaken(names, {}, all));
  if (objection) return objection;
  const position = Math.max(-1, ...all.map((known) => known.position)) + 1;
  await db.insert(MemberClass, { slug, names: { ...names }, position, lastDay: null });
  const added = await db.findOneByOrFail(MemberClass, { slug });
  await recordEventsOf(work, [
    {
      subject: 'class',
      subjectId: added.id,
      kind: 'class-added',
      before: null,
      after: { slug, name: toldWords(names) },
    },
  ]);
  return added;
}
