import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { formatDay } from '@plenaria/i18n';
import type { Client } from 'pg';
import { inbox, letterTo } from '../../../tools/harness/inbox.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { cast, close, foundAssembly, open } from './assembly.ts';
import { accept, ask, draft, duties, foundHouse, publish, published, write } from './documents.ts';
import type { House, Published } from './documents.ts';
import { tick } from './joining.ts';

const DAY = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY);
const day = (days: number) => inDays(days).toISOString().slice(0, 10);

let db: Client;
let house: House;

beforeAll(async () => {
  db = await testDatabase();
  house = await foundHouse(db);
});
afterAll(() => db.end());

/** Writes and publishes the next version of a document. */
async function next(of: Published, who: Person, rest: object): Promise<Published> {
  const words = { language: 'en', title: 'Conditions', body: `Next. ${randomUUID()}` };
  const { answer: written } = await write(of.slug, words, who);
  const sha256 = written.versions[0]?.texts[0]?.sha256 ?? '';
  const { answer: done } = await publish(of.slug, sha256, who, rest);
  return { slug: of.slug, versionId: done.versions[0]?.id ?? '', sha256 };
}

/** An organisation of the house, and who represents it. */
async function representative(
  name: string,
  language = 'en',
): Promise<Person & { readonly memberId: string }> {
  const person = await makePerson(db, { name, language });
  const { rows } = await db.query<{ id: string }>(
    `insert into membership.member (slug, kind, name, folded_name) values ($1, 'organisation', $2, $2) returning id`,
    [`m-${randomUUID()}`, `cooperative ${randomUUID()}`],
  );
  const memberId = rows[0]?.id ?? '';
  await db.query(
    `insert into membership.membership (member_id, custodian_id, valid) values ($1, $2, '[2020-01-01,)')`,
    [memberId, house.custodianId],
  );
  await db.query(
    `insert into membership.representation (member_id, person_id, role, valid)
     values ($1, $2, 'representative', '[2020-01-01,)')`,
    [memberId, person.personId],
  );
  return { ...person, memberId };
}

async function leave({ memberId }: { readonly memberId: string }): Promise<void> {
  for (const held of ['membership', 'representation'])
    await db.query(
      `update membership.${held} set valid = daterange(lower(valid), current_date) where member_id = $1`,
      [memberId],
    );
}

async function withdraw(id: string, who: Person): Promise<void> {
  const document = `mutation ($id: ID!) { withdrawAcceptance(id: $id, reason: "No.") { ... on Refusal { code } } }`;
  expect((await ask(document, { id }, who)).answer).not.toHaveProperty('code');
}

/** The subjects of what somebody was written about a document that changed. */
async function told({ email }: Person): Promise<readonly string[]> {
  const letters = await inbox(email);
  return letters.map(({ subject }) => subject).filter((subject) => subject.includes('Conditions'));
}

