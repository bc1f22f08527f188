import type { Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import type { MiddlewareContext } from '@nestjs/graphql';
import { GraphQLError } from 'graphql';
import { Readable } from './allow.ts';

/** No page is larger. */
export const PAGE_MAX = 100;
const PAGE_DEFAULT = 50;

/** Where a page ends, and whether more follows. */
@ObjectType()
@Readable('public')
export class PageInfo {
  @Field()
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true })
  endCursor!: string | null;
}

/** `first` and `after` of every list. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: PAGE_DEFAULT, description: `1 to ${PAGE_MAX}` })
  first!: number;

  @Field(() => String, { nullable: true, description: 'The endCursor of the page before.' })
  after!: string | null;
}

/** Counts a list from its first row to its last. */
type Count = () => Promise<number>;

/** One page of a list. The whole is counted only for those who ask how long it is. */
export type Page<Node> = { nodes: Node[]; pageInfo: PageInfo; totalCount: Count };

/** The object type of a page of `node`. Who may read the list is said where the list is asked for. */
export function ConnectionOf<Node extends object>(node: Type<Node>): Type<Page<Node>> {
  @ObjectType({ isAbstract: true })
  @Readable('public')
  class Connection implements Page<Node> {
    @Field(() => [node])
    nodes!: Node[];

    @Field(() => PageInfo)
    pageInfo!: PageInfo;

    @Field(() => Int, { middleware: [countNow] })
    totalCount!: Count;
  }
  return Connection;
}

function countNow({ source }: MiddlewareContext<Page<unknown>>): Promise<number> {
  return source.totalCount();
}

/** The keyset a cursor stands for, or null for the first page. */
export function positionOf(args: PageArgs): readonly string[] | null {
  if (args.first < 1 || args.first > PAGE_MAX) throw invalid(`first must be 1 to ${PAGE_MAX}`);
  if (!args.after) return null;
  const keys: unknown = parse(Buffer.from(args.after, 'base64url').toString());
  if (!Array.isArray(keys) || !keys.every((key) => typeof key === 'string')) throw badCursor();
  return keys;
}

/** The whole number a cursor stands for, where a list is paged by one; null for the first page. */
export function numberAfter(args: PageArgs): number | null {
  const keys = positionOf(args);
  if (!keys) return null;
  const [key = '', ...more] = keys;
  if (!/^\d{1,9}$/.test(key) || more.length > 0) throw badCursor();
  return Number(key);
}

/** A page out of `first + 1` rows: the one too many only says that more follows. */
export function pageOf<Node>(
  rows: readonly Node[],
  args: PageArgs,
  totalCount: Count,
  keysOf: (node: Node) => readonly string[],
): Page<Node> {
  const nodes = rows.slice(0, args.first);
  const last = nodes.at(-1);
  const endCursor = last ? Buffer.from(JSON.stringify(keysOf(last))).toString('base64url') : null;
  return { nodes, pageInfo: { hasNextPage: rows.length > args.first, endCursor }, totalCount };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What is told to whoever asks for a page after a place that is none. */
export function badCursor(): GraphQLError {
  return invalid('after is no cursor');
}

function invalid(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}
