import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from 'pg';
import { forgetGuests } from '../src/joining/answer-beginning.ts';
import { sealingKeys } from '../src/operations/sealed.ts';
import { eraseEverywhere, findErasuresDue } from '../src/privacy/erase-due.ts';
import { keepNoLonger } from '../src/privacy/keep-no-longer.ts';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { accept, foundHouse, published } from './documents.ts';
import { oldApplication } from './old-application.ts';
import { openOwnWorks } from './own-works.ts';
import type { OwnWorks } from './own-works.ts';

const home = mkdtempSync(join(tmpdir(), 'plenaria-retention-'));
let db: Client;
let own: OwnWorks;
let person: Person;

beforeAll(async () => {
  db = await testDatabase();
  await db.query(`select set_config('plenaria.account', 'system', false)`);
  own = await openOwnWorks();
  person = await makePerson(db, { name: 'Kept Longer' });
});
afterAll(async () => {
  await own.close();
  await db.end();
  rmSync(home, { recursive: true, force: true });
});

async function count(statement: string, value: string): Promise<number> {
  return (await db.query(statement, [value])).rowCount ?? 0;
}

async function session(endedDaysAgo: number): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    `insert into identity.session (token_hash, account_id, created_at, last_seen_at, expires_at)
     values ($1, $2, now() - interval '60 days', now() - interval '60 days', now() - make_interval(days => $3))
     returning id`,
    [randomBytes(32), person.accountId, endedDaysAgo],
  );
  return rows[0]?.id ?? '';
}

describe('what is kept no longer', () => {
  it('is deleted: sessions 30 days after their end, letters after a year, rejected applications after a year', async () => {
    const [old, young] = [await session(31), await session(29)];
    const mail = `mail-${randomUUID()}`;
    await db.query(
      `insert into post.mail (id, to_account, template, language, sent_at)
       values ($1, $3, 'invitation', 'en', now() - interval '366 days'),
              ($2, $3, 'invitation', 'en', now() - interval '364 days')`,
      [mail, `${mail}-young`, person.accountId],
    );
    const rejected = await oldApplication(db, person, 'organisation', 'rejected', 366);
    const inReview = await oldApplication(db, person, 'organisation', 'inReview', 366);
    await keepNoLonger(own.works, own.asking);
    const sessions = `select from identity.session where id = $1::uuid`;
    expect([await count(sessions, old), await count(sessions, young)]).toEqual([0, 1]);
    const mails = `select from post.mail where id = $1`;
    expect([await count(mails, mail), await count(mails, `${mail}-young`)]).toEqual([0, 1]);
    const events = `select from membership.application_event where application_id = $1::uuid`;
    expect([await count(events, rejected), await count(events, inReview)]).toEqual([0, 1]);
  });

  it('what happened to an application is deleted by nobody else', async () => {
    const id = await oldApplication(db, person, 'organisation', 'inReview', 0);
    await expect(
      db.query(`delete from membership.application_event where application_id = $1`, [id]),
    ).rejects.toThrow('written once');
  });
});

