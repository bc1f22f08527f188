import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { letterTo } from '../../../tools/harness/inbox.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import { cast, close, foundAssembly } from './assembly.ts';
import type { Assembly, Elector } from './assembly.ts';
import { apply, foundCustodian, makeGuest, read, save, step, tick } from './joining.ts';
import type { OwnCustodian } from './joining.ts';

const DAY = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY);

let db: Client;
let alone: OwnCustodian;
let windowed: OwnCustodian;
let voted: OwnCustodian;
let assembly: Assembly;

beforeAll(async () => {
  db = await testDatabase();
  assembly = await foundAssembly(db, { organisations: 2, individuals: 0 });
  const { rows } = await db.query(`select slug from voting.rule_pack where id = $1`, [assembly.rulePackId]);
  const rulePack = rows[0]?.slug;
  alone = await foundCustodian(db, { kind: 'custodian', rulePack });
  windowed = await foundCustodian(db, { kind: 'objectionWindow', days: 14, rulePack });
  voted = await foundCustodian(db, { kind: 'decision', rulePack });
});

afterAll(() => db.end());

const as = ({ cookie }: { readonly cookie: string }, now?: Date) => ({ cookie, ...(now && { now }) });
const say = (id: string, text = 'They host our forum.') => ({ id, text });
const closesAt = () => new Date(Date.now() + 3_600_000).toISOString();

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
    const answer = await save(
      windowed,
      { money: 'much', website: 'nowhere', country: 'XX' },
      as(await makeGuest(db)),
    );
    const fields = answer.details.fields.map(({ field }: { field: string }) => field);
    expect(fields).toEqual(['website', 'country', 'money']);
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

describe('a custodian', () => {
  it('asks, is answered, and lets in at once where it decides alone', async () => {
    const guest = await makeGuest(db, 'Mar Vila');
    const id = await apply(alone, guest);
    expect((await letterTo(alone.reviewer.email)).text).toContain('has applied');
    expect(await read(id, as(alone.reviewer))).toMatchObject({
      opens: ['informationAsked', 'recommended', 'rejected'],
      privatePart: { incomeBand: 'low', contact: '+34 600 000 000', email: guest.email },
    });
    await step('askApplicant', say(id, 'Which hours?'), as(alone.reviewer));
    expect((await letterTo(guest.email)).text).toContain('Which hours?');
    await step('answerQuestion', say(id, 'In the evening.'), as(guest));
    await step('noteOnApplication', say(id, 'Seen at the fair.'), as(alone.reviewer));
    expect(await step('recommendApplication', say(id), as(alone.reviewer))).toMatchObject({
      state: 'admitted',
    });
    expect(await read(id, as(guest))).toMatchObject({
      next: { what: 'welcome' },
      member: {
        contribution: '40 hours each year',
        custodian: { slug: alone.slug },
        classes: [{ class: { slug: alone.className } }],
        history: [{ kind: 'joined' }],
      },
    });
    const { data } = await graphql('{ viewer { represents { name } } }', {}, as(guest));
    expect(data.viewer.represents).toHaveLength(1);
  });

  it('of another custodian gets nothing', async () => {
    const id = await apply(alone, await makeGuest(db));
    const other = windowed.reviewer;
    expect(await read(id, as(other))).toBeNull();
    for (const mutation of ['askApplicant', 'recommendApplication', 'rejectApplication', 'noteOnApplication'])
      expect(await step(mutation, say(id), as(other))).toMatchObject({ code: 'NOT_FOUND' });
    const { data } = await graphql(
      'query ($c: String) { applications(custodian: $c) { totalCount nodes { id } } }',
      { c: alone.slug },
      as(other),
    );
    expect(data.applications.nodes.map((node: { id: string }) => node.id)).not.toContain(id);
  });

  it('reviews no application of its own people by themselves', async () => {
    const own = windowed.reviewer;
    const id = await apply(windowed, own, { name: `Own ${randomUUID()}` });
    expect(await step('recommendApplication', say(id), as(own))).toMatchObject({ code: 'NOT_ALLOWED' });
    expect((await read(id, as(own))).opens).toEqual(['withdrawn']);
    await step('withdrawApplication', { id, text: '' }, as(own));
  });
});

