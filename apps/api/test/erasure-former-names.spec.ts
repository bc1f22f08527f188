import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { draft, foundAssembly } from './assembly.ts';
import { tick } from './joining.ts';
import { HEAD, importCsv, makeRegister } from './register.ts';
import type { OwnRegister } from './register.ts';
import { searchEverywhere } from './search-everywhere.ts';
import { until } from './until.ts';

const ERASE = `mutation ($who: String!) { eraseOnDemand(who: $who, reason: "A letter") {
  ... on Done { done } ... on Refusal { code details } } }`;

let db: Client;
let secretary: Person;
let own: OwnRegister;
let decision: string;

beforeAll(async () => {
  db = await testDatabase();
  await db.query(`select set_config('plenaria.account', 'system', false)`);
  secretary = await makePerson(db, { name: 'Secretary', roles: ['secretary'] });
  own = await makeRegister(db);
  decision = await draft(await foundAssembly(db, { organisations: 1, individuals: 0 }));
});
afterAll(() => db.end());

/** Imports an individual, new or by the address of their page. */
async function call(name: string, { slug = '', email = '' }): Promise<void> {
  const line = `${name},individual,${slug},${own.custodian},individual,,${email},2020-08-01`;
  const { report } = await importCsv(`${HEAD}\n${line}`, { cookie: secretary.cookie });
  expect(report).toMatchObject({ applied: true, problems: [] });
}

const found = async (email: string) =>
  (
    await db.query<{ slug: string; person: string }>(
      `select m.slug, p.id as person from membership.member m join membership.person p on p.id = m.person_id
        where p.email = $1`,
      [email],
    )
  ).rows[0] ?? { slug: '', person: '' };

const says = (id: string, body: string) =>
  db.query(
    `insert into voting.comment (decision_id, author_id, language, body, created_at)
     values ($1, $2, 'en', $3, now())`,
    [id, secretary.personId, body],
  );

async function erase(email: string, person: string) {
  const { data } = await graphql(ERASE, { who: email }, { cookie: secretary.cookie });
  expect(data.eraseOnDemand).toEqual({ done: true });
  await tick(new Date());
  const { rows } = await db.query(
    `select done_at is not null as done, still_named as left from privacy.erasure where person_id = $1`,
    [person],
  );
  return rows[0];
}

/** Somebody is invited at an address, and begins to sign in with it, so long ago. */
async function reach(email: string, name: string, ago: string): Promise<void> {
  await db.query(
    `insert into membership.invitation (custodian_id, name, email, language, invited_by, invited_at, sent_at, expires_at)
     select id, $2, $3, 'en', $4, now() - $5::interval, now(), now() + interval '9 days'
       from membership.custodian where slug = $1`,
    [own.custodian, name, email, secretary.accountId, ago],
  );
  await db.query(
    `insert into identity.provider_attempt (custodian_id, issuer, email, return_path, created_at, expires_at,
       state_hash, browser_hash, nonce, verifier, connects)
     select id, 'https://id.example', $2, '/' || replace($3, ' ', '-'), now() - $3::interval,
       now() + interval '1 hour', sha256(convert_to($4, 'UTF8')), sha256('b'), 'n', 'v', false
       from membership.custodian where slug = $1`,
    [own.custodian, email, ago, `${name}${email}`],
  );
}

/** Somebody has another address from now on. */
async function move({ personId }: Person, email: string): Promise<void> {
  await db.query(`update membership.person set email = $2 where id = $1`, [personId, email]);
  await db.query(`update identity.account set email = $2 where person_id = $1`, [personId, email]);
}

const formerOf = async (person: string) =>
  (
    await db.query<{ name: string | null; email: string | null }>(
      `select name, email from privacy.former_name where person_id = $1 order by name, email`,
      [person],
    )
  ).rows;

