import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Readable } from '../../graphql/allow.ts';
import { Instant } from '../../graphql/scalars.ts';

/** A way to sign in that a custodian offers: what stands on its button. */
@ObjectType()
@Readable('public')
export class SignInProvider {
  @Field(() => String, { description: 'The slug of the custodian.' })
  custodian!: string;

  @Field(() => String)
  label!: string;
}

/** The provider of a custodian as its keepers see it. Its secret is never shown. */
@ObjectType()
@Readable('custodian')
export class KeptProvider {
  @Field(() => ID)
  custodianId!: string;

  @Field(() => String)
  custodian!: string;

  @Field(() => String)
  custodianName!: string;

  @Field(() => String, { description: 'What the provider must be told to lead back to.' })
  redirectUri!: string;

  @Field(() => String, { nullable: true, description: 'Null as long as it keeps none.' })
  issuer!: string | null;

  @Field(() => String, { nullable: true })
  clientId!: string | null;

  @Field(() => String, { nullable: true })
  label!: string | null;

  @Field(() => Instant, { nullable: true })
  changedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it let nobody in, until it lets somebody in again.',
  })
  problem!: string | null;

  @Field(() => Instant, { nullable: true })
  failedAt!: Date | null;
}

/** A provider that answered as it should when it was tried. */
@ObjectType()
@Readable('custodian')
export class TriedProvider {
  @Field(() => String)
  issuer!: string;

  @Field(() => String, { description: 'Where people will sign in.' })
  signInHost!: string;
}

/** Where the browser is to go, to sign in there and to come back. */
@ObjectType()
@Readable('public')
export class ProviderQuestion {
  @Field(() => String)
  url!: string;
}

/** What came of it: somebody is signed in, or is not known yet and must show which account is theirs. */
@ObjectType()
@Readable('public')
export class ProviderArrival {
  @Field(() => Boolean, { description: 'Else they show on the page `/connect` which account is theirs.' })
  known!: boolean;

  @Field(() => String, { nullable: true })
  returnPath!: string | null;
}

/** Who has come back from a provider in this browser and is not known by it yet. */
@ObjectType()
@Readable('public')
export class WaitingConnection {
  @Field(() => String, { description: 'The slug of the custodian.' })
  custodian!: string;

  @Field(() => String)
  label!: string;

  @Field(() => String, { nullable: true, description: 'Null when the provider has not made certain of it.' })
  email!: string | null;
}

/** A provider by which somebody is known. Only its owner is ever given one. */
@ObjectType()
@Readable('public')
export class ProviderConnection {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  label!: string;

  @Field(() => String, { nullable: true, description: 'As the provider told it then.' })
  email!: string | null;

  @Field(() => Instant)
  connectedAt!: Date;

  @Field(() => Instant, { nullable: true })
  lastUsedAt!: Date | null;

  @Field(() => Boolean, { description: 'Its custodian keeps it no longer, so that it signs nobody in.' })
  hasEnded!: boolean;
}
