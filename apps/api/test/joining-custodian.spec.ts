import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { letterTo } from '../../../tools/harness/inbox.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import { foundAssembly } from './assembly.ts';
import type { Assembly, Elector } from './assembly.ts';
import { apply, foundCustodian, makeGuest, read, step } from './joining.ts';
import { letterSaying } from './lifecycle.ts';
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

describe('a custodian', () => {
  it('asks, is answered, and lets in at once where it decides alone', async () => {
    const guest = await makeGuest(db, 'Mar Vila');
    const id = await apply(alone, guest);
    expect((await letterTo(alone.reviewer.email)).text).toContain('has applied');
    expect(await read(id, as(alone.reviewer))).toMatchObject({
      opens: ['informationAsked', 'recommended', 'rejected'],
      privatePart: { incomeBand: null, contact: '+34 600 000 000', email: guest.email },
    });
    await step('askApplicant', say(id, 'Which hours?'), as(alone.reviewer));
    const receipt = await letterTo(guest.email);
    expect(receipt.subject).toBe('The Custodian has your application');
    expect(receipt.text).toContain('/enter#');
    await letterSaying(guest.email, 'Which hours?');
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

  it('is told what may be the same organisation, and nobody else is', async () => {
    const word = randomUUID().replaceAll('-', '');
    const [guest, other] = [await makeGuest(db), await makeGuest(db)];
    await apply(alone, guest, { name: `La Teixidora ${word}`, website: '' });
    const id = await apply(windowed, other, { name: `Teixidora ${word} Barcelona`, website: '' });
    expect((await read(id, as(windowed.reviewer))).alike).toEqual([
      { name: `La Teixidora ${word}`, likeness: 'perhaps', as: 'applying' },
    ]);
    expect((await read(id, as(other))).alike).toEqual([]);
    await step('recommendApplication', say(id), as(windowed.reviewer));
    const member = (assembly.organisations[0] as Elector).voter;
    expect(await read(id, as(member))).toMatchObject({ state: 'inObjectionWindow', alike: [] });
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
    for (const [name, value] of Object.entries({ account: '', ...settings }))
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
