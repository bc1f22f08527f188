import { Field, ObjectType } from '@nestjs/graphql';
import type { Day } from '@plenaria/membership';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Readable } from '../graphql/allow.ts';

/** A class of membership, as data: producer, consumer, … */
@Entity({ schema: 'membership', name: 'member_class' })
@ObjectType()
@Readable('public')
export class MemberClass {
  @Field(() => String)
  @PrimaryColumn({ type: 'text' })
  slug!: string;

  /** Under which its history stands. */
  @Column({ type: 'uuid', generated: 'uuid' })
  id!: string;

  /** By language. */
  @Column({ type: 'jsonb' })
  names!: Record<string, string>;

  @Column({ type: 'integer' })
  position!: number;

  /** After it nobody holds the class; null while it goes on. */
  @Column({ name: 'last_day', type: 'date', nullable: true })
  lastDay!: Day | null;

  @Field(() => String, { description: "In the reader's language." })
  name!: string;

  /** The class with its name in one language. */
  static in(language: string, row: Pick<MemberClass, 'slug' | 'names' | 'position'>): MemberClass {
    return Object.assign(new MemberClass(), row, { name: textIn(language, row.names) ?? row.slug });
  }
}

/** A text in the reader's language, else in English, else in any. */
export function textIn(language: string, texts: Readonly<Record<string, string>>): string | null {
  return texts[language] ?? texts['en'] ?? Object.values(texts)[0] ?? null;
}
