import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { buildSchema, isObjectType } from 'graphql';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { documentFor, reachesOf } from './ask-for-field.ts';
import type { Reach } from './ask-for-field.ts';
import { steppedUp } from './further-permissions.table.ts';
import { makeGuest } from './joining.ts';
import { makeLeft } from './left.ts';
import { reviewed } from './permissions.table.ts';
import { atOnce } from './whose-tries.ts';

/**
 * Everyone who can knock: nobody, somebody who only applies, somebody who has left, a member without a role, and a
 * holder of each role. What a custodian may do with the things of another is tried by `whose.spec.ts`, what a token may
 * by `api-tokens.spec.ts`.
 */
const personas = {
  visitor: null,
  applicant: [],
  left: [],
  member: [],
  secretary: ['secretary'],
  chair: ['chair'],
  custodian: ['custodian'],
  operator: ['operator'],
} as const;
type Shape = {
  readonly kind: string;
  readonly name: string;
  readonly fields: readonly { readonly name: string }[];
};
type Persona = keyof typeof personas;

const schema = buildSchema(readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8'));
let db: Client;

beforeAll(async () => {
  db = await testDatabase();
});

afterAll(() => db.end());

function ruleOf(type: string, field: string): string | undefined {
  return reviewed[`${type}.${field}`] ?? reviewed[type];
}

/** One of them; nobody for visitors. */
async function somebody(persona: Persona): Promise<Person | null> {
  if (persona === 'applicant') return makeGuest(db);
  if (persona === 'left') return makeLeft(db);
  const roles = personas[persona];
  return roles && makePerson(db, { roles });
}

/** Somebody with roles who has not shown of late that it is still them. */
async function makeUnsure(): Promise<Person> {
  const person = await makePerson(db, { roles: ['secretary', 'operator', 'custodian'] });
  await db.query(`update identity.session set stepped_up_at = null where account_id = $1`, [
    person.accountId,
  ]);
  return person;
}

/** Does it end the session in which it is asked? */
function ends({ path }: Reach): boolean {
  return path[0]?.field.name === 'signOut';
}

/** Were they there all the while? Else what they were refused says nothing. */
async function staysSignedIn(person: Pick<Person, 'cookie'> | null): Promise<void> {
  if (!person) return;
  const { data } = await graphql('{ viewer { email } }', {}, { cookie: person.cookie });
  expect(data.viewer).not.toBeNull();
}

/** Whether the reviewed table lets this persona read the last field of the way, and every field before it. */
function isReviewedFor(persona: Persona, reach: Reach): boolean {
  return reach.path.every(({ parent, field }) => {
    const rule = ruleOf(parent.name, field.name) ?? 'nobody';
    if (rule === 'public') return true;
    if (persona === 'visitor') return false;
    if (rule === 'account') return true;
    if (persona === 'applicant' || persona === 'left') return false;
    return rule === 'signedIn' || rule.split(' ').includes(persona);
  });
}

describe('the committed schema', () => {
  it('is that of the running program', async () => {
    const { data, errors } = await graphql('{ __schema { types { name kind fields { name } } } }');
    expect(errors).toEqual([]);
    const running = data.__schema.types
      .filter((type: Shape) => type.kind === 'OBJECT' && !type.name.startsWith('__'))
      .map((type: Shape) => [type.name, type.fields.map((field) => field.name).toSorted()]);
    const committed = Object.values(schema.getTypeMap())
      .filter((type) => isObjectType(type))
      .filter((type) => !type.name.startsWith('__'))
      .map((type) => [type.name, Object.keys(type.getFields()).toSorted()]);
    expect(Object.fromEntries(committed)).toEqual(Object.fromEntries(running));
  });
});

describe('the permission table', () => {
  it('has a reviewed rule for every operation and field, and none for what no longer exists', () => {
    const reaches = reachesOf(schema);
    const without = reaches.filter((reach) => !ruleOf(reach.type, reach.field));
    expect(without.map((reach) => `${reach.type}.${reach.field}`)).toEqual([]);
    const known = new Set(reaches.flatMap((reach) => [reach.type, `${reach.type}.${reach.field}`]));
    const subscriptions = Object.keys(schema.getSubscriptionType()?.getFields() ?? {});
    for (const name of subscriptions) known.add(`Subscription.${name}`);
    expect(Object.keys(reviewed).filter((name) => !known.has(name))).toEqual([]);
    expect(subscriptions.filter((name) => !reviewed[`Subscription.${name}`])).toEqual([]);
  });

  it.each(Object.keys(personas) as Persona[])('holds for every field when a %s asks', async (persona) => {
    const differences: string[] = [];
    const person = await somebody(persona);
    await atOnce(reachesOf(schema), async (reach) => {
      const asks = ends(reach) ? await somebody(persona) : person;
      const { errors } = await graphql(documentFor(reach), {}, asks ? { cookie: asks.cookie } : {});
      const code = errors[0]?.extensions?.code;
      expect([undefined, 'NOT_SIGNED_IN', 'NOT_ALLOWED', 'BAD_USER_INPUT']).toContain(code);
      const barred = code === 'NOT_SIGNED_IN' || code === 'NOT_ALLOWED';
      if (barred === isReviewedFor(persona, reach)) {
        differences.push(`${reach.type}.${reach.field} is ${barred ? 'barred' : 'open'}`);
      }
    });
    expect(differences).toEqual([]);
    await staysSignedIn(person);
  });

  it('says which operations need the person to have shown that it is still them, and no others do', async () => {
    const answers: string[] = [];
    const unsure = await makeUnsure();
    const changes = reachesOf(schema).filter(({ type }) => type === 'Mutation');
    await atOnce(changes, async (reach) => {
      const { cookie } = ends(reach) ? await makeUnsure() : unsure;
      const document = documentFor(reach).replace('{ __typename }', '{ __typename ... on Refusal { code } }');
      const { data } = await graphql(document, {}, { cookie });
      if (data?.[reach.field]?.code === 'STEP_UP_NEEDED') answers.push(reach.field);
    });
    await staysSignedIn(unsure);
    expect(answers.toSorted()).toEqual(steppedUp.toSorted());
  });
});
