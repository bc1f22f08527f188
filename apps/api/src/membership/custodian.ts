import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Readable } from '../graphql/allow.ts';

/** A cooperative through which members of its country join and pay. */
@Entity({ schema: 'membership', name: 'custodian' })
@ObjectType()
@Readable('public')
export class Custodian {
  @Field(() => ID)
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  slug!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  name!: string;

  @Field(() => String, { description: 'ISO 3166-1, two letters.' })
  @Column({ type: 'text' })
  country!: string;

  @Field(() => String, { description: 'ISO 4217, three letters.' })
  @Column({ type: 'text' })
  currency!: string;

  @Field(() => [String])
  @Column({ type: 'text', array: true })
  languages!: string[];
}