describe('a guest', () => {
  async function guest(daysAgo: number, name: string): Promise<Person> {
    const made = await makePerson(db, { name });
    await db.query(
      `update identity.account set is_guest = true, created_at = now() - make_interval(days => $2) where id = $1`,
      [made.accountId, daysAgo],
    );
    return made;
  }
  const persons = `select from membership.person where id = $1::uuid`;

  it('who never came is forgotten after 30 days; who signed in or applied is not', async () => {
    const stranger = await guest(31, 'Never Came');
    await db.query(`delete from identity.session where account_id = $1`, [stranger.accountId]);
    const fresh = await guest(29, 'Still Fresh');
    await db.query(`delete from identity.session where account_id = $1`, [fresh.accountId]);
    const signedIn = await guest(31, 'Signed In');
    await own.works.attempt(own.asking, forgetGuests);
    expect(await count(persons, stranger.personId)).toBe(0);
    expect(await count(`select from identity.account where id = $1::uuid`, stranger.accountId)).toBe(0);
    expect(await count(persons, fresh.personId)).toBe(1);
    expect(await count(persons, signedIn.personId)).toBe(1);
  });

  it('who accepted an invitation and never came is forgotten with it, and holds up nobody else', async () => {
    const invited = await guest(40, 'Invited Once');
    const stranger = await guest(31, 'Never Came In');
    const inviter = await makePerson(db, { name: 'Inviter', roles: ['custodian'] });
    await db.query(
      `insert into membership.invitation (custodian_id, name, email, language, invited_by, invited_at, sent_at,
           expires_at, accepted_at, accepted_by)
       select g.custodian_id, 'Invited Once', $1, 'en', $2, now() - interval '41 days', now() - interval '41 days',
              now(), now() - interval '40 days', $3 from identity.role_grant g where g.account_id = $2`,
      [invited.email, inviter.accountId, invited.accountId],
    );
    for (const { accountId } of [invited, stranger])
      await db.query(`delete from identity.session where account_id = $1`, [accountId]);
    await own.works.attempt(own.asking, forgetGuests);
    expect(await count(persons, stranger.personId)).toBe(0);
    expect(await count(persons, invited.personId)).toBe(0);
    expect(await count(`select from membership.invitation where email = $1`, invited.email)).toBe(0);
  });

  it('who was entrusted with something since is none, however long they do not come', async () => {
    const trusted = await guest(400, 'Trusted Since');
    const speaker = await guest(400, 'Speaks Since');
    await db.query(
      `insert into identity.role_grant (account_id, role, granted_by) values ($1, 'chair', 'test')`,
      [trusted.accountId],
    );
    const { rows } = await db.query<{ id: string }>(
      `insert into membership.member (slug, kind, name, folded_name)
       values ('m-' || gen_random_uuid(), 'organisation', $1, $1) returning id`,
      [`spoken for ${randomUUID()}`],
    );
    await db.query(
      `insert into membership.representation (member_id, person_id, role, valid)
       values ($1, $2, 'representative', '[2020-01-01,)')`,
      [rows[0]?.id, speaker.personId],
    );
    for (const { accountId } of [trusted, speaker])
      await db.query(`delete from identity.session where account_id = $1`, [accountId]);
    await own.works.attempt(own.asking, forgetGuests);
    for (const { accountId } of [trusted, speaker])
      expect(await count(`select from identity.account where id = $1::uuid`, accountId)).toBe(1);
  });

  it('who agreed to something is erased as anybody is, and holds up nobody else', async () => {
    const agreed = await guest(400, 'Agreed Once');
    const stranger = await guest(31, 'Never Came Either');
    await accept(await published(await foundHouse(db), 'licensing'), agreed);
    for (const { accountId } of [agreed, stranger])
      await db.query(`delete from identity.session where account_id = $1`, [accountId]);
    await own.works.attempt(own.asking, forgetGuests);
    await own.works.attempt(own.asking, forgetGuests);
    expect(await count(persons, stranger.personId)).toBe(0);
    const due = await findErasuresDue(own.works, own.asking);
    expect(due.filter((personId) => personId === agreed.personId)).toHaveLength(1);
    const tools = {
      works: own.works,
      jobs: null,
      home,
      keys: sealingKeys({ home, secretsKeys: ['of this test'] }),
    };
    await eraseEverywhere(tools, own.asking, agreed.personId);
    const { rows } = await db.query(
      `select p.name, p.email, (select count(*)::integer from agreements.acceptance c where c.person_id = p.id) as kept
         from membership.person p where p.id = $1`,
      [agreed.personId],
    );
    expect(rows).toEqual([{ name: `person-${agreed.personId.slice(0, 8)}`, email: null, kept: 1 }]);
    await own.works.attempt(own.asking, forgetGuests);
    expect(await findErasuresDue(own.works, own.asking)).not.toContain(agreed.personId);
  });
});