describe('with the program’s guards taken away, the database', () => {
  const TABLES = ['application', 'application_private', 'application_event'] as const;

  /** How many rows of each table this account with these custodians finds of one application, asking directly. */
  async function rowsFor(id: string, settings: Readonly<Record<string, string>>) {
    const asker = await testDatabase();
    await asker.query('begin');
    for (const [name, value] of Object.entries(settings))
      await asker.query(`select set_config($1, $2, true)`, [`plenaria.${name}`, value]);
    const counts: number[] = [];
    for (const table of TABLES) {
      const key = table === 'application' ? 'id' : 'application_id';
      const { rowCount } = await asker.query(`select 1 from membership.${table} where ${key} = $1`, [id]);
      counts.push(rowCount ?? 0);
    }
    const changed = await asker.query(`update membership.application set name = 'x' where id = $1`, [id]);
    await asker.query('rollback');
    await asker.end();
    return [...counts, changed.rowCount];
  }

  it('gives another custodian, another applicant, a member and nobody 0 rows', async () => {
    const id = await apply(windowed, await makeGuest(db));
    const stranger = await makePerson(db, { name: 'Stranger' });
    const account = stranger.accountId;
    expect(await rowsFor(id, { account, custodians: alone.id, member: 'yes' })).toEqual([0, 0, 0, 0]);
    expect(await rowsFor(id, { account, custodians: '', member: '' })).toEqual([0, 0, 0, 0]);
    expect(await rowsFor(id, {})).toEqual([0, 0, 0, 0]);
    expect(await rowsFor(id, { account: 'system', custodians: '' })).toEqual([1, 1, 1, 1]);
    expect(await rowsFor(id, { account, custodians: windowed.id })).toEqual([1, 1, 1, 1]);
  });

  it('gives members what is recommended, and never the private part', async () => {
    const id = await apply(windowed, await makeGuest(db));
    await step('recommendApplication', say(id), as(windowed.reviewer));
    const { accountId: account } = await makePerson(db, { name: 'Member' });
    expect(await rowsFor(id, { account, custodians: '', member: 'yes' })).toEqual([1, 0, 2, 1]);
    expect(await rowsFor(id, { account, custodians: '', member: '' })).toEqual([0, 0, 0, 0]);
  });

  it('lets nobody rewrite what happened', async () => {
    const id = await apply(windowed, await makeGuest(db));
    const program = await testDatabase();
    await program.query('begin');
    await program.query(`select set_config('plenaria.account', 'system', true)`);
    await expect(
      program.query(`update membership.application_event set payload = '{}' where application_id = $1`, [id]),
    ).rejects.toThrow('written once');
    await program.end();
  });
});

describe('an objection window', () => {
  it('is announced once, admits at its end and not before, however often it is looked at', async () => {
    const guest = await makeGuest(db);
    const id = await apply(windowed, guest);
    const opened = await step('recommendApplication', say(id), as(windowed.reviewer));
    expect(opened).toMatchObject({ state: 'inObjectionWindow' });
    const voter = (assembly.organisations[0] as Elector).voter;
    expect((await letterTo(voter.email)).subject).toContain('would like to join');
    await tick(inDays(13));
    expect(await read(id, as(voter))).toMatchObject({ state: 'inObjectionWindow', privatePart: null });
    await tick(inDays(14.1));
    await tick(inDays(14.2));
    const { history, state } = await read(id, as(voter));
    expect(state).toBe('admitted');
    expect(history.map(({ kind }: { kind: string }) => kind)).toEqual([
      'submitted',
      'recommended',
      'admitted',
    ]);
  });

  it('stops at an objection, goes on when it is taken back, and leads to a vote when it is not', async () => {
    const [member, other] = assembly.organisations as [Elector, Elector];
    const id = await apply(windowed, await makeGuest(db));
    await step('recommendApplication', say(id), as(windowed.reviewer));
    const { memberId } = member;
    const asMember = as(member.voter);
    expect(
      await step('objectToApplication', { ...say(id), memberId: other.memberId }, asMember),
    ).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    expect((await read(id, asMember)).mayObject).toEqual([{ id: memberId }]);
    expect(await step('objectToApplication', { ...say(id), memberId }, asMember)).toMatchObject({
      state: 'objected',
    });
    expect(await step('objectToApplication', { ...say(id), memberId }, asMember)).toMatchObject({
      code: 'ALREADY_OBJECTED',
    });
    expect(await step('withdrawObjection', { id, memberId }, asMember)).toMatchObject({
      state: 'inObjectionWindow',
    });
    await step('objectToApplication', { ...say(id), memberId }, asMember);
    expect(
      await step('putApplicationToTheVote', { id, closesAt: closesAt() }, as(windowed.reviewer)),
    ).toMatchObject({
      state: 'inVote',
    });
  });
});

/** The members vote on what is put to them, and the chair closes it. */
async function voteOn(
  id: string,
  by: { readonly cookie: string },
  choice: 'yes' | 'no' | null,
): Promise<string> {
  const { decisionId = '' } = await step('putApplicationToTheVote', { id, closesAt: closesAt() }, as(by));
  for (const elector of choice ? assembly.organisations : []) await cast({ decisionId, elector, choice });
  expect((await close(assembly, decisionId)).state).toBe('closed');
  await tick(new Date());
  return decisionId;
}

