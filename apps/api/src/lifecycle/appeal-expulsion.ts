import { isRefused } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { objectionToTexts } from '../voting/plain-text.ts';
import type { Work } from '../work.ts';
import { writeAboutChange } from './change-letters.ts';
import type { MembershipChange } from './change.ts';
import { stepAsParty } from './take-change-step.ts';

/** Whoever spoke for an expelled member on its last day asks the members to have it back. */
export async function appealExpulsion(
  work: Work,
  { id, text }: { readonly id: string; readonly text: string },
): Promise<MembershipChange | Refused> {
  const wrong = objectionToTexts({ text }, { text: { max: 4_000 } });
  if (wrong) return wrong;
  const held = await stepAsParty(work, id, () => ({ kind: 'appealed', reason: text.trim() }));
  if (isRefused(held)) return held;
  await writeAboutChange(work, held, 'expulsion-appealed', { text: text.trim() });
  return held.change;
}
