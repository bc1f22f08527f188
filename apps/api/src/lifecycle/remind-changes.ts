import { isRefused } from '@plenaria/kernel';
import type { ChangeState } from '@plenaria/membership';
import { findWaitingLong, UNATTENDED_WEEKS } from '../joining/waiting-weeks.ts';
import type { Work } from '../work.ts';
import { writeAboutChange } from './change-letters.ts';
import { holdChange } from './held-change.ts';

/** Where nobody's time runs and somebody is to act. */
const WAITING: readonly ChangeState[] = ['awaitingAgreement', 'awaitingVote', 'appealed'];

/**
 * Reminds those who are to act of the changes that wait for them, after the same times as of applications; however
 * often it is asked, once in a week of waiting. Where nobody is there who could act, the secretaries hear of it then.
 */
export async function remindChanges(work: Work): Promise<void> {
  for (const { id, since, weeks } of await findWaitingLong(work, 'membership.membership_change', WAITING)) {
    const held = await holdChange(work, id);
    if (isRefused(held)) continue;
    const said = { until: since, round: `:${weeks}` };
    const written = await writeAboutChange(work, held, 'change-waits', said);
    if (written === 0 || weeks >= UNATTENDED_WEEKS)
      await writeAboutChange(work, held, 'change-unattended', said);
  }
}
