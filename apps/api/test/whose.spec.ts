import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { buildSchema, getNamedType, isLeafType, isNonNullType } from 'graphql';
import type { GraphQLField } from 'graphql';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { testDatabase } from './accounts.ts';
import { foundWorld, relations, things } from './whose-things.ts';
import type { Relation, Whose, World } from './whose-things.ts';
import { everybodys, whose } from './whose.table.ts';

/** What an operation is told besides what it is about. */
const SAID: Readonly<Record<string, unknown>> = {
  text: 'Because.',
  reason: 'Because.',
  closesAt: new Date(Date.now() + 7 * 86_400_000).toISOString(),
  lastDay: '2099-01-01',
  from: '2099-01-01',
  effectiveFrom: '2099-01-01',
  email: 'somebody@example.coop',
  name: 'Somebody',
  personName: 'Somebody',
  role: 'alternate',
  kind: 'conditions-of-use',
  jurisdiction: '*',
  classes: [],
  language: 'ca',
  title: 'Condicions',
  body: 'Una.',
  summary: 'Curt.',
  material: true,
  agrees: true,
};
/** How an operation says that somebody is not let through. */
const NO = ['NOT_FOUND', 'NOT_ALLOWED', 'NOT_SIGNED_IN'];
/** How the rules of a thing answer those who are. */
const RULES = ['ALREADY_ANSWERED', 'INVALID_INPUT', 'OWN_TEXT', 'SLUG_TAKEN', 'WRONG_STATE'];
/** What names a thing of somebody's. */
const NAMING = /^(id|.+Id|slug|custodian)$/;

const schema = buildSchema(readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8'));
const operations = [schema.getQueryType(), schema.getMutationType()].flatMap((root) =>
  Object.values(root?.getFields() ?? {}).map((field) => ({ name: `${root?.name}.${field.name}`, field })),
);
let db: Client;
let world: World;

beforeAll(async () => {
  db = await testDatabase();
  world = await foundWorld(db);
});

afterAll(() => db.end());

function documentOf(name: string, field: GraphQLField<unknown, unknown>, told: readonly string[]): string {
  const args = field.args.filter((arg) => told.includes(arg.name));
  const declared = args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const passed = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const shown = isLeafType(getNamedType(field.type)) ? '' : '{ __typename ... on Refusal { code } }';
  const asked = String(field.type).includes('Result') ? shown : '{ __typename }';
  return `${name.startsWith('Query') ? 'query' : 'mutation'} (${declared}) { ${field.name}(${passed}) ${asked} }`;
}

/** Is this person let through to the thing? */
async function isLetThrough(
  { name, field }: (typeof operations)[number],
  relation: Relation,
  thing: Whose,
): Promise<boolean> {
  const person = thing.people[relation];
  const memberId = person && thing.memberOf.get(person);
  const named = Object.entries(whose[name]?.named ?? {}).map(([arg, told]) => [arg, thing.told[told]]);
  const all: Readonly<Record<string, unknown>> = {
    ...SAID,
    ...(memberId && { memberId }),
    ...thing.told,
    ...Object.fromEntries(named),
  };
  const args = field.args.filter((arg) => all[arg.name] !== undefined).map((arg) => arg.name);
  const needed = field.args.filter((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined);
  const variables = Object.fromEntries(args.map((arg) => [arg, all[arg]]));
  const without = needed.filter((arg) => !args.includes(arg.name)).map((arg) => arg.name);
  // objecting is said for a member: who speaks for none cannot even ask
  if (without.includes('memberId')) return false;
  expect({ name, without }).toEqual({ name, without: [] });
  const { data, errors } = await graphql(
    documentOf(name, field, args),
    variables,
    person ? { cookie: person.cookie } : {},
  );
  const code = errors[0]?.extensions?.code ?? data?.[field.name]?.code;
  expect([undefined, ...NO, ...RULES]).toContain(code);
  return !NO.includes(code) && data?.[field.name] !== null;
}

describe('every operation that names something', () => {
  it('says whose it is, or why it is everybody’s', () => {
    const naming = operations.filter(({ field }) => field.args.some((arg) => NAMING.test(arg.name)));
    const said = new Set([...Object.keys(whose), ...Object.keys(everybodys)]);
    expect(naming.map(({ name }) => name).filter((name) => !said.has(name))).toEqual([]);
    const known = new Set(operations.map(({ name }) => name));
    expect([...said].filter((name) => !known.has(name))).toEqual([]);
  });
});

describe('a thing of one custodian or one person', () => {
  const tried = operations.filter(({ name }) => whose[name]);

  it.each(tried.map((operation) => [operation.name, operation] as const))(
    'is %s’s for those whom the reviewed table names, and for nobody else',
    async (name, operation) => {
      const { of, may } = whose[name] ?? { of: 'session', may: [] };
      const through: Relation[] = [];
      for (const relation of relations)
        if (await isLetThrough(operation, relation, await things[of](world))) through.push(relation);
      expect(through).toEqual(relations.filter((relation) => may.includes(relation)));
    },
  );
});
