import { isRefused } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { objectionToTexts } from '../voting/plain-text.ts';
import type { Work } from '../work.ts';
import { objectionToMoving } from './objection-to-moving.ts';
import { whatFollows } from './ask-membership-change.ts';
import { writeAboutChange } from './change-letters.ts';
import type { MembershipChange } from './change.ts';
import { stepAsParty } from './take-change-step.ts';

/** A party's yes or no to a move; a no says why. */
export type ChangeAnswer = { readonly id: string; readonly agrees: boolean; readonly text: string };

/** Agrees or refuses for the side that the asker is on. With the last yes the move waits for its day alone. */
export async function answerMembershipChange(
  work: Work,
  { id, agrees, text }: ChangeAnswer,
): Promise<MembershipChange | Refused> {
  const wrong = objectionToTexts({ text }, { text: { max: 4_000, optional: agrees } });
  if (wrong) return wrong;
  const reason = text.trim();
  const held = await stepAsParty(work, id, (party) =>
    agrees ? { kind: 'agreed', party } : { kind: 'refused', party, reason },
  );
  if (isRefused(held)) return held;
  const overtaken = agrees ? await objectionToMoving(work, held) : null;
  if (overtaken) return overtaken;
  if (!agrees) {
    await writeAboutChange(work, held, 'change-refused', { text: reason });
    return held.change;
  }
  // Who has still to answer was asked at the beginning.
  if (held.standing.state !== 'scheduled') return held.change;
  await writeAboutChange(work, held, 'change-agreed');
  return whatFollows(work, held);
}
