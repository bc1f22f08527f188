import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Day } from '@plenaria/membership';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Readable } from '../graphql/allow.ts';
import { ConnectionOf } from '../graphql/paging.ts';
import { isOutsider } from '../is-outsider.ts';
import type { Actor } from '../work.ts';
import type { Custodian } from './custodian.ts';
import type { MemberClass } from './member-class.ts';

/** What a member is. */
export const MemberKind = { organisation: 'organisation', individual: 'individual' } as const;
export type MemberKind = keyof typeof MemberKind;
registerEnumType(MemberKind, { name: 'MemberKind' });

/** A member of the federation: an organisation, which is a public fact, or an individual, who is not. */
@Entity({ schema: 'membership', name: 'member' })
@ObjectType()
@Readable('public')
export class Member {
  @Field(() => ID)
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  slug!: string;

  @Field(() => MemberKind)
  @Column({ type: 'text' })
  kind!: MemberKind;

  @Field(() => String, { description: 'For visitors an individual is named by the slug.' })
  @Column({ type: 'text' })
  name!: string;

  /** How lists for members are ordered and searched. */
  @Column({ name: 'folded_name', type: 'text' })
  foldedName!: string;

  /** How lists for visitors are ordered. */
  @Column({ name: 'public_key', type: 'text', insert: false, update: false })
  publicKey!: string;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1, two letters.' })
  @Column({ type: 'text', nullable: true })
  country!: string | null;

  @Field(() => String, { nullable: true })
  @Column({ type: 'text', nullable: true })
  website!: string | null;

  @Column({ name: 'person_id', type: 'uuid', nullable: true })
  personId!: string | null;

  @Field(() => Boolean, { description: 'Made up for an example.' })
  @Column({ type: 'boolean' })
  invented!: boolean;

  /** By language. */
  @Column({ type: 'jsonb' })
  about!: Record<string, string>;

  /** By language. */
  @Column({ type: 'jsonb' })
  contribution!: Record<string, string>;

  /** The day the list was asked for; what is read of the member is read as of this day unless said otherwise. */
  asOf?: Day;

  /** Where the member stood on that day, when the list brought it along. */
  standing?: ListedStanding;

  /**
   * The member as the one who asks may see it. Every way out of the register leads through here. Of an individual
   * outsiders, but for themself, see what is named here and nothing else: a field that is added later is hidden until
   * somebody decides.
   */
  static seenBy(actor: Actor, member: Member, asOf?: Day): Member {
    const own = {
      ...(asOf === undefined ? {} : { asOf }),
      ...(member.standing ? { standing: member.standing } : {}),
    };
    const isOwn = actor.kind === 'person' && member.personId === actor.personId;
    if (!isOutsider(actor) || isOwn || member.kind === 'organisation') return Object.assign(member, own);
    const { id, slug, kind, country, invented, publicKey } = member;
    const shown = {
      id,
      slug,
      kind,
      country,
      invented,
      publicKey,
      name: slug,
      website: null,
      about: {},
      contribution: {},
    };
    return Object.assign(new Member(), shown, own);
  }
}

/** Through whom and in which classes a member belonged on the day of its list; the classes as the database has them. */
export type ListedStanding = {
  readonly custodian: Custodian | null;
  readonly classes: readonly HeldClass[];
};

/** A class held, as the database tells it. */
export type HeldClass = Pick<MemberClass, 'slug' | 'names' | 'position'> & {
  readonly from: Day;
  readonly to: Day | null;
};

/** One page of members. */
@ObjectType()
@Readable('public')
export class MemberConnection extends ConnectionOf(Member) {}
