import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Readable } from '../graphql/allow.ts';
import { Instant, Json } from '../graphql/scalars.ts';

/** Everything that is written into the history of a member, a class or a circle. */
export type RegisterEventKind =
  | 'joined'
  | 'address-changed'
  | 'facts-changed'
  | 'custodian-changed'
  | 'classes-changed'
  | 'representation-changed'
  | 'level-changed'
  | 'membership-ended'
  | 'custodian-added'
  | 'custodian-facts'
  | 'sign-in-provider'
  | 'class-added'
  | 'class-renamed'
  | 'class-ended'
  | 'class-goes-on'
  | 'paused'
  | 'resumed'
  | 'expelled'
  | 'reinstated'
  | 'federation-begun'
  | 'circle-founded'
  | 'circle-changed'
  | 'circle-ended'
  | 'circle-goes-on'
  | 'seat-changed'
  | 'request-declined';

/** One line of the history of a member: what changed, when, by whom and why. */
@ObjectType()
@Readable('public')
export class RegisterEvent {
  @Field(() => ID)
  id!: string;

  @Field(() => Instant)
  at!: Date;

  @Field(() => String)
  kind!: RegisterEventKind;

  @Field(() => String, { description: 'For visitors a pseudonym.' })
  actorName!: string;

  @Field(() => String, { nullable: true, description: 'Members only.' })
  reason!: string | null;

  @Field(() => Json, { nullable: true })
  before!: object | null;

  @Field(() => Json, { nullable: true })
  after!: object | null;
}
