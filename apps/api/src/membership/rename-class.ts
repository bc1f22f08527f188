import { isSlug } from '@plenaria/membership';
import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { Work } from '../work.ts';
import type { NewClass } from './add-class.ts';
import { refuseFields } from './change-member.ts';
import { namesTaken, readClassNames } from './class-words.ts';
import { MemberClass } from './member-class.ts';
import { recordEventsOf } from './record-event.ts';
import { mergedWords, readWords, toldWords } from './words-by-language.ts';

/** What a class is called from now on; `was`, what the writer had before them, keeps what somebody else wrote since. */
export type ClassRenaming = NewClass & { readonly was?: unknown };

/** Says anew what a class is called in each language. Its short name stays: rules and rolls use it. */
export async function renameClass(
  work: Work,
  { slug, names: given, was }: ClassRenaming,
): Promise<MemberClass | Refused> {
  const { db } = work;
  await db.query(`select pg_advisory_xact_lock(hashtextextended('membership.member_class', 0))`);
  const known = isSlug(slug) ? await db.findOneBy(MemberClass, { slug }) : null;
  if (!known) return refuse('NOT_FOUND');
  const read = await readClassNames(work, given);
  if (isRefused(read)) return read;
  const { words: names, wrong } = mergedWords('names', {
    given: read,
    was: readWords(was),
    now: known.names,
  });
  const others = (await db.find(MemberClass)).filter((other) => other.slug !== slug);
  const objection = refuseFields([...wrong, ...namesTaken(names, known.names, others)]);
  if (objection) return objection;
  const before = { name: toldWords(known.names) };
  const after = { name: toldWords(names) };
  await db.update(MemberClass, { slug }, { names: { ...names } });
  if (JSON.stringify(before) !== JSON.stringify(after))
    await recordEventsOf(work, [
      { subject: 'class', subjectId: known.id, kind: 'class-renamed', before, after },
    ]);
  return db.findOneByOrFail(MemberClass, { slug });
}
