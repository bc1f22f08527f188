import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { recordEventsOf } from '../membership/record-event.ts';
import type { Work } from '../work.ts';
import { lockBeginning } from './begin-federation.ts';

/** What a federation is called, and the languages in which it writes: the first is the one that nothing lacks. */
export type NewFederation = { readonly name: string; readonly languages: readonly [string, ...string[]] };

/** Founds a federation that copies no other one, also where people and custodians were there before its name. */
export async function foundFederation(
  work: Work,
  { name, languages }: NewFederation,
): Promise<NewFederation | Refused<'FOUNDED_ALREADY', { name: string }>> {
  await lockBeginning(work);
  const [known]: readonly { name: string }[] = await work.db.query(`select name from membership.federation`);
  if (known) return refuse('FOUNDED_ALREADY', { name: known.name });
  await work.db.query(
    `insert into membership.federation (name, languages, default_language) values ($1, $2, $3)`,
    [name, languages, languages[0]],
  );
  await recordEventsOf(work, [
    { subject: 'federation', subjectId: null, kind: 'federation-begun', before: null, after: { name } },
  ]);
  return { name, languages };
}
