import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Readable } from '../graphql/allow.ts';

/** The one federation this database belongs to. */
@Entity({ schema: 'membership', name: 'federation' })
@ObjectType()
@Readable('public')
export class Federation {
  @PrimaryColumn({ type: 'boolean' })
  id!: boolean;

  @Field(() => String)
  @Column({ type: 'text' })
  name!: string;

  @Field(() => [String], { description: 'In which governance texts are written.' })
  @Column({ type: 'text', array: true })
  languages!: string[];

  @Field(() => String)
  @Column({ name: 'default_language', type: 'text' })
  defaultLanguage!: string;
}
