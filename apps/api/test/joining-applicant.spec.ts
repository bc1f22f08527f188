import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { letterTo } from '../../../tools/harness/inbox.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import { foundAssembly } from './assembly.ts';
import type { Assembly, Elector } from './assembly.ts';
import { apply, foundCustodian, makeGuest, read, save, step } from './joining.ts';
import type { OwnCustodian } from './joining.ts';

let db: Client;
let alone: OwnCustodian;
let windowed: OwnCustodian;
let assembly: Assembly;

beforeAll(async () => {
  db = await testDatabase();
  assembly = await foundAssembly(db, { organisations: 2, individuals: 0 });
  const { rows } = await db.query(`select slug from voting.rule_pack where id = $1`, [assembly.rulePackId]);
  const rulePack = rows[0]?.slug;
  alone = await foundCustodian(db, { kind: 'custodian', rulePack });
  windowed = await foundCustodian(db, { kind: 'objectionWindow', days: 14, rulePack });
});

afterAll(() => db.end());

const as = ({ cookie }: { readonly cookie: string }, now?: Date) => ({ cookie, ...(now && { now }) });
const say = (id: string, text = 'They host our forum.') => ({ id, text });

describe('whoever begins an application', () => {
  const begin = (email: string) =>
    graphql(
      `
        mutation ($custodian: String!, $email: String!) {
          beginApplication(custodian: $custodian, name: "Mar Vila", email: $email, language: "ca") {
            ... on Done {
              done
            }
            ... on Refusal {
              code
              details
            }
          }
        }
      `,
      { custodian: windowed.slug, email },
    );

  it('is told the same whether or not they are known, and is written a link to the form', async () => {
    const known = await makePerson(db, { name: 'Known' });
    const unknown = `${randomUUID()}@new.example`;
    const answers = [await begin(known.email), await begin(unknown)].map(({ data }) => data);
    expect(answers[0]).toEqual({ beginApplication: { done: true } });
    expect(answers[1]).toEqual(answers[0]);
    expect((await letterTo(unknown)).subject).toContain('sol·licitud');
    expect((await letterTo(known.email)).text).toContain('/enter#');
    const { rows } = await db.query('select is_guest, language from identity.account where email = $1', [
      unknown,
    ]);
    expect(rows).toEqual([{ is_guest: true, language: 'ca' }]);
  });

  it('reads nothing that is the members’ alone, and does nothing of theirs', async () => {
    const guest = await makeGuest(db);
    const asked = await graphql(
      `
        mutation {
          draftDecision(language: "en", title: "x", body: "x", rulePackId: "x", languages: []) {
            __typename
          }
        }
      `,
      {},
      as(guest),
    );
    expect(asked.errors[0]?.extensions?.code).toBe('NOT_ALLOWED');
    const { data } = await graphql(
      `
        {
          viewer {
            person {
              name
            }
          }
          decisions(state: draft) {
            nodes {
              id
            }
          }
        }
      `,
      {},
      as(guest),
    );
    expect(data).toEqual({ viewer: { person: { name: 'Applicant' } }, decisions: { nodes: [] } });
  });
});

describe('a form', () => {
  it('is kept half filled in, and names what is missing when it is submitted', async () => {
    const guest = await makeGuest(db);
    const { id } = await save(
      windowed,
      { name: '', country: '', hours: '', motivation: '', classes: [] },
      as(guest),
    );
    const { code, details } = await step('submitApplication', { id }, as(guest));
    expect({
      code,
      fields: (details as { fields: { field: string }[] }).fields.map(({ field }) => field),
    }).toEqual({
      code: 'INVALID_INPUT',
      fields: ['name', 'country', 'classes', 'hours', 'motivation'],
    });
    expect(await save(windowed, { name: 'La Troca' }, as(guest))).toMatchObject({
      id,
      name: 'La Troca',
      website: 'https://troca.example',
      pledge: { hours: { hours: 40, every: 'year' } },
    });
  });

  it('names what it cannot read', async () => {
    for (const website of ['nowhere', 'https://me@site.example']) {
      const answer = await save(windowed, { money: 'much', website, country: 'XX' }, as(await makeGuest(db)));
      const fields = answer.details.fields.map(({ field }: { field: string }) => field);
      expect(fields).toEqual(['website', 'country', 'money']);
    }
  });

  it('of one organisation is handed in once, however its name is written', async () => {
    const word = randomUUID().replaceAll('-', '');
    await apply(windowed, await makeGuest(db), { name: `Troca ${word} SCCL` });
    const second = await makeGuest(db);
    const { id } = await save(alone, { name: `TROCA ${word}, s.c.c.l.` }, as(second));
    expect(await step('submitApplication', { id }, as(second))).toMatchObject({
      code: 'ALREADY_APPLYING',
      details: { name: `Troca ${word} SCCL`, custodian: 'The Custodian' },
    });
    const member = assembly.organisations[0] as Elector;
    const third = await save(alone, { name: `${member.name} Ltd` }, as(second));
    expect(await step('submitApplication', { id: third.id }, as(second))).toMatchObject({
      code: 'ALREADY_A_MEMBER',
    });
  });
});

describe('an individual', () => {
  it('who was a member returns to the same place in the register', async () => {
    const guest = await makeGuest(db, `Ona ${randomUUID().slice(0, 8)}`);
    const first = await apply(alone, guest, { kind: 'individual', name: guest.name });
    await step('recommendApplication', say(first), as(alone.reviewer));
    const { member } = await read(first, as(guest));
    const again = await save(alone, { kind: 'individual', name: guest.name }, as(guest));
    expect(await step('submitApplication', { id: again.id }, as(guest))).toMatchObject({
      code: 'ALREADY_A_MEMBER',
    });
    for (const table of ['membership', 'class_holding'])
      await db.query(
        `update membership.${table} set valid = daterange(lower(valid) - 30, lower(valid) - 1)
          where member_id = (select id from membership.member where slug = $1)`,
        [member.slug],
      );
    const more = { kind: 'individual', name: guest.name, hours: '12', country: 'PT', website: 'ona.example' };
    await save(alone, more, as(guest));
    expect(await step('submitApplication', { id: again.id }, as(guest))).toMatchObject({ state: 'inReview' });
    await step('recommendApplication', say(again.id), as(alone.reviewer));
    const returned = (await read(again.id, as(guest))).member;
    expect(returned).toMatchObject({ slug: member.slug, contribution: '12 hours each year' });
    expect(returned.history.map(({ kind }: { kind: string }) => kind)).toEqual([
      'joined',
      'facts-changed',
      'joined',
    ]);
    const { rows } = await db.query(`select country, website from membership.member where slug = $1`, [
      member.slug,
    ]);
    expect(rows).toEqual([{ country: 'PT', website: 'https://ona.example' }]);
  });
});

describe('the page of a custodian', () => {
  it('tells visitors how one joins through it', async () => {
    const { data } = await graphql(
      `
        query ($c: String!) {
          joining(custodian: $c) {
            members
            custodian {
              name
            }
            classes {
              class {
                slug
              }
              rule {
                kind
                days
              }
            }
          }
        }
      `,
      { c: windowed.slug },
    );
    const own = data.joining.classes.find(
      (row: { class: { slug: string } }) => row.class.slug === windowed.className,
    );
    expect(own.rule).toEqual({ kind: 'objectionWindow', days: 14 });
  });
});
