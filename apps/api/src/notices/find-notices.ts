import type { View } from '../work.ts';
import { Notice } from './notice.ts';
import { channelsOf, TOPICS } from './topics.ts';
import type { Channel, Topic } from './topics.ts';

/** How an account is told about everything there is, in the order of the list. */
export async function findNotices({ db }: View, accountId: string): Promise<readonly Notice[]> {
  const rows: readonly { topic: string; channel: string }[] = await db.query(
    `select topic, channel from post.notice_choice where account_id = $1`,
    [accountId],
  );
  const chosen = new Map(rows.map(({ topic, channel }) => [topic, channel]));
  return TOPICS.map((topic) =>
    Object.assign(new Notice(), {
      topic,
      channel: channelFor(topic, chosen.get(topic)),
      channels: channelsOf[topic],
    }),
  );
}

/** How an account is told about one topic. */
export async function findChannel({ db }: View, accountId: string, topic: Topic): Promise<Channel> {
  const rows: readonly { channel: string }[] = await db.query(
    `select channel from post.notice_choice where account_id = $1 and topic = $2`,
    [accountId, topic],
  );
  return channelFor(topic, rows[0]?.channel);
}

/** What was chosen, as far as the topic still offers it. */
function channelFor(topic: Topic, chosen: string | undefined): Channel {
  return channelsOf[topic].find((offered) => offered === chosen) ?? channelsOf[topic][0];
}
