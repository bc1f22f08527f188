import { getNamedType, isEnumType, isInputObjectType, isLeafType, isListType, isNonNullType } from 'graphql';
import { isObjectType, isUnionType } from 'graphql';
import type { GraphQLField, GraphQLInputType, GraphQLObjectType, GraphQLSchema } from 'graphql';

/** A field of a type, and the fields through which a request comes to it: [Query.members, MemberConnection.nodes]. */
export type Reach = { readonly type: string; readonly field: string; readonly path: readonly Step[] };
type Step = { readonly parent: GraphQLObjectType; readonly field: GraphQLField<unknown, unknown> };

/** Every field of every object type, with the shortest way to it from a query or mutation. */
export function reachesOf(schema: GraphQLSchema): readonly Reach[] {
  const ways = new Map<GraphQLObjectType, readonly Step[]>();
  const roots = [schema.getQueryType(), schema.getMutationType()].filter((root) => root instanceof Object);
  const queue: GraphQLObjectType[] = [];
  for (const root of roots) {
    if (root) {
      ways.set(root, []);
      queue.push(root);
    }
  }
  for (let parent = queue.shift(); parent; parent = queue.shift()) {
    for (const field of Object.values(parent.getFields())) {
      for (const next of objectsOf(schema, field)) {
        if (ways.has(next)) continue;
        ways.set(next, [...(ways.get(parent) ?? []), { parent, field }]);
        queue.push(next);
      }
    }
  }
  return [...ways].flatMap(([parent, way]) =>
    Object.values(parent.getFields()).map((field) => ({
      type: parent.name,
      field: field.name,
      path: [...way, { parent, field }],
    })),
  );
}

/** A document that asks for exactly that field, with arguments of the right shape and no meaning. */
export function documentFor(reach: Reach): string {
  const [first] = reach.path;
  const kind = first?.parent.name === 'Mutation' ? 'mutation' : 'query';
  return `${kind} { ${written(reach.path)} }`;
}

function written(path: readonly Step[]): string {
  const [step, ...rest] = path;
  if (!step) return '';
  const below = rest[0]
    ? ` { ... on ${rest[0].parent.name} { ${written(rest)} } }`
    : isLeafType(getNamedType(step.field.type))
      ? ''
      : ' { __typename }';
  return `${step.field.name}${argumentsOf(step.field)}${below}`;
}

function argumentsOf(field: GraphQLField<unknown, unknown>): string {
  const needed = field.args.filter((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined);
  return needed.length === 0
    ? ''
    : `(${needed.map((arg) => `${arg.name}: ${literal(arg.type)}`).join(', ')})`;
}

const NOBODY = '"00000000-0000-4000-8000-000000000000"';
const LITERALS: Readonly<Record<string, string>> = {
  ID: NOBODY,
  String: '"x"',
  Int: '1',
  Float: '1',
  Boolean: 'true',
  Instant: '"2030-01-01T00:00:00Z"',
  Day: '"2030-01-01"',
  Json: '{}',
};

function literal(type: GraphQLInputType): string {
  if (isNonNullType(type)) return literal(type.ofType);
  if (isListType(type)) return `[${literal(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? 'null';
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
    return `{${fields.map((field) => `${field.name}: ${literal(field.type)}`).join(', ')}}`;
  }
  return LITERALS[type.name] ?? 'null';
}

function objectsOf(
  schema: GraphQLSchema,
  field: GraphQLField<unknown, unknown>,
): readonly GraphQLObjectType[] {
  const type = getNamedType(field.type);
  if (isObjectType(type)) return [type];
  return isUnionType(type) ? [...schema.getPossibleTypes(type)] : [];
}
