import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { importCsv, makeRegister } from './register.ts';
import type { OwnRegister } from './register.ts';

const HEAD = 'name,kind,slug,custodian,classes,country,website,contribution,representative email,from';
const PAGE = `query ($slug: String!) { member(slug: $slug) { contribution website history { kind before after } } }`;

let db: Client;
let own: OwnRegister;
let secretary: Person;

beforeAll(async () => {
  db = await testDatabase();
  own = await makeRegister(db);
  secretary = await makePerson(db, { roles: ['secretary'] });
});
afterAll(() => db.end());

/** A member that said something else of itself before; the slug. */
async function whoSaidOtherwise(kind: 'individual' | 'organisation'): Promise<string> {
  const name = `${kind} ${own.word}`;
  const email = kind === 'individual' ? `${own.word}@knits.example` : '';
  const line = (slug: string, country: string, gives: string) =>
    `${name},${kind},${slug},${own.custodian},consumer,${country},https://${gives.toLowerCase()}.example,${gives},${email},2020-08-01`;
  await importCsv(`${HEAD}\n${line('', 'ES', 'Socks')}`, secretary);
  const { rows } = await db.query<{ slug: string }>(`select slug from membership.member where name = $1`, [
    name,
  ]);
  const slug = rows[0]?.slug ?? '';
  await importCsv(`${HEAD}\n${line(slug, 'FR', 'Bread')}`, secretary);
  // As it is written down where somebody returns.
  await db.query(
    `insert into membership.register_event (at, actor, subject_kind, subject_id, kind, before, after)
     select now(), 'test', 'member', id, 'facts-changed', $2, $2 from membership.member where slug = $1`,
    [slug, { country: 'FR', website: 'https://bread.example', contribution: 'Bread' }],
  );
  return slug;
}

const read = async (slug: string, asking: { cookie?: string } = {}) =>
  (await graphql(PAGE, { slug }, asking)).data.member;

describe('the history of a member', () => {
  it('tells visitors of an individual no more than its page does', async () => {
    const slug = await whoSaidOtherwise('individual');
    const shown = await read(slug);
    expect(JSON.stringify(shown)).not.toMatch(/socks|bread/i);
    expect(shown.history.map(({ kind }: { kind: string }) => kind)).toEqual([
      'facts-changed',
      'facts-changed',
      'joined',
    ]);
    expect(shown.history[1]).toMatchObject({ before: { country: 'ES' }, after: { country: 'FR' } });
    expect(shown.history[2].after).toMatchObject({ custodian: [{ custodian: own.custodian }] });
    expect(JSON.stringify(await read(slug, secretary))).toMatch(/Socks.*Bread|Bread.*Socks/);
  });

  it('tells everybody what an organisation said of itself', async () => {
    const { history } = await read(await whoSaidOtherwise('organisation'));
    expect(history[1]).toMatchObject({ before: { contribution: 'Socks' }, after: { contribution: 'Bread' } });
  });
});
