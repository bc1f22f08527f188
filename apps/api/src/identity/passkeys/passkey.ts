import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Readable } from '../../graphql/allow.ts';
import { Instant, Json } from '../../graphql/scalars.ts';
import type { RelyingParty } from './relying-party.ts';

/** A key on somebody's device that signs them in. Only its owner is ever given one. */
@Entity({ schema: 'identity', name: 'passkey' })
@ObjectType()
@Readable('public')
export class Passkey {
  @Field(() => ID)
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId!: string;

  @Column({ name: 'credential_id', type: 'bytea' })
  credentialId!: Buffer;

  @Column({ name: 'public_key', type: 'bytea' })
  publicKey!: Buffer;

  /** How often the device says it has signed; 0 for ever where the key is kept on several devices. */
  @Column({ type: 'bigint' })
  counter!: string;

  @Column({ type: 'text', array: true })
  transports!: string[];

  @Field({ description: 'Does it live on, in a key chain, when the device is lost?' })
  @Column({ name: 'backed_up', type: 'boolean' })
  backedUp!: boolean;

  @Field()
  @Column({ type: 'text' })
  name!: string;

  @Field(() => Instant)
  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Field(() => Instant, { nullable: true })
  @Column({ name: 'last_used_at', type: 'timestamptz', nullable: true })
  lastUsedAt!: Date | null;

  @Column({ name: 'revoked_at', type: 'timestamptz', nullable: true })
  revokedAt!: Date | null;
}

/** What the page hands to the browser, which asks the passkey. */
@ObjectType()
@Readable('public')
export class PasskeyQuestion {
  @Field(() => Json)
  options!: object;

  @Field(() => String, { description: 'The address at which passkeys of this site count.' })
  origin!: string;

  /** Options as the WebAuthn standard writes them in JSON. */
  static of({ origin }: RelyingParty, options: object): PasskeyQuestion {
    return Object.assign(new PasskeyQuestion(), { options, origin });
  }
}
