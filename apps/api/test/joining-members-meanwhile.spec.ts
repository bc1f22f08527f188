import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { inbox } from '../../../tools/harness/inbox.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { foundAssembly } from './assembly.ts';
import type { Assembly } from './assembly.ts';
import { apply, foundCustodian, makeGuest, read, save, step, tick, vote } from './joining.ts';
import type { OwnCustodian } from './joining.ts';
import { letterSaying } from './lifecycle.ts';
import { HEAD, importCsv } from './register.ts';
import { until } from './until.ts';

const DAY = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY);

let db: Client;
let alone: OwnCustodian;
let other: OwnCustodian;
let windowed: OwnCustodian;
let voted: OwnCustodian;
let assembly: Assembly;
let secretary: Person;

beforeAll(async () => {
  db = await testDatabase();
  assembly = await foundAssembly(db, { organisations: 2, individuals: 0 });
  const { rows } = await db.query(`select slug from voting.rule_pack where id = $1`, [assembly.rulePackId]);
  const rulePack = rows[0]?.slug;
  alone = await foundCustodian(db, { kind: 'custodian', rulePack });
  other = await foundCustodian(db, { kind: 'custodian', rulePack });
  windowed = await foundCustodian(db, { kind: 'objectionWindow', days: 14, rulePack });
  voted = await foundCustodian(db, { kind: 'decision', rulePack });
  secretary = await makePerson(db, { name: 'Secretary', roles: ['secretary'] });
});

afterAll(() => db.end());

const as = ({ cookie }: { readonly cookie: string }) => ({ cookie });
const say = (id: string, text = 'They host our forum.') => ({ id, text });

/** With whom this member's membership is held today, and who speaks for it. */
async function standingOf(name: string) {
  const { rows } = await db.query(
    `select c.slug as custodian, p.name as speaker from membership.member m
       join membership.membership s on s.member_id = m.id and s.valid @> current_date
       join membership.custodian c on c.id = s.custodian_id
       left join membership.representation r on r.member_id = m.id and r.valid @> current_date
       left join membership.person p on p.id = r.person_id
      where m.name = $1`,
    [name],
  );
  return rows;
}

/** Ends the class of this custodian yesterday, as an assembly may while somebody waits. */
const endClassOf = ({ className }: OwnCustodian) =>
  db.query(`update membership.member_class set last_day = current_date - 1 where slug = $1`, [className]);

/** A second class to apply for through a custodian. */
async function furtherClass(): Promise<string> {
  const slug = `class-${randomUUID()}`;
  await db.query(
    `insert into membership.member_class (slug, names, position)
     values ($1, '{"en":"Collaborating"}', (random() * 2000000000)::integer)`,
    [slug],
  );
  return slug;
}

const why = async (id: string, reader: { readonly cookie: string }) =>
  (await read(id, as(reader))).history.at(-1);

describe('a member who joined while another application of the name was on appeal', () => {
  it('stands as it is: the appeal is refused, and says through whom the name is a member', async () => {
    const name = `Vall ${randomUUID()}`;
    const mallory = await makeGuest(db, 'Mallory');
    const id = await apply(alone, mallory, { name });
    await step('rejectApplication', say(id, 'We do not know you.'), as(alone.reviewer));
    const bea = await makeGuest(db, 'Bea');
    const joined = await apply(other, bea, { name: `${name} SCCL` });
    await step('recommendApplication', say(joined), as(other.reviewer));
    expect(await step('appealRejection', say(id, 'Hear us.'), as(mallory))).toMatchObject({
      code: 'ALREADY_A_MEMBER',
      details: { name: `${name} SCCL`, custodian: 'The Custodian' },
    });
    expect(await standingOf(`${name} SCCL`)).toEqual([{ custodian: other.slug, speaker: 'Bea' }]);
  });

  it('stands as it is, though the members vote yes on whom the file of the register overtook', async () => {
    const name = `Vall ${randomUUID()}`;
    const mallory = await makeGuest(db, 'Mallory');
    const id = await apply(alone, mallory, { name });
    await step('rejectApplication', say(id, 'We do not know you.'), as(alone.reviewer));
    await step('appealRejection', say(id, 'Hear us.'), as(mallory));
    const line = `${name} Ltd,organisation,,${other.slug},${other.className},Bea,${randomUUID()}@bea.example,2020-08-01`;
    const { report } = await importCsv(`${HEAD}\n${line}`, secretary);
    expect(report.applied).toBe(true);
    await vote(assembly, { id, by: secretary, choice: 'yes' });
    expect(await read(id, as(mallory))).toMatchObject({ state: 'inReview', member: null });
    expect((await why(id, mallory)).text).toContain('a member by now, through The Custodian');
    expect((await why(id, alone.reviewer)).text).toContain('a member by now, through The Custodian');
    await letterSaying(mallory.email, 'a member by now');
    expect(await standingOf(`${name} Ltd`)).toEqual([{ custodian: other.slug, speaker: 'Bea' }]);
    expect(await step('recommendApplication', say(id), as(alone.reviewer))).toMatchObject({
      code: 'ALREADY_A_MEMBER',
    });
  });

  it('stands as it is, too, as an individual', async () => {
    const ona = await makeGuest(db, `Ona ${randomUUID().slice(0, 8)}`);
    const form = { kind: 'individual', name: ona.name };
    const id = await apply(windowed, ona, form);
    await step('rejectApplication', say(id, 'No.'), as(windowed.reviewer));
    const joined = await apply(other, ona, form);
    await step('recommendApplication', say(joined), as(other.reviewer));
    expect(await step('appealRejection', say(id, 'Hear me.'), as(ona))).toMatchObject({
      code: 'ALREADY_A_MEMBER',
    });
    expect(await standingOf(ona.name)).toMatchObject([{ custodian: other.slug }]);
  });

  it('is not overtaken by an appeal while its own application waits', async () => {
    const name = `Vall ${randomUUID()}`;
    const mallory = await makeGuest(db, 'Mallory');
    const id = await apply(alone, mallory, { name });
    await step('rejectApplication', say(id, 'No.'), as(alone.reviewer));
    await apply(other, await makeGuest(db, 'Bea'), { name });
    expect(await step('appealRejection', say(id, 'Hear us.'), as(mallory))).toMatchObject({
      code: 'ALREADY_APPLYING',
    });
  });
});

