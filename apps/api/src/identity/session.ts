import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Readable } from '../graphql/allow.ts';
import { Instant } from '../graphql/scalars.ts';

/** Unused for this long, a session ends. */
export const SESSION_IDLE_DAYS = 30;
/** However much it is used, a session ends after this. */
export const SESSION_DAYS_MAX = 90;

/** One browser in which a person is signed in. Only its owner is ever given one. */
@Entity({ schema: 'identity', name: 'session' })
@ObjectType()
@Readable('public')
export class Session {
  @Field(() => ID)
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId!: string;

  @Field(() => Instant)
  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Field(() => Instant)
  @Column({ name: 'last_seen_at', type: 'timestamptz' })
  lastSeenAt!: Date;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt!: Date;

  @Column({ name: 'revoked_at', type: 'timestamptz', nullable: true })
  revokedAt!: Date | null;

  @Field(() => String, { nullable: true })
  @Column({ name: 'user_agent', type: 'text', nullable: true })
  userAgent!: string | null;

  @Field({ description: 'How it began: link, passkey, password, code or provider.' })
  @Column({ type: 'text' })
  method!: string;

  /** Is this the session that asks? Known only while answering. */
  @Field()
  current!: boolean;
}
