import { isRefused } from '@plenaria/kernel';
import { dayOf } from '@plenaria/membership';
import { electorsOn } from '../membership/electors-on.ts';
import { mailJob } from '../post/mail-job.ts';
import type { Work } from '../work.ts';
import { changeParams } from './change-letters.ts';
import { holdChange } from './held-change.ts';

/** Tells everybody who votes for a member that another may have to go, and until when one may object. */
export async function announceExpulsion(
  work: Work,
  { changeId }: { readonly changeId: string },
): Promise<void> {
  const held = await holdChange(work, changeId);
  if (isRefused(held) || held.standing.state !== 'inObjectionWindow') return;
  const params = await changeParams(work, held, { until: held.standing.until });
  const electors = await electorsOn(work.db, dayOf(work.now));
  const others = electors.filter(({ memberId }) => memberId !== held.change.memberId);
  for (const personId of new Set(others.flatMap(({ voters }) => voters))) {
    const id = `expulsion-open:${changeId}:${personId}`;
    await work.later(mailJob({ template: 'expulsion-open-to-objection', personId, params }, id));
  }
}
