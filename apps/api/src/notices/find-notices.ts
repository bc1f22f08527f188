import type { View } from '../work.ts';
import { Notice } from './notice.ts';
import { topicRules, TOPICS } from './topics.ts';
import type { Channel, Topic } from './topics.ts';

/** How an account is told about everything there is, in the order of the list. */
export async function findNotices({ db }: View, accountId: string): Promise<readonly Notice[]> {
  const rows: readonly { topic: string; channel: string; push: boolean | null }[] = await db.query(
    `select topic, channel, push from post.notice_choice where account_id = $1`,
    [accountId],
  );
  const chosen = new Map(rows.map((row) => [row.topic, row]));
  return TOPICS.map((topic) =>
    Object.assign(new Notice(), {
      topic,
      channel: channelFor(topic, chosen.get(topic)?.channel),
      channels: topicRules[topic].mail,
      push: pushFor(topic, chosen.get(topic)?.push),
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

/** Do the devices of an account tell one topic? */
export async function isPushed({ db }: View, accountId: string, topic: Topic): Promise<boolean> {
  const rows: readonly { push: boolean | null }[] = await db.query(
    `select push from post.notice_choice where account_id = $1 and topic = $2`,
    [accountId, topic],
  );
  return pushFor(topic, rows[0]?.push) === true;
}

/** Null where no device tells it. */
function pushFor(topic: Topic, chosen: boolean | null | undefined): boolean | null {
  const { push } = topicRules[topic];
  return push && (chosen ?? push.byDefault);
}

/** What was chosen, as far as the topic still offers it. */
function channelFor(topic: Topic, chosen: string | undefined): Channel {
  const { mail } = topicRules[topic];
  return mail.find((offered) => offered === chosen) ?? mail[0];
}
