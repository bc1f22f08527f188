import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Readable } from '../graphql/allow.ts';
import type { Account } from './account.ts';

/** The person who asks, as they see themselves. Nobody is ever given another's, so its fields need no guard. */
@ObjectType()
@Readable('public')
export class Viewer {
  @Field(() => ID)
  accountId!: string;

  personId!: string;

  /** The session that asks, also when it began with this very request. */
  currentSessionId!: string | null;

  @Field()
  email!: string;

  @Field()
  language!: string;

  @Field()
  timeZone!: string;

  @Field()
  theme!: string;

  @Field({ description: 'Have they answered the questions of the welcome, or put them off?' })
  welcomed!: boolean;

  /** The view of an account by its owner. */
  static of(account: Account, currentSessionId: string | null): Viewer {
    const { id, personId, email, language, timeZone, theme, welcomedAt } = account;
    return Object.assign(new Viewer(), {
      accountId: id,
      personId,
      currentSessionId,
      email,
      language,
      timeZone,
      theme,
      welcomed: welcomedAt !== null,
    });
  }
}

/** Somebody has just signed in, and where they wanted to go. */
@ObjectType()
@Readable('public')
export class SignedIn {
  @Field(() => Viewer)
  viewer!: Viewer;

  @Field(() => String, { nullable: true })
  returnPath!: string | null;

  @Field({ description: 'Did this only confirm who is signed in already?' })
  confirmed!: boolean;
}
