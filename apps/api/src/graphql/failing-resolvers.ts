import { defaultFieldResolver, getNullableType, isListType, isObjectType } from 'graphql';
import type { GraphQLField, GraphQLFieldResolver, GraphQLSchema } from 'graphql';

/** What must never be read in an answer: the words of a bug, with SQL, a path and a stack in them. */
const BUG = 'INJECTED-BUG select token_hash from identity.session';
const STACK = `Error: ${BUG}\n    at injected (/srv/plenaria/apps/api/dist/injected.js:1:1)`;

type Resolve = GraphQLFieldResolver<unknown, unknown>;
type Failure = (...asked: Parameters<Resolve>) => unknown;

/**
 * Test builds only: lets this share of all field resolvers fail in every way a resolver can, so that a fuzz can
 * show that no failure ends the program or is told to a client. Changes the schema it is given.
 */
export function letResolversFail(schema: GraphQLSchema, share: number): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__') || type === schema.getSubscriptionType()) continue;
    for (const field of Object.values(type.getFields())) field.resolve = failingAtTimes(field, share);
  }
}

function failingAtTimes(field: GraphQLField<unknown, unknown>, share: number): Resolve {
  const resolve: Resolve = field.resolve ?? defaultFieldResolver;
  const failures = isListType(getNullableType(field.type)) ? [...WAYS, ...waysInLists(resolve)] : WAYS;
  return (...asked) => {
    if (Math.random() >= share) return resolve(...asked);
    const fail = failures[Math.floor(Math.random() * failures.length)] ?? throwAtOnce;
    return fail(...asked);
  };
}

function bug(): Error {
  return Object.assign(new Error(BUG), { stack: STACK });
}

function throwAtOnce(): never {
  throw bug();
}

function rejectLater(): Promise<never> {
  return new Promise((_resolve, reject) => setTimeout(() => reject(bug()), 1));
}

const WAYS: readonly Failure[] = [
  throwAtOnce,
  () => Promise.reject(bug()),
  rejectLater,
  // Not everything that is thrown is an error.
  () => Promise.reject(BUG),
  () => bug(),
];

/** Lists that break in the middle: an error among the items, or two that reject one after the other. */
function waysInLists(resolve: Resolve): readonly Failure[] {
  const among = async (asked: Parameters<Resolve>, items: () => readonly unknown[]): Promise<unknown> => {
    const list = await resolve(...asked);
    return Array.isArray(list) ? [...list, ...items()] : list;
  };
  return [
    (...asked) => among(asked, () => [bug()]),
    (...asked) => among(asked, () => [Promise.reject(bug()), rejectLater()]),
  ];
}
