import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { addRulePack, close, draft, foundAssembly, openDraft, soon } from './assembly.ts';
import type { Assembly, Elector } from './assembly.ts';

const DECLARE = `mutation ($id: ID!, $member: ID!, $class: String!) {
  declareClass(decisionId: $id, memberId: $member, memberClass: $class) {
    ... on Decision { id } ... on Refusal { code details } } }`;
const DECLARATIONS = `query ($id: ID!) { decision(id: $id) {
  classDeclarations { memberName classes declared declaredBy { name } votesIn mayDeclare }
  roll { nodes { name class college } } } }`;

let db: Client;
/** Its rule has a college for `first` and one for `second`; the first organisation holds both classes. */
let assembly: Assembly;
let first: string;
let second: string;
let several: Elector;
let one: Elector;

beforeAll(async () => {
  db = await testDatabase();
  assembly = await foundAssembly(db, { organisations: 2, individuals: 0 });
  [several, one] = assembly.organisations as [Elector, Elector];
  first = assembly.className;
  second = `class-${randomUUID()}`;
  await db.query(
    `insert into membership.member_class (slug, names, position)
     select $1, '{"en":"Investor"}', position + 1 from membership.member_class where slug = $2`,
    [second, first],
  );
  await hold(several, second);
  assembly = { ...assembly, rulePackId: await twoColleges('declared') };
});

afterAll(() => db.end());

async function hold(elector: Elector, memberClass: string): Promise<void> {
  await db.query(
    `insert into membership.class_holding (member_id, class, valid) values ($1, $2, '[2020-01-01,)')`,
    [elector.memberId, memberClass],
  );
}

/** The plain rule of the assembly, with two colleges of one class each. */
async function twoColleges(overlap: string): Promise<string> {
  const { rows } = await db.query('select rules from voting.rule_pack where id = $1', [assembly.rulePackId]);
  const colleges = [
    { name: 'producers', classes: [first], share: '1/2' },
    { name: 'investors', classes: [second], share: '1/2' },
  ];
  return addRulePack(db, { ...rows[0].rules, colleges, overlap });
}

async function declare(who: Person, id: string, elector: Elector, memberClass: string) {
  const variables = { id, member: elector.memberId, class: memberClass };
  const { data } = await graphql(DECLARE, variables, { cookie: who.cookie });
  return data.declareClass;
}

async function seen(id: string, who?: Person) {
  const { data } = await graphql(DECLARATIONS, { id }, who ? { cookie: who.cookie } : {});
  return data.decision;
}

const openNow = (id: string) => openDraft(assembly, id, soon(3_600_000));

describe('a member of two classes', () => {
  it('votes in the first of them that the rule names while nothing is declared', async () => {
    const id = await draft(assembly);
    expect((await seen(id, several.voter)).classDeclarations).toEqual([
      {
        memberName: several.name,
        classes: [first, second],
        declared: null,
        declaredBy: null,
        votesIn: first,
        mayDeclare: true,
      },
    ]);
    await openNow(id);
    expect((await seen(id, several.voter)).roll.nodes).toContainEqual({
      name: several.name,
      class: first,
      college: 'producers',
    });
  });

  it('votes as its representative or alternate has declared; the last word before the opening counts', async () => {
    const id = await draft(assembly);
    expect(await declare(several.voter, id, several, first)).toEqual({ id });
    expect(await declare(several.alternate as Person, id, several, second)).toEqual({ id });
    await openNow(id);
    const { classDeclarations, roll } = await seen(id, assembly.chair);
    expect(classDeclarations).toEqual([
      expect.objectContaining({
        declared: second,
        declaredBy: { name: several.alternate?.name },
        votesIn: second,
        mayDeclare: false,
      }),
    ]);
    expect(roll.nodes).toContainEqual({ name: several.name, class: second, college: 'investors' });
    await close(assembly, id);
    const { errors } = await graphql(DECLARATIONS, { id });
    expect(errors[0]?.extensions?.code).toBe('NOT_SIGNED_IN');
  });

  it('that has lost the declared class by the opening votes as by default, and it is said', async () => {
    const id = await draft(assembly);
    const third = `class-${randomUUID()}`;
    await db.query(
      `insert into membership.member_class (slug, names, position)
       select $1, '{"en":"Friend"}', position + 2 from membership.member_class where slug = $2`,
      [third, first],
    );
    await hold(several, third);
    const { rows } = await db.query('select rules from voting.rule_pack where id = $1', [
      assembly.rulePackId,
    ]);
    const friends = { name: 'friends', classes: [third], share: '1/2' };
    const [producers, investors] = rows[0].rules.colleges;
    const colleges = [producers, { ...investors, share: '1/4' }, { ...friends, share: '1/4' }];
    const rulePackId = await addRulePack(db, { ...rows[0].rules, colleges });
    await db.query('update voting.decision set rule_pack_id = $2 where id = $1', [id, rulePackId]);
    expect(await declare(several.voter, id, several, third)).toEqual({ id });
    await db.query('delete from membership.class_holding where class = $1', [third]);
    await openNow(id);
    expect((await seen(id, several.voter)).classDeclarations).toMatchObject([
      { declared: third, votesIn: first },
    ]);
  });

  it('is known to those who lead the decision before the opening, and to nobody whom it does not concern', async () => {
    const id = await draft(assembly);
    await declare(several.voter, id, several, second);
    for (const who of [assembly.chair, assembly.author])
      expect((await seen(id, who)).classDeclarations).toMatchObject([
        { memberName: several.name, declared: second, mayDeclare: false },
      ]);
    expect((await seen(id, one.voter)).classDeclarations).toEqual([]);
  });
});

describe('a declaration', () => {
  it('is refused for a member of others, for a class not held, and once voting is open', async () => {
    const id = await draft(assembly);
    for (const who of [one.voter, assembly.chair])
      expect(await declare(who, id, several, second)).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await declare(several.voter, id, several, 'worker')).toMatchObject({
      code: 'CLASS_NOT_HELD',
      details: { classes: [first, second] },
    });
    expect(await declare(one.voter, id, one, first)).toMatchObject({ code: 'NOTHING_TO_DECLARE' });
    await openNow(id);
    expect(await declare(several.voter, id, several, second)).toMatchObject({ code: 'ALREADY_OPEN' });
    await close(assembly, id);
    expect(await declare(several.voter, id, several, second)).toMatchObject({ code: 'ALREADY_CLOSED' });
  });

  it('is not asked for where the rule itself says in which college such a member votes', async () => {
    const highest = { ...assembly, rulePackId: await twoColleges('highest') };
    const id = await draft(highest);
    expect((await seen(id, assembly.chair)).classDeclarations).toEqual([]);
    expect(await declare(several.voter, id, several, second)).toMatchObject({ code: 'NOTHING_TO_DECLARE' });
  });

  it('is kept by the database as the opening found it', async () => {
    const id = await draft(assembly);
    await declare(several.voter, id, several, second);
    const forget = () => db.query('delete from voting.class_declaration where decision_id = $1', [id]);
    await expect(forget()).rejects.toThrow(/kept/);
    await openNow(id);
    const change = db.query('update voting.class_declaration set class = $2 where decision_id = $1', [
      id,
      first,
    ]);
    await expect(change).rejects.toThrow(/before the opening/);
  });
});