describe('a material change of a document', () => {
  it('is written on its day, once, to those who agreed to what it changes and to nobody else', async () => {
    const [stays, reads, silent, gone, ahead, back] = [
      await representative('Stays'),
      await representative('Llegeix', 'ca'),
      await representative('Silent'),
      await representative('Gone'),
      await representative('Ahead'),
      await representative('Back'),
    ];
    const document = await published(house, 'conditions-of-use');
    for (const who of [stays, reads, gone, ahead]) await accept(document, who);
    const { acceptances } = await accept(document, back);
    await withdraw(acceptances?.[0]?.id ?? '', back);
    const changed = await next(document, house.keeper, { from: day(3), reason: 'The law has changed.' });
    await accept(changed, ahead);
    await leave(gone);

    await tick(inDays(2));
    expect([await told(stays), await told(reads)]).toEqual([[], []]);
    await tick(inDays(3));
    await tick(inDays(3.1));
    await tick(inDays(9));
    for (const who of [stays, reads]) await letterTo(who.email);
    expect(await told(stays)).toEqual(['“Conditions” has changed: your answer is asked for']);
    expect(await told(reads)).toEqual(['«Conditions» ha canviat: se’t demana resposta']);
    for (const who of [silent, gone, ahead, back]) expect(await told(who)).toEqual([]);
    const { text, headers } = await letterTo(stays.email);
    expect(text).toContain(formatDay(day(3), 'en'));
    expect(text).toContain('The law has changed.');
    expect(text).toContain('There is no deadline');
    expect(headers['list-unsubscribe']).toBeUndefined();
    expect((await letterTo(reads.email)).text).toContain(formatDay(day(3), 'ca'));
    expect((await duties(stays, inDays(3))).get(document.slug)).toBe('changed');
  });

  it('that holds at once is written at once, and names the decision that adopted it', async () => {
    const who = await representative('Hears');
    const document = await published(house, 'code-of-conduct');
    await accept(document, who);
    const assembly = await foundAssembly(db, { organisations: 1, individuals: 0 });
    const decisionId = await open(assembly);
    for (const elector of assembly.organisations) await cast({ decisionId, elector, choice: 'yes' });
    expect((await close(assembly, decisionId)).result.outcome).toBe('adopted');
    const { rows } = await db.query(`select number from voting.decision where id = $1`, [decisionId]);
    await next(document, house.keeper, { decision: rows[0].number, reason: null });
    expect((await letterTo(who.email)).text).toContain(`adopted by decision ${rows[0].number}.`);
    await tick(inDays(0));
    expect(await told(who)).toHaveLength(1);
  });

  it('of what a member signs is written to who signs for it by now, and not to who did', async () => {
    const did = await representative('Did Sign');
    const does = await makePerson(db, { name: 'Does Sign' });
    const alternate = await makePerson(db, { name: 'Alternate' });
    const document = await published(house, 'consortium');
    await accept(document, did, did.memberId);
    await db.query(
      `update membership.representation set person_id = $2 where member_id = $1 and role = 'representative'`,
      [did.memberId, does.personId],
    );
    await db.query(
      `insert into membership.representation (member_id, person_id, role, valid)
       values ($1, $2, 'alternate', '[2020-01-01,)')`,
      [did.memberId, alternate.personId],
    );
    await next(document, house.keeper, {});
    const { rows } = await db.query(`select name from membership.member where id = $1`, [did.memberId]);
    expect((await letterTo(does.email)).text).toContain(`sign the new one for ${rows[0].name}`);
    await tick(inDays(0));
    expect(await told(does)).toHaveLength(1);
    expect([await told(did), await told(alternate)]).toEqual([[], []]);
  });

  it('that was never told of for a while is told once of the newest; a small change is not told of', async () => {
    const who = await representative('Is Asked Once');
    const document = await published(house, 'licensing');
    await accept(document, who);
    await next(document, house.keeper, { material: false });
    await tick(inDays(1));
    expect(await told(who)).toEqual([]);
    await next(document, house.keeper, { from: day(2) });
    await next(document, house.keeper, { from: day(3), reason: 'The third.' });
    await next(document, house.keeper, { from: day(3), material: false });
    await tick(inDays(4));
    expect((await letterTo(who.email)).text).toContain('The third.');
    expect(await told(who)).toHaveLength(1);
    expect((await letterTo(who.email)).text).toContain(formatDay(day(3), 'en'));
  });

  it('of the whole federation is not written to who has left', async () => {
    const secretary = await makePerson(db, { roles: ['secretary'] });
    const [stays, gone] = [await representative('Stays Here'), await representative('Has Gone')];
    const { answer: opened } = await draft(
      { ...house, keeper: secretary },
      'code-of-conduct',
      secretary,
      null,
    );
    const { answer: written } = await write(opened.slug, { body: 'One.' }, secretary);
    const sha256 = written.versions[0]?.texts[0]?.sha256 ?? '';
    const { answer } = await publish(opened.slug, sha256, secretary);
    const document = { slug: opened.slug, versionId: answer.versions[0]?.id ?? '', sha256 };
    for (const who of [stays, gone]) await accept(document, who);
    await leave(gone);
    await next(document, secretary, {});
    await letterTo(stays.email);
    await tick(inDays(0));
    expect(await told(gone)).toEqual([]);
    // So that nobody who applies in another file is asked for it.
    await db.query(`update agreements.document set classes = '{nobody}' where slug = $1`, [document.slug]);
  });

  it('of what a member signs is not written to one that has moved since: the one it is with now asks it anew', async () => {
    const secretary = await makePerson(db, { roles: ['secretary'] });
    const [stays, moved] = [await representative('Stays With'), await representative('Has Moved')];
    const slug = `signs-${randomUUID().slice(0, 8)}`;
    await db.query(
      `insert into membership.member_class (slug, names, position)
       values ($1, '{"en":"Of one test"}', (random() * 2000000000)::integer)`,
      [slug],
    );
    await db.query(
      `insert into membership.class_holding (member_id, class, valid)
       select unnest($1::uuid[]), $2, '[2020-01-01,)'`,
      [[stays.memberId, moved.memberId], slug],
    );
    const { answer: opened } = await draft(house, 'consortium', secretary, null);
    await db.query(`update agreements.document set classes = array[$2] where slug = $1`, [opened.slug, slug]);
    const { answer: written } = await write(opened.slug, { body: 'One.' }, secretary);
    const sha256 = written.versions[0]?.texts[0]?.sha256 ?? '';
    const { answer } = await publish(opened.slug, sha256, secretary);
    const document = { slug: opened.slug, versionId: answer.versions[0]?.id ?? '', sha256 };
    for (const who of [stays, moved]) await accept(document, who, who.memberId);
    const elsewhere = await foundHouse(db);
    // Signed yesterday, moved today.
    await db.query(`alter table agreements.acceptance disable trigger user`);
    await db.query(`update agreements.acceptance set at = at - interval '1 day' where member_id = $1`, [
      moved.memberId,
    ]);
    await db.query(`alter table agreements.acceptance enable trigger user`);
    await db.query(
      `update membership.membership set valid = daterange(lower(valid), current_date) where member_id = $1`,
      [moved.memberId],
    );
    await db.query(
      `insert into membership.membership (member_id, custodian_id, valid) values ($1, $2, daterange(current_date, null))`,
      [moved.memberId, elsewhere.custodianId],
    );
    await next(document, secretary, {});
    await letterTo(stays.email);
    await tick(inDays(0));
    expect([await told(stays), await told(moved)]).toMatchObject([[expect.any(String)], []]);
    expect((await duties(moved)).get(document.slug)).toBe('to-accept');
  });
});
