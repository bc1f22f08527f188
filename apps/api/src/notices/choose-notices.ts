import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { Work } from '../work.ts';
import { channelsOf } from './topics.ts';
import type { Channel, Topic } from './topics.ts';

/** How somebody wants to be told about something. */
export type Choice = { readonly topic: Topic; readonly channel: Channel };

/** Saves how the asker wants to be told; what is not named stays. All of it or nothing. */
export async function chooseNotices(work: Work, choices: readonly Choice[]): Promise<true | Refused> {
  const { actor } = work;
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  const wrong = choices.filter(({ topic, channel }) => !channelsOf[topic].includes(channel));
  if (wrong.length > 0) {
    const fields = wrong.map(({ topic }) => ({ field: topic, reason: 'refusals:field.invalid' }));
    return refuse('INVALID_INPUT', { fields });
  }
  for (const choice of choices) await storeChoice(work, { ...choice, accountId: actor.accountId });
  return true;
}

/** Writes one choice down. */
export async function storeChoice(
  { db, now }: Work,
  { accountId, topic, channel }: Choice & { readonly accountId: string },
): Promise<void> {
  await db.query(
    `insert into post.notice_choice (account_id, topic, channel, chosen_at) values ($1, $2, $3, $4)
     on conflict (account_id, topic) do update set channel = excluded.channel, chosen_at = excluded.chosen_at
       where notice_choice.channel <> excluded.channel`,
    [accountId, topic, channel, now],
  );
}
