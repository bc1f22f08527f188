import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { RulePack as Rules } from '@plenaria/voting';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Readable } from '../graphql/allow.ts';
import { Json } from '../graphql/scalars.ts';

/**
 * One version of a bylaw as data. A new version is a new row; a decision keeps the one it was opened under.
 */
@Entity({ schema: 'voting', name: 'rule_pack' })
@ObjectType()
@Readable('public')
export class RulePack {
  @Field(() => ID)
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  slug!: string;

  @Field(() => Int)
  @Column({ type: 'integer' })
  version!: number;

  @Field(() => Json, { description: 'By language.' })
  @Column({ type: 'jsonb' })
  names!: Record<string, string>;

  @Field(() => Json)
  @Column({ type: 'jsonb' })
  rules!: Rules;

  @Column({ name: 'adopted_by', type: 'uuid', nullable: true })
  adoptedById!: string | null;

  @Column({ name: 'published_by', type: 'uuid', nullable: true })
  publishedById!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
