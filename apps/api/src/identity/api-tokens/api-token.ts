import { createHash, randomBytes } from 'node:crypto';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Readable } from '../../graphql/allow.ts';
import { Instant } from '../../graphql/scalars.ts';

/** Who finds a token lying about, or a scanner of published code, knows by this what it is and whom to tell. */
const PREFIX = 'plenaria_';
const TOKEN_BYTES = 32;
const TOKEN = /^plenaria_[A-Za-z0-9_-]{43}$/;

/** A key with which a program asks in its owner's name. Only its owner is ever given one. */
@Entity({ schema: 'identity', name: 'api_token' })
@ObjectType()
@Readable('public')
export class ApiToken {
  @Field(() => ID)
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId!: string;

  @Field()
  @Column({ type: 'text' })
  name!: string;

  @Field(() => [String], { description: 'What it is for.' })
  @Column({ type: 'text', array: true })
  scopes!: string[];

  @Field(() => Instant)
  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Field(() => Instant)
  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt!: Date;

  @Field(() => Instant, { nullable: true, description: 'To the minute; null when it was never used.' })
  @Column({ name: 'last_used_at', type: 'timestamptz', nullable: true })
  lastUsedAt!: Date | null;

  @Column({ name: 'revoked_at', type: 'timestamptz', nullable: true })
  revokedAt!: Date | null;
}

/** A token as it is shown once. */
@ObjectType()
@Readable('public')
export class MadeApiToken {
  @Field({ description: 'Told once; only its hash is kept.' })
  secret!: string;

  @Field(() => ApiToken)
  token!: ApiToken;
}

/** 256 bits of chance behind a name by which it is recognised. */
export function newApiToken(): string {
  return PREFIX + randomBytes(TOKEN_BYTES).toString('base64url');
}

/** The SHA-256 under which a token is kept, or null when the text cannot be one. */
export function hashOfApiToken(secret: string): Buffer | null {
  return TOKEN.test(secret) ? createHash('sha256').update(secret).digest() : null;
}