describe('a class that ends', () => {
  it('while the members vote leads back to the custodian, who may say no; nothing stays in the vote', async () => {
    const own = await foundCustodian(db, { kind: 'decision', rulePack: 'one-coop-one-vote' });
    await db.query(
      `update membership.joining_rule set rule = (select rule from membership.joining_rule where custodian_id = $2)
        where custodian_id = $1`,
      [own.id, voted.id],
    );
    const guest = await makeGuest(db);
    const id = await apply(own, guest);
    await step('recommendApplication', say(id), as(own.reviewer));
    await endClassOf(own);
    await vote(assembly, { id, by: own.reviewer, choice: 'yes' });
    expect(await read(id, as(guest))).toMatchObject({ state: 'inReview', next: { who: 'custodian' } });
    expect((await why(id, guest)).text).toContain('every class that was asked for has ended');
    expect(await step('recommendApplication', say(id), as(own.reviewer))).toMatchObject({
      code: 'CLASS_ENDED',
    });
    expect(await step('rejectApplication', say(id, 'No such class.'), as(own.reviewer))).toMatchObject({
      state: 'rejected',
    });
  });

  it('during an objection window is told at its end, to the applicant and to the reviewer', async () => {
    const own = await foundCustodian(db, { kind: 'objectionWindow', days: 14 });
    const guest = await makeGuest(db);
    const id = await apply(own, guest);
    await step('recommendApplication', say(id), as(own.reviewer));
    await endClassOf(own);
    await tick(inDays(14.1));
    expect(await read(id, as(guest))).toMatchObject({ state: 'inReview' });
    await letterSaying(own.reviewer.email, 'every class that was asked for has ended');
  });

  it('leaves the classes that remain, when several were asked for', async () => {
    const own = await foundCustodian(db, { kind: 'custodian' });
    const remains = await furtherClass();
    const guest = await makeGuest(db);
    const { id } = await save(own, { classes: [own.className, remains] }, as(guest));
    await step('submitApplication', { id }, as(guest));
    await endClassOf(own);
    expect(await step('recommendApplication', say(id), as(own.reviewer))).toMatchObject({
      state: 'admitted',
    });
    const { member, history } = await read(id, as(guest));
    expect(member.classes).toEqual([{ class: { slug: remains } }]);
    expect(history.at(-1).text).toBe('Without the classes that have ended since.');
  });
});

describe('an application that nobody answers', () => {
  const lettersTo = async (email: string, words: string) =>
    (await inbox(email)).filter(({ text }) => text.includes(words)).length;

  it('is recalled to its custodian once a week, and to the secretary after two', async () => {
    const own = await foundCustodian(db, { kind: 'custodian' });
    await db.query(`update membership.custodian set name = 'The Slow House' where id = $1`, [own.id]);
    await apply(own, await makeGuest(db));
    await tick(inDays(6));
    expect(await lettersTo(own.reviewer.email, 'has waited since')).toBe(0);
    await tick(inDays(7.5));
    await tick(inDays(8));
    await letterSaying(own.reviewer.email, 'has waited since');
    expect(await lettersTo(secretary.email, 'nobody who acts for The Slow House')).toBe(0);
    await tick(inDays(14.5));
    await letterSaying(secretary.email, 'nobody who acts for The Slow House');
    await until(async () => (await lettersTo(own.reviewer.email, 'has waited since')) === 2 || null);
  });

  it('since nobody acts for the custodian is told to the secretary at once', async () => {
    const own = await foundCustodian(db, { kind: 'custodian' });
    await db.query(`update membership.custodian set name = 'The Empty House' where id = $1`, [own.id]);
    await db.query(`delete from identity.role_grant where custodian_id = $1`, [own.id]);
    await apply(own, await makeGuest(db));
    await letterSaying(secretary.email, 'join through The Empty House');
    const { data } = await graphql(
      `
        query ($c: String!) {
          joining(custodian: $c) {
            hasReviewer
          }
        }
      `,
      {
        c: own.slug,
      },
    );
    expect(data.joining.hasReviewer).toBe(false);
  });
});