describe('a vote of the members', () => {
  it('that adopts it admits, and the new member is on the roll of the next decision', async () => {
    const guest = await makeGuest(db);
    const id = await apply(voted, guest, { classes: [assembly.className] });
    await step('recommendApplication', say(id), as(voted.reviewer));
    expect(await read(id, as(guest))).toMatchObject({
      state: 'awaitingVote',
      next: { what: 'putToTheVote' },
    });
    await voteOn(id, voted.reviewer, 'yes');
    const { state, member } = await read(id, as(guest));
    expect(state).toBe('admitted');
    const later = await apply(voted, await makeGuest(db), { classes: [assembly.className] });
    await step('recommendApplication', say(later), as(voted.reviewer));
    const { decisionId } = await step(
      'putApplicationToTheVote',
      { id: later, closesAt: closesAt() },
      as(voted.reviewer),
    );
    const { data } = await graphql(
      `
        query ($id: ID!) {
          decision(id: $id) {
            title
          }
        }
      `,
      { id: decisionId },
      as(guest),
    );
    expect(data?.decision?.title).toContain('become a member?');
    const roll = await db.query(
      `select 1 from voting.roll_entry e join membership.member m on m.id = e.member_id
        where e.decision_id = $1 and m.slug = $2`,
      [decisionId, member.slug],
    );
    expect(roll.rowCount).toBe(1);
    await db.query(
      `update membership.membership set valid = daterange(lower(valid), lower(valid) + 1)
        where member_id = (select id from membership.member where slug = $1)`,
      [member.slug],
    );
  });

  it('that rejects it says so with the arithmetic', async () => {
    const guest = await makeGuest(db);
    const id = await apply(voted, guest);
    await step('recommendApplication', say(id), as(voted.reviewer));
    await voteOn(id, voted.reviewer, 'no');
    const { state, history } = await read(id, as(guest));
    expect(state).toBe('refused');
    expect(history.at(-1)).toMatchObject({ kind: 'rejected', by: 'program' });
    expect(history.at(-1).text).toContain('0 yes');
  });

  it('that is withdrawn leads back to where the members are to be asked', async () => {
    const id = await apply(voted, await makeGuest(db));
    await step('recommendApplication', say(id), as(voted.reviewer));
    const { decisionId = '' } = await step(
      'putApplicationToTheVote',
      { id, closesAt: closesAt() },
      as(voted.reviewer),
    );
    await graphql(
      `
        mutation ($id: ID!) {
          withdrawDecision(decisionId: $id, reason: "A mistake.") {
            __typename
          }
        }
      `,
      { id: decisionId },
      as(voted.reviewer),
    );
    await tick(new Date());
    expect(await read(id, as(voted.reviewer))).toMatchObject({ state: 'awaitingVote' });
  });
});

describe('a rejection', () => {
  it('gives its reasons, is appealed, and is put to the vote by whoever chairs the assembly', async () => {
    const guest = await makeGuest(db);
    const id = await apply(alone, guest);
    await step('rejectApplication', say(id, 'No pledge we can use.'), as(alone.reviewer));
    expect((await letterTo(guest.email)).text).toContain('No pledge we can use.');
    const secretary = await makePerson(db, { name: 'Secretary', roles: ['secretary'] });
    expect(await read(id, as(secretary))).toBeNull();
    expect(await step('appealRejection', say(id, 'Forty hours.'), as(guest, inDays(31)))).toMatchObject({
      code: 'TOO_LATE',
    });
    expect(await step('appealRejection', say(id, 'Forty hours.'), as(guest))).toMatchObject({
      state: 'appealed',
    });
    expect(await read(id, as(secretary))).toMatchObject({
      opens: ['putToTheVote'],
      next: { who: 'assembly' },
    });
    const decisionId = await voteOn(id, secretary, 'yes');
    const { rows } = await db.query('select chair_id from voting.decision where id = $1', [decisionId]);
    expect(rows).toEqual([{ chair_id: null }]);
    expect(await read(id, as(guest))).toMatchObject({ state: 'admitted' });
  });

  it('does not keep anybody from applying again; who withdrew may, too', async () => {
    const guest = await makeGuest(db);
    const name = `Again ${randomUUID()}`;
    const id = await apply(alone, guest, { name });
    expect(await step('withdrawApplication', { id, text: '' }, as(guest))).toMatchObject({
      state: 'withdrawn',
    });
    expect(await step('recommendApplication', say(id), as(alone.reviewer))).toMatchObject({
      code: 'WRONG_STATE',
    });
    expect(await apply(alone, guest, { name })).not.toBe(id);
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
    expect(await step('submitApplication', { id: again.id }, as(guest))).toMatchObject({ state: 'inReview' });
    await step('recommendApplication', say(again.id), as(alone.reviewer));
    expect((await read(again.id, as(guest))).member.slug).toBe(member.slug);
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
