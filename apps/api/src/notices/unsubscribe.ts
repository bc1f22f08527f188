import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { Work } from '../work.ts';
import { storeChoice } from './choose-notices.ts';
import type { Choice } from './choose-notices.ts';
import { mayBeRefused, topicRules } from './topics.ts';
import type { Refusing } from './unsubscribe-token.ts';

/** What the link of a letter said, null when it was none of ours; and whether letters are wanted `again`. */
export type Unsubscribing = { readonly refusing: Refusing | null; readonly again: boolean };

/** Does without letters on a topic, or has them once more. Doing it twice changes nothing. */
export async function unsubscribe(work: Work, { refusing, again }: Unsubscribing): Promise<Choice | Refused> {
  if (!refusing || !mayBeRefused(refusing.topic)) return refuse('LINK_UNKNOWN');
  const known = await work.db.query(`select from identity.account where id = $1`, [refusing.accountId]);
  if (known.length === 0) return refuse('LINK_UNKNOWN');
  const channel = again ? topicRules[refusing.topic].mail[0] : 'none';
  await storeChoice(work, { ...refusing, channel });
  return { topic: refusing.topic, channel };
}
