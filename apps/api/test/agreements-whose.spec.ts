import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { accept, ask, draft, duties, foundHouse, publish, published, write } from './documents.ts';
import type { House, Published } from './documents.ts';

let db: Client;
let house: House;
let other: House;

beforeAll(async () => {
  db = await testDatabase();
  house = await foundHouse(db);
  other = await foundHouse(db, 'SE');
});
afterAll(() => db.end());

async function takePart(role: string, { memberId }: House, { personId }: Person): Promise<void> {
  await db.query(
    `insert into membership.representation (member_id, person_id, role, valid) values ($1, $2, $3, '[2020-01-01,)')`,
    [memberId, personId, role],
  );
}

async function holdClass({ memberId }: House, slug: string): Promise<void> {
  await db.query(
    `insert into membership.class_holding (member_id, class, valid) values ($1, $2, '[2020-01-01,)')`,
    [memberId, slug],
  );
}

async function newClass(): Promise<string> {
  const slug = `kind-${randomUUID().slice(0, 8)}`;
  await db.query(
    `insert into membership.member_class (slug, names, position)
     values ($1, '{"en":"Of one test"}', (random() * 2000000000)::integer)`,
    [slug],
  );
  return slug;
}

/** Of the house, for one class alone. */
async function publishedFor(of: House, kind: string, classes: readonly string[]): Promise<Published> {
  const document = await published(of, kind);
  await db.query(`update agreements.document set classes = $2 where slug = $1`, [document.slug, classes]);
  return document;
}

describe('what a custodian asks', () => {
  it('is asked of delegates too: they use what it gives', async () => {
    const delegate = await makePerson(db, { name: 'Delegate' });
    await takePart('delegate', house, delegate);
    const conditions = await published(house, 'conditions-of-use');
    const consortium = await published(house, 'consortium');
    expect((await duties(delegate)).get(conditions.slug)).toBe('to-accept');
    expect((await duties(delegate)).has(consortium.slug)).toBe(false);
    expect((await accept(conditions, delegate)).acceptances).toHaveLength(1);
    expect((await duties(delegate)).get(conditions.slug)).toBe('accepted');
  });

  it('is asked by each membership by itself of who takes part through two custodians', async () => {
    const both = await makePerson(db, { name: 'Of Two' });
    await takePart('alternate', house, both);
    await takePart('alternate', other, both);
    const theirClass = await newClass();
    await holdClass(other, theirClass);
    const forClass = await publishedFor(house, 'code-of-conduct', [theirClass]);
    const ours = await published(house, 'licensing');
    const theirs = await publishedFor(other, 'licensing', [theirClass]);
    const asked = await duties(both);
    expect(asked.has(forClass.slug)).toBe(false);
    expect([asked.get(ours.slug), asked.get(theirs.slug)]).toEqual(['to-accept', 'to-accept']);
  });
});

describe('what a member has signed with a custodian', () => {
  const EVIDENCE = `query ($id: ID!) { acceptance(id: $id) { through } }`;

  /** Of the federation, and nobody’s but of one class, lest others are asked in their tests. */
  async function consortium(memberClass: string): Promise<Published> {
    const secretary = await makePerson(db, { roles: ['secretary'] });
    const { answer: opened } = await draft(house, 'consortium', secretary, null);
    await db.query(`update agreements.document set classes = $2 where slug = $1`, [
      opened.slug,
      [memberClass],
    ]);
    const { answer: written } = await write(opened.slug, { body: 'Together.' }, secretary);
    const sha256 = written.versions[0]?.texts[0]?.sha256 ?? '';
    const { answer } = await publish(opened.slug, sha256, secretary);
    return { slug: opened.slug, versionId: answer.versions[0]?.id ?? '', sha256 };
  }

  it('is asked for anew by the custodian to which it moves; what it signed before stays, and says with whom', async () => {
    const from = await foundHouse(db);
    const { memberId, representative } = from;
    const memberClass = await newClass();
    await holdClass(from, memberClass);
    const agreement = await consortium(memberClass);
    const first = await accept(agreement, representative, memberId);
    expect((await duties(representative)).get(agreement.slug)).toBe('accepted');
    // As a move that took effect today leaves it, had it been signed yesterday.
    await db.query(`alter table agreements.acceptance disable trigger user`);
    await db.query(`update agreements.acceptance set at = at - interval '1 day' where id = $1`, [
      first.acceptances?.[0]?.id,
    ]);
    await db.query(`alter table agreements.acceptance enable trigger user`);
    await db.query(
      `update membership.membership set valid = daterange(lower(valid), (now() at time zone 'UTC')::date)
        where member_id = $1`,
      [memberId],
    );
    await db.query(
      `insert into membership.membership (member_id, custodian_id, valid)
       values ($1, $2, daterange((now() at time zone 'UTC')::date, null))`,
      [memberId, other.custodianId],
    );
    expect((await duties(representative)).get(agreement.slug)).toBe('to-accept');
    const second = await accept(agreement, representative, memberId);
    expect(second.acceptances?.[0]?.id).not.toBe(first.acceptances?.[0]?.id);
    expect((await duties(representative)).get(agreement.slug)).toBe('accepted');
    const throughOf = async ({ acceptances }: typeof first) =>
      (await ask(EVIDENCE, { id: acceptances?.[0]?.id }, representative)).answer;
    expect([await throughOf(first), await throughOf(second)]).toEqual([
      { through: from.custodian },
      { through: other.custodian },
    ]);
  });

  it('is signed by whoever has shown of late that it is them; for oneself one agrees without', async () => {
    const own = await foundHouse(db);
    const { representative, memberId } = own;
    const [agreement, conditions] = [
      await published(own, 'consortium'),
      await published(own, 'conditions-of-use'),
    ];
    const certain = (at: string) =>
      db.query(`update identity.session set stepped_up_at = ${at} where account_id = $1`, [
        representative.accountId,
      ]);
    await certain('null');
    expect((await accept(agreement, representative, memberId)).code).toBe('STEP_UP_NEEDED');
    expect((await accept(conditions, representative)).acceptances).toHaveLength(1);
    await certain('now()');
    expect((await accept(agreement, representative, memberId)).acceptances).toHaveLength(1);
  });
});
