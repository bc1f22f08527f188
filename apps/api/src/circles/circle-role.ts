import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Readable } from '../graphql/allow.ts';
import { textIn } from '../membership/member-class.ts';

/** What one may be in a circle, as data: member, coordinator, delegate, … */
@Entity({ schema: 'membership', name: 'circle_role' })
@ObjectType()
@Readable('public')
export class CircleRole {
  @Field(() => String)
  @PrimaryColumn({ type: 'text' })
  slug!: string;

  /** By language. */
  @Column({ type: 'jsonb' })
  names!: Record<string, string>;

  @Field(() => Boolean, { description: 'Who has it lets people in and out.' })
  @Column({ type: 'boolean' })
  coordinates!: boolean;

  @Column({ type: 'integer' })
  position!: number;

  @Field(() => String, { description: "In the reader's language." })
  name!: string;

  /** The role with its name in one language. */
  static in(language: string, row: CircleRole): CircleRole {
    return Object.assign(new CircleRole(), row, { name: textIn(language, row.names) ?? row.slug });
  }
}
