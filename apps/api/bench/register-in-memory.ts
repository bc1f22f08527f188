import {
  Args,
  ArgsType,
  Field,
  ID,
  Int,
  ObjectType,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { Allow, Readable } from '../src/graphql/allow.ts';
import { ConnectionOf, PageArgs } from '../src/graphql/paging.ts';
import type { Page } from '../src/graphql/paging.ts';

const MEMBERS = 50;

@ObjectType()
@Readable('public')
class Custodian {
  @Field(() => ID) id!: string;
  @Field(() => String) slug!: string;
  @Field(() => String) name!: string;
  @Field(() => String) country!: string;
}

@ObjectType()
@Readable('public')
class ClassHolding {
  @Field(() => String) class!: string;
  @Field(() => String) from!: string;
}

@ObjectType()
@Readable('signedIn')
class Member {
  @Field(() => ID) id!: string;
  @Field(() => String) slug!: string;
  @Field(() => String) kind!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true }) country!: string | null;
  @Field(() => String, { nullable: true }) website!: string | null;
  @Field(() => Boolean) invented!: boolean;
  @Field(() => String, { nullable: true }) contribution!: string | null;
  @Field(() => Int) hours!: number;
  @Field(() => [ClassHolding]) classes!: ClassHolding[];
  custodianId!: string;
}

@ArgsType()
class MembersArgs extends PageArgs {}

@ObjectType()
@Readable('signedIn')
class MemberConnection extends ConnectionOf(Member) {}

const custodians = ['femprocomuns', 'webarchitects', 'collective-tools', 'hypha'].map((slug, place) => ({
  id: `c${place}`,
  slug,
  name: `Custodian ${slug}`,
  country: 'ES',
}));

/** Fifty members as plain rows: what a resolver has in hand once a database has answered. */
export const members: readonly Member[] = Array.from({ length: MEMBERS }, (_, place) => ({
  id: `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`,
  slug: `member-${place}`,
  kind: 'organisation',
  name: `Cooperative number ${place}`,
  country: place % 3 === 0 ? null : 'GB',
  website: `https://member-${place}.example.org/`,
  invented: false,
  contribution: place % 2 === 0 ? 'Translates letters and keeps a node.' : null,
  hours: place * 3,
  classes: [
    { class: 'producer', from: '2020-08-01' },
    { class: 'consumer', from: '2021-01-01' },
  ],
  custodianId: `c${place % custodians.length}`,
}));

/** Who is a member, without a database behind: what remains is the path from the socket to here and back. */
@Resolver(() => Member)
export class RegisterInMemory {
  @Allow('signedIn')
  @Query(() => Member, { nullable: true })
  async member(@Args('id', { type: () => ID }) id: string): Promise<Member | null> {
    return memberOf(id) ?? null;
  }

  @Allow('signedIn')
  @Query(() => MemberConnection)
  async members(@Args() args: MembersArgs): Promise<Page<Member>> {
    return pageOf(args.first);
  }

  @Allow('public')
  @ResolveField(() => Custodian)
  async custodian(@Parent() member: Member): Promise<Custodian> {
    return custodianOf(member);
  }
}

/** The member with this id. */
export function memberOf(id: string): Member | undefined {
  return members.find((member) => member.id === id);
}

/** The first members, as the list answers them. */
export function pageOf(first: number): Page<Member> {
  const nodes = members.slice(0, first);
  return { nodes, pageInfo: { hasNextPage: false, endCursor: null }, totalCount: async () => members.length };
}

/** Who hosts this member. */
export function custodianOf(member: Member): Custodian {
  const custodian = custodians.find(({ id }) => id === member.custodianId);
  if (!custodian) throw new Error(`member ${member.id} has no custodian`);
  return custodian;
}