describe('a name that the register had before', () => {
  it('goes from the words of others with its person, and is counted where it must stay', async () => {
    const [before, after] = [`Torunn Qvarn${own.word}`, `Torunn Ny${own.word}`];
    const [old, email] = [`gone.${own.word}@old.example`, `torunn@${own.word}.example`];
    await call(before, { email: old });
    const { slug, person } = await found(old);
    await call(after, { slug });
    await db.query(`update membership.person set email = $2 where id = $1`, [person, email]);
    expect(await formerOf(person)).toEqual([
      { name: before, email: null },
      { name: null, email: old },
    ]);
    await says(decision, `BEFORE ${before} said so, and wrote from ${old}.`);
    // To an address that was hers then, and never answered.
    await db.query(
      `insert into membership.invitation (custodian_id, name, email, language, invited_by, invited_at, sent_at,
         expires_at, withdrawn_at)
       select c.id, $2, $3, 'en', $4, now() - interval '2 days', now(), now(), now()
         from membership.custodian c where c.slug = $1`,
      [own.custodian, before, old, secretary.accountId],
    );
    await db.query(`update voting.decision_text set title = $2 where decision_id = $1`, [
      decision,
      `As ${before}`,
    ]);
    expect(await erase(email, person)).toEqual({ done: true, left: { 'voting.decision_text': 1 } });
    await db.query(`update voting.decision_text set title = 'As it was' where decision_id = $1`, [decision]);
    expect(await searchEverywhere(db, [before, after, old, email])).toEqual([]);
    const pseudonym = `person-${person.slice(0, 8)}`;
    const { rows } = await db.query(`select body from voting.comment where decision_id = $1`, [decision]);
    expect(rows).toEqual([{ body: `BEFORE ${pseudonym} said so, and wrote from ${pseudonym}.` }]);
    expect(await formerOf(person)).toEqual([]);
  });

  it('goes too where only the member was called so', async () => {
    const email = `vendela@${own.word}.example`;
    const [now, before] = [`Vendela Ny${own.word}`, `Vendela Qvarn${own.word}`];
    await call(now, { email });
    const { slug, person } = await found(email);
    for (const name of [before, now])
      await db.query(`update membership.member set name = $2 where slug = $1`, [slug, name]);
    await says(decision, `As ${before} said.`);
    expect(await erase(email, person)).toEqual({ done: true, left: {} });
    expect(await searchEverywhere(db, [before])).toEqual([]);
  });

  it('is left alone where somebody else is called so by now', async () => {
    const [wrong, right] = [`Birgit Sol${own.word}`, `Sanna Lund${own.word}`];
    const [one, other] = [`one@${own.word}.example`, `other@${own.word}.example`];
    await call(wrong, { email: one });
    const { slug, person } = await found(one);
    await call(right, { slug });
    await call(wrong, { email: other });
    await says(decision, `We asked ${wrong}.`);
    expect(await erase(one, person)).toEqual({ done: true, left: {} });
    const { rows } = await db.query(`select name from membership.person where email = $1`, [other]);
    expect(rows).toEqual([{ name: wrong }]);
    expect(await searchEverywhere(db, [right, one])).toEqual([]);
    expect((await searchEverywhere(db, [wrong])).map(({ table }) => table)).toContain('voting.comment');
  });

  it('does not give away what is told to somebody else who has the address by now', async () => {
    const old = `moved.${own.word}@old.example`;
    const elsa = await makePerson(db, { name: `Elsa Qvarn${own.word}` });
    await move(elsa, old);
    await reach(old, 'Elsa before', '2 days');
    await move(elsa, `elsa@${own.word}.example`);
    await db.query(`update membership.invitation set withdrawn_at = now() where email = $1`, [old]);
    await reach(old, `Bertil Berg${own.word}`, '0 days');
    await db.query(
      `insert into post.outbox (id, kind, payload, run_at)
       values (gen_random_uuid(), 'none', jsonb_build_object('to', $1::text), now() + interval '9 days')`,
      [old],
    );
    const [before, after] = [[{ name: 'Elsa before' }], [{ name: `Bertil Berg${own.word}` }]];
    const mutation = `mutation { exportPersonalData { ... on PersonalExport { id } } }`;
    const { data } = await graphql(mutation, {}, { cookie: elsa.cookie });
    const files = await until(async () => {
      const made = `select json from privacy.export where id = $1 and json is not null`;
      return (await db.query<{ json: string }>(made, [data.exportPersonalData.id])).rows[0] ?? null;
    });
    const { facts } = JSON.parse(files.json);
    expect(facts.invitation).toMatchObject(before);
    expect(facts.providerAttempt).toHaveLength(1);
    expect(await erase(`elsa@${own.word}.example`, elsa.personId)).toEqual({ done: true, left: {} });
    const invited = `select name from membership.invitation where email = $1`;
    expect((await db.query(invited, [old])).rows).toEqual(after);
    const tries = `select return_path as name from identity.provider_attempt where email = $1`;
    expect((await db.query(tries, [old])).rows).toEqual([{ name: '/0-days' }]);
    const letter = `select from post.outbox where payload ->> 'to' = $1`;
    expect((await db.query(letter, [old])).rows).toHaveLength(1);
  });

  it('takes what was hers while she had the address, whoever has it by now', async () => {
    const old = `passed.${own.word}@old.example`;
    const [kaja, next] = [await makePerson(db, { name: `Kaja Qvarn${own.word}` }), await makePerson(db)];
    await move(kaja, old);
    await reach(old, 'Kaja before', '2 days');
    const letters = `select name from membership.invitation where email = $1`;
    await move(kaja, `kaja@${own.word}.example`);
    await db.query(`update membership.invitation set withdrawn_at = now() where email = $1`, [old]);
    await move(next, old);
    await reach(old, 'Next', '0 days');
    expect(await erase(`kaja@${own.word}.example`, kaja.personId)).toEqual({ done: true, left: {} });
    expect((await db.query(letters, [old])).rows).toEqual([{ name: 'Next' }]);
  });

  it('goes with an address to which she was invited by another name while it was hers', async () => {
    const old = `alone.${own.word}@old.example`;
    const nora = await makePerson(db, { name: `Nora Qvarn${own.word}` });
    await move(nora, old);
    await reach(old, 'Nora before', '2 days');
    await move(nora, `nora@${own.word}.example`);
    await says(decision, `Nora wrote from ${old}.`);
    expect(await erase(`nora@${own.word}.example`, nora.personId)).toEqual({ done: true, left: {} });
    expect(await searchEverywhere(db, [old])).toEqual([]);
  });

  it('is not counted where somebody else is called the same', async () => {
    const name = `Ingrid Sol${own.word}`;
    const [one, other] = [`ingrid1@${own.word}.example`, `ingrid2@${own.word}.example`];
    await call(name, { email: one });
    await call(name, { email: other });
    expect(await erase(one, (await found(one)).person)).toEqual({ done: true, left: {} });
    expect((await found(other)).slug).not.toBe('');
  });

  it('is read by nobody but the program', async () => {
    const { personId, accountId } = await makePerson(db, { name: 'Vendela Qvarn' });
    await db.query(`update membership.person set name = 'Vendela Ny' where id = $1`, [personId]);
    expect(await formerOf(personId)).toHaveLength(1);
    for (const account of ['', accountId, secretary.accountId]) {
      await db.query(`select set_config('plenaria.account', $1, false)`, [account]);
      expect(await formerOf(personId)).toEqual([]);
    }
    await db.query(`select set_config('plenaria.account', 'system', false)`);
  });
});
