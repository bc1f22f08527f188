import { Field, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Readable } from '../graphql/allow.ts';
import { CHANNELS, TOPICS } from './topics.ts';
import type { Channel, Topic } from './topics.ts';

/** The topics as a GraphQL enum. */
export const TopicEnum = Object.fromEntries(TOPICS.map((topic) => [topic, topic])) as { [T in Topic]: T };
registerEnumType(TopicEnum, { name: 'NoticeTopic' });

/** The channels as a GraphQL enum. */
export const ChannelEnum = Object.fromEntries(CHANNELS.map((channel) => [channel, channel])) as {
  [C in Channel]: C;
};
registerEnumType(ChannelEnum, { name: 'NoticeChannel' });

/** How the asker is told about something, and how else they could be. */
@ObjectType()
@Readable('account')
export class Notice {
  @Field(() => TopicEnum)
  topic!: Topic;

  @Field(() => ChannelEnum)
  channel!: Channel;

  @Field(() => [ChannelEnum], { description: 'The default first. With one only there is nothing to choose.' })
  channels!: readonly Channel[];

  @Field(() => Boolean, {
    nullable: true,
    description: 'Do the devices of the asker tell it? Null where none does.',
  })
  push!: boolean | null;
}

/** One choice. */
@InputType()
export class NoticeChoice {
  @Field(() => TopicEnum)
  topic!: Topic;

  @Field(() => ChannelEnum)
  channel!: Channel;

  @Field(() => Boolean, { nullable: true, description: 'Whether devices tell it. Left out, it stays.' })
  push?: boolean | null;
}

/** What the link of a letter is about, to whoever holds it. */
@ObjectType()
@Readable('public')
export class Unsubscription {
  @Field(() => TopicEnum)
  topic!: Topic;

  @Field(() => ChannelEnum)
  channel!: Channel;
}
