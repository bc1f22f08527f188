import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { makePerson, startSession, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { cast, foundAssembly, open } from './assembly.ts';
import type { Assembly } from './assembly.ts';
import { wrongFields } from './circles.ts';
import { foundCustodian, makeGuest, save } from './joining.ts';
import { importCsv, makeRegister } from './register.ts';

let db: Client;
let secretary: Person;
let assembly: Assembly;

beforeAll(async () => {
  db = await testDatabase();
  assembly = await foundAssembly(db, { organisations: 2, individuals: 0 });
  secretary = await makePerson(db, { name: 'Secretary', roles: ['secretary'] });
});

afterAll(() => db.end());

const SHAPES: Readonly<Record<string, string>> = {
  addClass: '$slug: String!, $names: Json!',
  renameClass: '$slug: String!, $names: Json!',
  endClass: '$slug: String!, $lastDay: Day, $reason: String!',
  adoptJoiningRule: `$custodian: String, $class: String, $kind: String!, $days: Int, $rulePack: String!,
                     $gives: Json!, $from: Day!, $reason: String!`,
  entrustRole: '$person: String!, $role: Role!, $custodian: String, $reason: String!',
  endRole: '$id: ID!, $reason: String!',
};

const ANSWERS: Readonly<Record<string, string>> = {
  addClass: '... on ClassStanding { slug lastDay }',
  renameClass: '... on ClassStanding { slug lastDay }',
  endClass: '... on ClassStanding { slug lastDay }',
  adoptJoiningRule: '... on Done { done }',
  entrustRole: '... on RoleGrant { id }',
  endRole: '... on RoleGrant { id }',
};

type Told = {
  readonly id?: string;
  readonly slug?: string;
  readonly lastDay?: string;
  readonly done?: boolean;
  readonly code?: string;
  readonly details?: { readonly fields?: object[] };
};

async function act(
  mutation: string,
  args: Readonly<Record<string, unknown>>,
  by: Pick<Person, 'cookie'> = secretary,
): Promise<Told> {
  const shape = SHAPES[mutation] ?? '';
  const passed = [...shape.matchAll(/\$(\w+)/g)].map(([, name]) => `${name}: $${name}`).join(', ');
  const { data, errors } = await graphql(
    `mutation (${shape}) { ${mutation}(${passed}) { ${ANSWERS[mutation]} ... on Refusal { code details } } }`,
    args,
    { cookie: by.cookie },
  );
  return (data?.[mutation] ?? errors[0]?.extensions) as Told;
}

const today = () => new Date().toISOString().slice(0, 10);

const endedYesterday = (slug: string) =>
  db.query(`update membership.member_class set last_day = current_date - 1 where slug = $1`, [slug]);

describe('a class', () => {
  it('is added with a short name that no other has, and renamed in several languages, with its history', async () => {
    const slug = `class-${randomUUID()}`;
    const [en, ca] = [`Worker ${slug}`, `Treballadora ${slug}`];
    expect(await act('addClass', { slug, names: { en, ca } })).toMatchObject({ slug });
    const [again, odd] = [
      await act('addClass', { slug, names: { en } }),
      await act('addClass', { slug: 'Not A Slug', names: { en } }),
    ];
    expect([wrongFields(again), wrongFields(odd)]).toEqual([
      [{ field: 'slug', reason: 'admin:class.slugTaken' }],
      [{ field: 'slug', reason: 'admin:class.slugFormat' }],
    ]);
    await act('renameClass', { slug, names: { en: `${en} owner`, ca } });
    const classes = '{ memberClasses { slug name history { kind after } } }';
    const { data } = await graphql(classes, {}, { cookie: secretary.cookie });
    expect(data.memberClasses.find((one: Told) => one.slug === slug)).toMatchObject({
      name: `${en} owner`,
      history: [{ kind: 'class-renamed' }, { kind: 'class-added' }],
    });
  });

  it('is not called what another is, in any language', async () => {
    const [slug, other] = [`class-${randomUUID()}`, `class-${randomUUID()}`];
    const names = { en: `Producer ${slug}`, ca: `Productora ${slug}` };
    await act('addClass', { slug, names });
    const taken = await act('addClass', { slug: other, names: { en: `PRODUCTORA  ${slug}`, ca: other } });
    expect(wrongFields(taken)).toEqual([{ field: 'names.en', reason: 'admin:class.nameTaken' }]);
    await act('addClass', { slug: other, names: { en: other } });
    const renamed = await act('renameClass', { slug: other, names: { en: other, ca: names.ca } });
    expect(wrongFields(renamed)).toEqual([{ field: 'names.ca', reason: 'admin:class.nameTaken' }]);
    expect(await act('renameClass', { slug, names: { ...names, en: slug } })).toMatchObject({ slug });
  });

  it('that ends in the middle of a vote is held no longer, and the open vote keeps its roll', async () => {
    const [first] = assembly.organisations;
    if (!first) throw new Error('no organisation');
    const decisionId = await open(assembly);
    const ended = { slug: assembly.className, lastDay: today(), reason: 'Merged into another.' };
    expect((await act('endClass', ended)).lastDay).toBe(today());
    expect(await cast({ decisionId, elector: first })).toMatchObject({ choice: 'yes' });
    const { rows } = await db.query(
      `select (upper(valid) - 1)::text as "to" from membership.class_holding where class = $1`,
      [assembly.className],
    );
    expect(rows).toEqual([{ to: today() }, { to: today() }]);
    const told = await db.query(
      `select reason from membership.register_event where subject_id = $1 and kind = 'classes-changed'`,
      [first.memberId],
    );
    expect(told.rows).toEqual([{ reason: 'Merged into another.' }]);
    expect(wrongFields(await act('endClass', ended))).toEqual([
      { field: 'lastDay', reason: 'admin:class.endsThen' },
    ]);
  });

  it('that has ended takes in nobody: not by import, not by application, not by a row', async () => {
    const register = await makeRegister(db);
    const slug = `class-${randomUUID()}`;
    await act('addClass', { slug, names: { en: slug } });
    await endedYesterday(slug);
    const csv = [
      'name,custodian,classes,from',
      `Late Co-op ${register.word},${register.custodian},${slug},${today()}`,
    ].join('\n');
    const { report } = await importCsv(csv, { cookie: secretary.cookie });
    expect(report.problems).toMatchObject([{ line: 2, reason: 'CLASS_ENDED' }]);
    await expect(
      db.query(
        `insert into membership.class_holding (member_id, class, valid)
         select id, $1, '[2026-01-01,)' from membership.member limit 1`,
        [slug],
      ),
    ).rejects.toThrow('ended on');
    const custodian = await foundCustodian(db, { kind: 'custodian' });
    const guest = await makeGuest(db);
    const { id } = await save(custodian, { classes: [slug] }, { cookie: guest.cookie });
    const { data } = await graphql(
      `
        mutation ($id: ID!) {
          submitApplication(id: $id) {
            ... on Refusal {
              details
            }
          }
        }
      `,
      { id },
      { cookie: guest.cookie },
    );
    expect(data.submitApplication.details.fields).toContainEqual({
      field: 'classes',
      reason: 'joining:form.classGone',
    });
  });
});

describe('a joining rule', () => {
  it('is adopted for a custodian from a day on, once a day, never for the past', async () => {
    const { slug } = await foundCustodian(db, { kind: 'custodian' });
    const rule = {
      custodian: slug,
      class: null,
      kind: 'objectionWindow',
      days: 7,
      rulePack: 'one-coop-one-vote',
      gives: { en: 'Forty hours.' },
      from: '2031-01-01',
      reason: 'Decided on Monday.',
    };
    expect(await act('adoptJoiningRule', rule)).toMatchObject({ done: true });
    const putRight = { ...rule, days: 9, reason: 'I meant nine.' };
    expect(await act('adoptJoiningRule', putRight)).toMatchObject({ done: true });
    // It has a rule since today.
    expect(wrongFields(await act('adoptJoiningRule', { ...rule, from: today() }))).toMatchObject([
      { field: 'from', reason: 'admin:joining.dayTaken' },
    ]);
    const wrong = await act('adoptJoiningRule', { ...rule, days: 0, from: '2020-01-01', reason: '' });
    expect(wrongFields(wrong)).toEqual([
      { field: 'days', reason: 'admin:joining.daysWrong' },
      { field: 'from', reason: 'admin:joining.notInThePast' },
      { field: 'reason', reason: 'refusals:field.required' },
    ]);
    const over = `class-${randomUUID()}`;
    await act('addClass', { slug: over, names: { en: over } });
    await act('endClass', { slug: over, lastDay: today(), reason: 'Nobody wants it.' });
    expect(wrongFields(await act('adoptJoiningRule', { ...rule, class: over }))).toEqual([
      { field: 'class', reason: 'admin:class.over' },
    ]);
    const { data } = await graphql(
      `
        {
          joiningRules {
            custodian {
              slug
            }
            kind
            days
            when
            reason
            recordedBy {
              name
            }
          }
        }
      `,
      {},
      { cookie: assembly.author.cookie },
    );
    const ours = data.joiningRules.filter((one: { custodian?: Told }) => one.custodian?.slug === slug);
    expect(ours).toEqual([
      expect.objectContaining({
        days: 9,
        when: 'later',
        reason: 'I meant nine.',
        recordedBy: { name: 'Secretary' },
      }),
      expect.objectContaining({ kind: 'custodian', when: 'now' }),
    ]);
  });
});

describe('a role', () => {
  it('is entrusted with a reason, and ended everywhere at once', async () => {
    const chair = assembly.organisations[0]?.voter ?? secretary;
    const given = await act('entrustRole', { person: chair.email, role: 'chair', reason: 'Elected in May.' });
    expect(given.id).toBeDefined();
    const again = await act('entrustRole', { person: chair.email, role: 'chair', reason: 'Again.' });
    expect(wrongFields(again)).toEqual([{ field: 'role', reason: 'admin:role.heldAlready' }]);
    const asChair = () => graphql('{ viewer { roles } }', {}, { cookie: chair.cookie });
    expect((await asChair()).data.viewer.roles).toEqual(['chair']);
    await act('endRole', { id: given.id, reason: 'The term is over.' });
    expect((await asChair()).data.viewer.roles).toEqual([]);
    const { data } = await graphql(
      `
        {
          roleGrants {
            id
            role
            grantedBy
            reason
            revokedBy
            revokedReason
          }
        }
      `,
      {},
      { cookie: chair.cookie },
    );
    expect(data.roleGrants).toContainEqual({
      id: given.id,
      role: 'chair',
      grantedBy: 'Secretary',
      reason: 'Elected in May.',
      revokedBy: 'Secretary',
      revokedReason: 'The term is over.',
    });
  });

  it('for a custodian says for which one, and is nobody’s who is unknown', async () => {
    const asked = { person: 'Nobody Whatsoever', role: 'custodian', custodian: 'none', reason: 'To review.' };
    expect(wrongFields(await act('entrustRole', asked))).toEqual([
      { field: 'person', reason: 'admin:role.nobody' },
      { field: 'custodian', reason: 'admin:role.whichCustodian' },
    ]);
  });

  it('is given and ended by the secretary alone, who is certain to be there', async () => {
    const grant = { person: secretary.email, role: 'operator', reason: 'I would like that.' };
    expect((await act('entrustRole', grant, assembly.author)).code).toBe('NOT_ALLOWED');
    const cookie = await startSession(db, secretary.accountId);
    await db.query(`update identity.session set stepped_up_at = null where account_id = $1`, [
      secretary.accountId,
    ]);
    expect((await act('entrustRole', grant, { cookie })).code).toBe('STEP_UP_NEEDED');
    await db.query(`update identity.session set stepped_up_at = now() where account_id = $1`, [
      secretary.accountId,
    ]);
  });
});
