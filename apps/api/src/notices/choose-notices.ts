import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { Work } from '../work.ts';
import { topicRules } from './topics.ts';
import type { Channel, Topic } from './topics.ts';

/** How somebody wants to be told about something; whether by their devices too, where that is said. */
export type Choice = { readonly topic: Topic; readonly channel: Channel; readonly push?: boolean | null };

/** Saves how the asker wants to be told; what is not named stays. All of it or nothing. */
export async function chooseNotices(work: Work, choices: readonly Choice[]): Promise<true | Refused> {
  const { actor } = work;
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  const wrong = choices.filter((choice) => !isOffered(choice));
  if (wrong.length > 0) {
    const fields = wrong.map(({ topic }) => ({ field: topic, reason: 'refusals:field.invalid' }));
    return refuse('INVALID_INPUT', { fields });
  }
  for (const choice of choices) await storeChoice(work, { ...choice, accountId: actor.accountId });
  return true;
}

function isOffered({ topic, channel, push = null }: Choice): boolean {
  const rule = topicRules[topic];
  return rule.mail.includes(channel) && (push === null || rule.push !== null);
}

/** Writes one choice down. */
export async function storeChoice(
  { db, now }: Work,
  { accountId, topic, channel, push = null }: Choice & { readonly accountId: string },
): Promise<void> {
  await db.query(
    `insert into post.notice_choice as known (account_id, topic, channel, push, chosen_at) values ($1, $2, $3, $4, $5)
     on conflict (account_id, topic) do update
       set channel = excluded.channel, push = coalesce(excluded.push, known.push), chosen_at = excluded.chosen_at
       where known.channel <> excluded.channel or known.push is distinct from coalesce(excluded.push, known.push)`,
    [accountId, topic, channel, push, now],
  );
}
