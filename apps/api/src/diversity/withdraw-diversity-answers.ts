import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { Done } from '../graphql/done.ts';
import type { SealingKeys } from '../operations/sealed.ts';
import type { Work } from '../work.ts';
import { sayPseudonym } from './own-answers.ts';

/** A person takes away what they said of themself; nothing tells that they ever said it. */
export async function withdrawDiversityAnswers(work: Work, keys: SealingKeys): Promise<Done | Refused> {
  const { actor, db } = work;
  if (actor.kind !== 'person') return refuse('NOT_ALLOWED');
  await sayPseudonym(work, keys, actor.personId);
  await db.query(`delete from diversity.answer where pseudonym = diversity.asking_pseudonym()`);
  return Done.yes();
}
