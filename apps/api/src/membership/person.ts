import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Readable } from '../graphql/allow.ts';
import { isOutsider } from '../is-outsider.ts';
import type { Actor } from '../work.ts';

/** A human being. The e-mail address is nobody's business but their own and the secretary's. */
@Entity({ schema: 'membership', name: 'person' })
@ObjectType()
@Readable('public')
export class Person {
  @Field(() => ID)
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Field(() => String, { description: 'For visitors a pseudonym: names are for those who signed in.' })
  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', nullable: true })
  email!: string | null;

  @Column({ type: 'text' })
  language!: string;

  @Column({ type: 'boolean' })
  invented!: boolean;

  /** The person as the one who asks may see them. */
  static seenBy(actor: Actor, { id, name }: Pick<Person, 'id' | 'name'>): Person {
    const isSelf = actor.kind === 'person' && actor.personId === id;
    return Object.assign(new Person(), { id, name: isOutsider(actor) && !isSelf ? pseudonym(id) : name });
  }
}

function pseudonym(id: string): string {
  return `person-${id.slice(0, 8)}`;
}
