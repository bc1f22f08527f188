import type { Day } from '@plenaria/membership';
import { holdersOf } from '../identity/roles/holders-of.ts';
import type { CircleLetter, Letter } from '../post/letter.ts';
import { mailJob } from '../post/mail-job.ts';
import type { View, Work } from '../work.ts';
import type { Circle } from './circle.ts';
import { coordinatorsOf } from './coordinators.ts';

/** What a letter about a circle tells besides who acts: as what and from when, or until when, and why. */
type Said = {
  readonly role?: Readonly<Record<string, string>>;
  readonly day?: Day | null;
  readonly text?: string;
};

/** Writes to those whose place in a circle, or whose request, somebody else has just settled. What the program itself
 *  enters is not written about. */
export async function tellOfCircle(
  work: Work,
  { circle, persons }: { readonly circle: Circle; readonly persons: readonly string[] },
  template: CircleLetter['template'],
  said: Said,
): Promise<void> {
  const { actor } = work;
  if (actor.kind !== 'person') return;
  for (const personId of new Set(persons)) {
    if (personId === actor.personId) continue;
    const params = paramsOf(circle, { whomId: personId, by: actor.name }, said);
    await work.later(mailJob({ template, personId, params }));
  }
}

/** Writes to who coordinates a circle that somebody asks to come in; to the secretaries where nobody does. */
export async function tellWhoAnswers(
  work: Work,
  circle: Circle,
  {
    asker,
    says,
  }: { readonly asker: { readonly personId: string; readonly name: string }; readonly says: string },
): Promise<void> {
  const params = paramsOf(circle, { whomId: asker.personId, by: asker.name }, { text: says });
  const coordinators = await coordinatorsOf(work, circle);
  const to: readonly Pick<Letter, 'personId' | 'accountId'>[] =
    coordinators.length > 0
      ? coordinators.map((personId) => ({ personId }))
      : (await holdersOf(work, { roles: ['secretary'], except: null })).map((accountId) => ({ accountId }));
  for (const whom of to) await work.later(mailJob({ template: 'circle-asked', ...whom, params }));
}

/** Does the request of which a letter tells still wait for its answer? */
export async function stillAsked({ db }: View, { params }: CircleLetter): Promise<boolean> {
  const rows: readonly unknown[] = await db.query(
    `select from membership.circle_request where circle_id = $1 and person_id = $2`,
    [params.circleId, params.whomId],
  );
  return rows.length > 0;
}

function paramsOf(
  circle: Circle,
  { whomId, by }: { readonly whomId: string; readonly by: string },
  { role, day, text = '' }: Said,
): CircleLetter['params'] {
  const { id: circleId, slug, names } = circle;
  return { circleId, slug, circle: { ...names }, whomId, by, role: role ?? null, day: day ?? null, text };
}
