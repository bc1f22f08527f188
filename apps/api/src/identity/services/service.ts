import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Readable } from '../../graphql/allow.ts';
import { Instant } from '../../graphql/scalars.ts';

/** A program that people sign in to with their account here, as operators see it. Its secret is never shown again. */
@ObjectType()
@Readable('operator')
export class Service {
  @Field(() => ID, { description: 'By which it says who it is: the client id.' })
  id!: string;

  @Field()
  name!: string;

  @Field({ description: 'Can it keep no secret, as one that runs in the browser?' })
  isPublic!: boolean;

  @Field(() => [String], { description: 'Where people are led after signing in.' })
  redirectUris!: string[];

  @Field(() => [String], { description: 'Where it may lead people after signing out.' })
  leaveUris!: string[];

  @Field(() => String, { nullable: true, description: 'Where it is told that somebody has signed out.' })
  signOutUri!: string | null;

  @Field(() => [String], { description: 'What it may ask to be told.' })
  scopes!: string[];

  @Field({ description: 'Are people not asked whether they agree?' })
  asksNobody!: boolean;

  @Field({ description: 'Whom it lets in: members, applicants as well, or anybody.' })
  admits!: string;

  @Field(() => Instant)
  registeredAt!: Date;

  @Field(() => Instant, { nullable: true })
  disabledAt!: Date | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The last time anybody wrote what stands here: to be given to changeService.',
  })
  base!: string | null;
}

/** A service whose secret was just made. */
@ObjectType()
@Readable('operator')
export class MadeService {
  @Field(() => String, { nullable: true, description: 'Told once; null for one that keeps none.' })
  secret!: string | null;

  @Field(() => Service)
  service!: Service;
}

/** What was done with a service, by whom. */
@ObjectType()
@Readable('operator')
export class ServiceEvent {
  @Field(() => ID)
  id!: string;

  @Field()
  serviceName!: string;

  @Field({ description: 'registered, changed, secret-made, disabled, enabled or removed.' })
  what!: string;

  @Field(() => [String], { description: 'Which facts were changed.' })
  facts!: string[];

  @Field(() => String, { nullable: true })
  by!: string | null;

  @Field(() => Instant)
  at!: Date;
}

/** What operators look after: where services find us, the services, and what was done last. */
@ObjectType()
@Readable('operator')
export class KeptServices {
  @Field({ description: 'What a service must be told to find us.' })
  issuer!: string;

  @Field(() => [Service])
  services!: Service[];

  @Field(() => [ServiceEvent], { description: 'The newest first, at most fifty.' })
  events!: ServiceEvent[];
}

/** What somebody has agreed to tell a service. Only its owner is ever given one. */
@ObjectType()
@Readable('public')
export class ServiceAgreement {
  @Field(() => ID)
  id!: string;

  @Field()
  service!: string;

  @Field(() => [String])
  scopes!: string[];

  @Field(() => [String], { description: 'What of it was told without a question, as the operator chose.' })
  unasked!: string[];

  @Field(() => Instant)
  agreedAt!: Date;

  @Field(() => Instant)
  lastUsedAt!: Date;
}

/** What a service asks of the person in this browser. */
@ObjectType()
@Readable('public')
export class ServiceRequest {
  @Field()
  service!: string;

  @Field({ description: 'To which host the browser is led afterwards.' })
  host!: string;

  @Field(() => [String], { description: 'What it asks to be told.' })
  scopes!: string[];

  @Field({ description: 'Is there anything that the person has not agreed to yet?' })
  asks!: boolean;

  @Field({ description: 'Is it for others than the person who is here?' })
  refuses!: boolean;
}

/** Where the browser goes on to. */
@ObjectType()
@Readable('public')
export class WayOn {
  @Field()
  url!: string;
}

/** A service from which somebody has signed out, and the page of it that waits for them. */
@ObjectType()
@Readable('public')
export class LeftService {
  @Field()
  service!: string;

  @Field()
  url!: string;
}
