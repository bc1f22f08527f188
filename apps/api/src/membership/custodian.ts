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

  /** Null: the law of its country. */
  @Column({ name: 'jurisdiction', type: 'text', nullable: true })
  ownJurisdiction!: string | null;

  @Field(() => String, { nullable: true, description: 'As it stands on receipts.' })
  @Column({ name: 'tax_identity', type: 'text', nullable: true })
  taxIdentity!: string | null;

  @Column({ name: 'organisation_id', type: 'uuid', nullable: true })
  organisationId!: string | null;

  /** Who they are, by language. Not there on a custodian that came with a line of the register. */
  @Column({ type: 'jsonb' })
  about!: Readonly<Record<string, string>>;

  @Field(() => String, {
    description: 'Under which law: ISO 3166-1, or a part of a country as ISO 3166-2 has it.',
  })
  get jurisdiction(): string {
    return this.ownJurisdiction ?? this.country;
  }
}
