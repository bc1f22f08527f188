import { isRefused } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { objectionToTexts } from '../voting/plain-text.ts';
import type { Work } from '../work.ts';
import { writeAboutChange } from './change-letters.ts';
import type { MembershipChange } from './change.ts';
import { stepAsParty } from './take-change-step.ts';

/** Takes a change back before its day: who asked for it, or the member. */
export async function withdrawMembershipChange(
  work: Work,
  { id, text }: { readonly id: string; readonly text: string },
): Promise<MembershipChange | Refused> {
  const wrong = objectionToTexts({ text }, { text: { max: 4_000, optional: true } });
  if (wrong) return wrong;
  const reason = text.trim() === '' ? null : text.trim();
  const held = await stepAsParty(work, id, () => ({ kind: 'withdrawn', reason }));
  if (isRefused(held)) return held;
  await writeAboutChange(work, held, 'change-withdrawn', { text: reason ?? '' });
  return held.change;
}
