import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { buildSchema, getNamedType, isInputObjectType, isLeafType, isNonNullType } from 'graphql';
import type { GraphQLField, GraphQLInputType } from 'graphql';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { testDatabase } from './accounts.ts';
import { reviewed } from './permissions.table.ts';
import { shown } from './whose-shown.table.ts';
import type { ShownRule } from './whose-shown.table.ts';
import { things } from './whose-things.ts';
import type { Thing } from './whose-things.ts';
import { expected, firstWord, isForTokens, shownTo, throughTo } from './whose-tries.ts';
import type { Asking } from './whose-tries.ts';
import { foundWorld } from './whose-world.ts';
import type { Whose, World } from './whose-world.ts';
import { everybodys, whose } from './whose.table.ts';
import type { WhoseRule, Word } from './whose.table.ts';

type Operation = GraphQLField<unknown, unknown>;

/** What an operation is told besides what it is about. */
const SAID: Readonly<Record<string, unknown>> = {
  text: 'Because.',
  says: 'May I?',
  reason: 'Because.',
  closesAt: new Date(Date.now() + 7 * 86_400_000).toISOString(),
  lastDay: '2099-01-01',
  from: '2099-01-01',
  effectiveFrom: '2099-01-01',
  email: 'somebody@example.coop',
  name: 'Somebody',
  personName: 'Somebody',
  role: 'alternate',
  trust: 'chair',
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
/** How an operation says that somebody is not let through, or that it is nothing for programs. */
const NO = words(`NOT_FOUND NOT_ALLOWED NOT_SIGNED_IN NOT_ON_THE_ROLL NOT_REPRESENTING
  NOT_FOR_TOKENS SCOPE_MISSING`);
/** How the rules of a thing answer those who are. */
const RULES = words(`ALREADY_ANSWERED INVALID_INPUT NOTHING_TO_DECLARE NOT_YET_CLOSED OWN_TEXT
  PROVIDER_UNREACHABLE SLUG_TAKEN WRONG_STATE`);
/** What names somebody or something of somebody's, where it is not an id. */
const NAMING = /^(who|person|member|custodian|slug|search)$/;
const SECRET = /^(token|code|password|response|answer)$/;

const schema = buildSchema(readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8'));
const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
const operations = new Map<string, Operation>(
  roots.flatMap((root) =>
    Object.values(root?.getFields() ?? {}).map((field) => [`${root?.name}.${field.name}`, field] as const),
  ),
);
function words(text: string): readonly string[] {
  return text.split(/\s+/);
}

const operationOf = (name: string): string => name.split(',')[0] ?? '';
let db: Client;
let world: World;

beforeAll(async () => {
  db = await testDatabase();
  world = await foundWorld(db);
});

afterAll(() => db.end());

type Answer = Awaited<ReturnType<typeof firstWord>>;

async function ask(
  text: string,
  variables: Readonly<Record<string, unknown>>,
  asking: Asking,
): Promise<Answer> {
  const isLive = text.startsWith('subscription');
  const answer = isLive ? await firstWord(text, variables, asking) : await answerTo(text, variables, asking);
  expect([undefined, ...NO, ...RULES]).toContain(answer.code);
  return answer;
}

async function answerTo(...[text, variables, asking]: Parameters<typeof ask>): Promise<Answer> {
  const { data, errors } = await graphql(text, variables, asking);
  const [answer] = Object.values(data ?? {}) as readonly ({ readonly code?: string } | null)[];
  return { data: data ?? null, code: errors[0]?.extensions?.code ?? answer?.code };
}

function documentOf(name: string, field: Operation, told: readonly string[]): string {
  const args = field.args.filter((arg) => told.includes(arg.name));
  const declared = args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const passed = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const isShown = !isLeafType(getNamedType(field.type));
  const refusal = String(field.type).includes('Result') ? '... on Refusal { code }' : '';
  const selected = isShown ? `{ __typename ${refusal} }` : '';
  return `${kindOf(name)} (${declared}) { ${field.name}(${passed}) ${selected} }`;
}

function kindOf(name: string): string {
  return (name.split('.')[0] ?? '').toLowerCase();
}

/** Is who asks let through to the thing? */
async function isLetThrough(name: string, asking: Asking, thing: Whose): Promise<boolean> {
  const field = operations.get(operationOf(name)) as Operation;
  const all: Readonly<Record<string, unknown>> = { ...SAID, ...thing.told };
  const named = Object.entries(whose[name]?.named ?? {}).map(([arg, told]) => [arg, all[told]]);
  const variables = { ...all, ...Object.fromEntries(named) };
  const args = field.args.filter((arg) => variables[arg.name] !== undefined).map((arg) => arg.name);
  const needed = field.args.filter((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined);
  const without = needed.filter((arg) => !args.includes(arg.name)).map((arg) => arg.name);
  expect({ name, without }).toEqual({ name, without: [] });
  const said = Object.fromEntries(args.map((arg) => [arg, variables[arg]]));
  const { data, code } = await ask(documentOf(name, field, args), said, asking);
  return !NO.includes(code ?? '') && (code !== undefined || data?.[field.name] !== null);
}

/** Does the thing come back to who asks? */
async function comesBack(name: string, { ask: asked, mark }: ShownRule, asking: Asking, { told }: Whose) {
  const value = told[mark];
  if (typeof value !== 'string') throw new Error(`${name}: nothing is told of ${mark}`);
  const text = asked.replaceAll(/\$(\w+)/g, (_, key: string) => JSON.stringify(told[key]));
  const { data } = await ask(`${kindOf(name)} { ${text} }`, {}, asking);
  return JSON.stringify(data).includes(value);
}

describe('every operation', () => {
  it('says whose that is with which it deals, or why it is nobody’s in particular', () => {
    const said = [...Object.keys(whose), ...Object.keys(shown)].map(operationOf);
    const told = new Set([...said, ...Object.keys(everybodys)]);
    const silent = [...operations.keys()].filter((name) => !told.has(name));
    expect({ 'a row in whose.table.ts or whose-shown.table.ts is wanted for': silent }).toEqual({
      'a row in whose.table.ts or whose-shown.table.ts is wanted for': [],
    });
    expect([...told].filter((name) => !operations.has(name))).toEqual([]);
    expect(Object.keys(everybodys).filter((name) => said.includes(name))).toEqual([]);
    const strayed = Object.entries(shown).filter(([name, rule]) => !rule.ask.startsWith(fieldOf(name)));
    expect(strayed.map(([name]) => name)).toEqual([]);
  });

  it('that is nobody’s in particular keeps to the word that says so', () => {
    const broken = Object.entries(everybodys).filter(([name, word]) => !keeps(name, word));
    expect(broken).toEqual([]);
  });
});

function fieldOf(name: string): string {
  return operationOf(name).split('.')[1] ?? '';
}

/** Do the schema and the table of permissions bear the word out? */
function keeps(name: string, word: Word): boolean {
  const rule = reviewed[name] ?? '';
  const { args } = operations.get(name) as Operation;
  switch (word) {
    case 'everybody':
      return rule === 'public' || rule === 'account';
    case 'members':
      return rule === 'signedIn';
    case 'its role':
      // The role of a custodian is for one custodian: what it opens is always somebody's in particular.
      return rule.split(' ').every((role) => ['secretary', 'chair', 'operator'].includes(role));
    case 'who holds the secret':
      return args.some((arg) => SECRET.test(arg.name));
    case 'only ever oneself':
      return !args.some((arg) => namesSomething(arg.name, arg.type));
  }
}

function namesSomething(name: string, type: GraphQLInputType): boolean {
  const kind = getNamedType(type);
  if (isInputObjectType(kind))
    return Object.values(kind.getFields()).some((field) => namesSomething(field.name, field.type));
  return kind.name === 'ID' || NAMING.test(name);
}

const made = new Map<Thing, Promise<Whose>>();

/** One of its kind for all who only read. */
function toRead(of: Thing): Promise<Whose> {
  const thing = made.get(of) ?? things[of](world);
  made.set(of, thing);
  return thing;
}

describe('a thing of one custodian or one person', () => {
  it.each(Object.keys(whose))(
    'is %s’s for those whom the reviewed table names, and for nobody else',
    async (name) => {
      const rule = whose[name] as WhoseRule;
      const make = () => things[rule.of](world);
      const attempt = (asking: Asking, thing: Whose) => isLetThrough(name, asking, thing);
      const byTokens = isForTokens(name);
      const trial = { ...rule, expected: expected(rule.may, byTokens), make, attempt, byTokens };
      const isRead = !name.startsWith('Mutation');
      const stays = isRead ? await toRead(rule.of) : rule.stays ? await make() : null;
      const through = stays ? await shownTo(db, stays, trial) : await throughTo(db, trial);
      expect(through).toEqual(trial.expected);
    },
  );

  it.each(Object.entries(shown))(
    'comes back from %s to those whom the reviewed table names, and to nobody else',
    async (name, rule) => {
      const attempt = (asking: Asking, thing: Whose) => comesBack(name, rule, asking, thing);
      const isRead = name.startsWith('Query');
      const thing = isRead ? await toRead(rule.of) : await things[rule.of](world);
      const byTokens = isForTokens(name);
      expect(await shownTo(db, thing, { byTokens, attempt })).toEqual(expected(rule.may, byTokens));
    },
  );
});
