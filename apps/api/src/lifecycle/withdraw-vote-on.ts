import { textIn } from '../post/texts.ts';
import { withdrawLapsedVote } from '../voting/withdraw-decision.ts';
import type { Work } from '../work.ts';
import type { HeldChange } from './held-change.ts';

/**
 * Takes back the vote that is under way on an expulsion or an appeal of which nothing can come any more: nobody is to
 * be asked for nothing. The log keeps one reason for all readers, so it says it in every language of the vote, each in
 * a paragraph, the one in which it was first written before the others.
 */
export async function withdrawVoteOn(
  work: Work,
  { state, decisionId }: HeldChange['standing'],
): Promise<void> {
  if (decisionId === null) return;
  const key = state === 'inAppeal' ? 'votes:lifecycle.appeal.lapsed' : 'votes:lifecycle.expulsion.lapsed';
  await withdrawLapsedVote(work, decisionId, ({ originalLanguage, languages }) =>
    [...new Set([originalLanguage, ...languages])].map((language) => textIn(language, key)).join('\n\n'),
  );
}
