import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyBundle } from '@plenaria/voting';
import type { Client } from 'pg';
import { apiUrl, graphql } from '../../../tools/harness/graphql.mjs';
import { inbox } from '../../../tools/harness/inbox.mjs';
import { findPostgres } from '../../../tools/postgres.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { close, foundAssembly } from './assembly.ts';
import type { Assembly, Elector } from './assembly.ts';
import { tick } from './joining.ts';
import { liveAYear } from './live-a-year.ts';
import { until } from './until.ts';
import { searchEverywhere, searchText } from './search-everywhere.ts';

const NAME = 'Zéphyrine O’Quill-Ñandú';
const FORMER = 'Séraphita Quillfeather';
const EMAIL = `zephyrine.${randomUUID().slice(0, 8)}@quill-nandu.example`;
const CONTACT = '+34 971 555 0137';
/** What must not be found anywhere afterwards; the parts of the name as well as the whole. */
const TRACES = [
  NAME,
  'Zéphyrine',
  'O’Quill-Ñandú',
  FORMER,
  'Séraphita',
  'Quillfeather',
  EMAIL,
  EMAIL.split('@')[0] ?? '',
  CONTACT,
];

let db: Client;
let assembly: Assembly;
let her: Elector;
let secretary: Person;
let closed: string;
let running: string;

beforeAll(async () => {
  db = await testDatabase();
  await db.query(`select set_config('plenaria.account', 'system', false)`);
  assembly = await foundAssembly(db, { organisations: 2, individuals: 1 });
  const [first] = assembly.individuals;
  if (!first) throw new Error('an assembly has individuals');
  her = first;
  secretary = await makePerson(db, { name: 'Secretary', roles: ['secretary'] });
  const { personId, accountId } = her.voter;
  await db.query(`update membership.person set name = $2, email = $3 where id = $1`, [personId, NAME, EMAIL]);
  await db.query(`update identity.account set email = $2 where id = $1`, [accountId, EMAIL]);
  await db.query(
    `update membership.member set name = $2, folded_name = lower($2), website = 'https://zephyrine.example',
       contribution = jsonb_build_object('en', $2 || ' answers the telephone') where id = $1`,
    [her.memberId, NAME],
  );
});
afterAll(() => db.end());

const bundleOf = async (id: string): Promise<string> =>
  (await fetch(`${apiUrl()}/decisions/${id}/bundle.json`)).text();

const commentsOn = async (id: string): Promise<readonly string[]> => {
  const { rows } = await db.query<{ body: string }>(
    `select body from voting.comment where decision_id = $1 order by created_at, id`,
    [id],
  );
  return rows.map(({ body }) => body);
};

const ask = async (
  document: string,
  who: { readonly cookie: string },
  variables: Readonly<Record<string, unknown>> = {},
) => (await graphql(document, variables, { cookie: who.cookie })).data;

const EXPORT = `mutation { exportPersonalData { ... on PersonalExport { id } ... on Refusal { code } } }`;
const MINE = `{ personalData { export { id madeAt } erasure { dueAt pseudonym } speaksAloneFor openApplications
  openChanges soleRoles } }`;
const ERASE = `mutation { askErasure { ... on Done { done } ... on Refusal { code details } } }`;
const UNDO = `mutation { undoErasure { ... on Done { done } ... on Refusal { code } } }`;

describe('an export', () => {
  const files: Record<string, string> = {};

  it('holds everything that is hers, as JSON and as a page', async () => {
    [closed, running] = await liveAYear(db, assembly, {
      her,
      name: NAME,
      former: FORMER,
      email: EMAIL,
      contact: CONTACT,
    });
    const { exportPersonalData } = await ask(EXPORT, her.voter);
    const { id } = exportPersonalData;
    await until(async () => (await ask(MINE, her.voter)).personalData.export.madeAt);
    for (const ending of ['json', 'html']) {
      const answer = await fetch(`${apiUrl()}/personal-data/${id}.${ending}`, {
        headers: { cookie: her.voter.cookie },
      });
      expect(answer.headers.get('content-disposition')).toContain('attachment');
      files[ending] = await answer.text();
      for (const trace of [NAME, EMAIL, CONTACT, 'see it otherwise']) expect(files[ending]).toContain(trace);
      const others = await fetch(`${apiUrl()}/personal-data/${id}.${ending}`, {
        headers: { cookie: secretary.cookie },
      });
      expect(others.status).toBe(404);
    }
    for (const raw of ['[object', '[20']) expect(files['html']).not.toContain(raw);
    const { facts } = JSON.parse(files['json'] ?? '');
    expect(facts.ballot).toHaveLength(2);
    expect(facts.person).toMatchObject([{ name: NAME, email: EMAIL }]);
    expect(facts.formerName).toContainEqual(expect.objectContaining({ email: her.voter.email }));
  });

  it('holds nobody else’s name or address, no secret, and asks nothing of anybody', async () => {
    const { rows } = await db.query<{ name: string; email: string }>(
      `select distinct p.name, p.email from membership.person p
        where p.id <> $1 and p.name like '% %' and p.email is not null
          and not exists (select from privacy.former_name f where f.person_id = $1 and f.name = p.name)`,
      [her.voter.personId],
    );
    for (const text of Object.values(files)) {
      const named = rows.filter(({ name, email }) => text.includes(`"${name}"`) || text.includes(email));
      expect(named).toEqual([]);
      expect(text).not.toContain('token_hash');
      expect(text.match(/(src|href)=|url\(|@import/g)).toBeNull();
    }
  });

  it('is given five times in a quarter of an hour', async () => {
    const answers = [];
    for (let turn = 0; turn < 5; turn += 1) answers.push((await ask(EXPORT, secretary)).exportPersonalData);
    expect(answers.every(({ id }) => typeof id === 'string')).toBe(true);
    expect((await ask(EXPORT, secretary)).exportPersonalData).toEqual({ code: 'TOO_MANY_REQUESTS' });
  });
});

describe('an erasure', () => {
  it('needs the person to show that it is them', async () => {
    const { sessionCookie } = { sessionCookie: her.voter.cookie };
    await db.query(`update identity.session set stepped_up_at = null where account_id = $1`, [
      her.voter.accountId,
    ]);
    expect((await ask(ERASE, { cookie: sessionCookie })).askErasure).toMatchObject({
      code: 'STEP_UP_NEEDED',
    });
    await db.query(`update identity.session set stepped_up_at = now() where account_id = $1`, [
      her.voter.accountId,
    ]);
  });

  it('can be taken back for seven days, and a letter says so', async () => {
    expect((await ask(ERASE, her.voter)).askErasure).toEqual({ done: true });
    const { erasure } = (await ask(MINE, her.voter)).personalData;
    const days = (Date.parse(erasure.dueAt) - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(7);
    const letter = await until(
      async () => (await inbox(EMAIL)).find(({ text }) => text.includes('take it back')) ?? null,
    );
    expect(letter.subject).toContain('will be erased');
    expect((await ask(UNDO, her.voter)).undoErasure).toEqual({ done: true });
    expect((await ask(MINE, her.voter)).personalData.erasure).toBeNull();
    expect((await ask(UNDO, her.voter)).undoErasure).toEqual({ code: 'TOO_LATE' });
  });

  it('leaves nothing of her anywhere, and every decision still verifies', async () => {
    const before = await bundleOf(closed);
    const said = await commentsOn(closed);
    expect(said).toHaveLength(8);
    for (const trace of [EMAIL, NAME.toUpperCase(), `**Zéphyrine** `, NAME.normalize('NFD'), FORMER])
      expect(said.join('\n')).toContain(trace);
    expect(await searchEverywhere(db, TRACES)).not.toEqual([]);
    // What the database refuses it writes into a log of its own.
    await expect(
      db.query(`insert into membership.person (name, email) values ('${NAME}', '${EMAIL}')`),
    ).rejects.toThrow('unique');
    expect((await ask(ERASE, her.voter)).askErasure).toEqual({ done: true });
    await db.query(
      `update privacy.erasure set asked_at = now() - interval '8 days', due_at = now() - interval '1 minute'
        where person_id = $1 and withdrawn_at is null`,
      [her.voter.personId],
    );
    await tick(new Date());
    const { rows } = await db.query(
      `select name, email from membership.person where id = $1 and exists (
         select from privacy.erasure where person_id = $1 and done_at is not null)`,
      [her.voter.personId],
    );
    expect(rows).toEqual([{ name: `person-${her.voter.personId.slice(0, 8)}`, email: null }]);
    expect(await searchEverywhere(db, TRACES)).toEqual([]);
    const pseudonym = `person-${her.voter.personId.slice(0, 8)}`;
    expect(await commentsOn(closed)).toEqual([
      '[…]',
      `As ${pseudonym}\nsaid (${pseudonym}), and ${pseudonym} knows.`,
      ...[pseudonym, `**${pseudonym}`, `_${pseudonym}_`, pseudonym, pseudonym].map(
        (way) => `We asked ${way}.`,
      ),
      `Then ${pseudonym} applied.`,
    ]);
    expect(searchText(await bundleOf(closed), TRACES)).toEqual([]);
    expect(await bundleOf(closed)).toBe(before);
    expect(verifyBundle(before).findings).toEqual([]);
    await close(assembly, running);
    expect(verifyBundle(await bundleOf(running))).toMatchObject({ ok: true });
    const home = process.env['TEST_HOME'] ?? '';
    expect(readFileSync(join(home, 'erasures.jsonl'), 'utf8')).toContain(her.voter.personId);
    expect(searchText(readFileSync(join(home, 'api.log'), 'utf8'), TRACES)).toEqual([]);
    const log = join(findPostgres(home)?.place ?? '', 'server.log');
    expect(readFileSync(log, 'utf8')).toContain('unique constraint');
    expect(searchText(readFileSync(log, 'utf8'), TRACES)).toEqual([]);
  });

  it('takes the files and the news of others that are about her, and no other', async () => {
    const [other] = assembly.organisations;
    const pseudonym = `person-${her.voter.personId.slice(0, 8)}`;
    const left = async (sql: string) => (await db.query(sql, [other?.voter.accountId])).rows;
    expect(await left(`select json from privacy.export where account_id = $1`)).toEqual([{ json: '{}' }]);
    const titles = [{ title: `Shall ${pseudonym} be asked?` }];
    const title = `#>> '{params,title}' as title`;
    expect(await left(`select letter ${title} from post.digest_item where account_id = $1`)).toEqual(titles);
    const waits = `run_at > now() + interval '8 days' and payload ->> 'accountId' = $1::text`;
    expect(await left(`select payload ${title} from post.outbox where ${waits}`)).toEqual(titles);
  });

  it('leaves of what she signed under an earlier name the signature, and the name of an organisation', async () => {
    const { rows } = await db.query(
      `select for_name from agreements.acceptance where person_id = $1 order by for_name`,
      [her.voter.personId],
    );
    expect(rows).toEqual([
      { for_name: expect.stringMatching(/^Works of \d+ Hands$/) },
      { for_name: `person-${her.voter.personId.slice(0, 8)}` },
    ]);
  });

  it('ends every way in, and the votes stay votes of somebody', async () => {
    expect((await ask('{ viewer { email } }', her.voter)).viewer).toBeNull();
    const { decision } = await ask(
      `query ($id: ID!) { decision(id: $id) { roll(first: 100) { nodes { name choice reason } } } }`,
      secretary,
      { id: closed },
    );
    expect(decision.roll.nodes).toContainEqual({
      name: `person-${her.voter.personId.slice(0, 8)}`,
      choice: 'no',
      reason: '[…]',
    });
  });

  it('takes a reason of a change of a membership wholly, where it tells of her', async () => {
    const { rows } = await db.query(
      `select c.reason, e.payload from membership.membership_change c
         join membership.change_event e on e.change_id = c.id
        where c.state = 'withdrawn' and c.first_day = '2026-01-01' order by c.number desc limit 2`,
    );
    const gone = { reason: '[…]', payload: { reason: '[…]', party: 'member' } };
    expect(rows).toEqual([gone, gone]);
  });

  it('changes nothing else that is written once', async () => {
    const asProgram = await testDatabase();
    await asProgram.query(`begin`);
    await asProgram.query(
      `select set_config('plenaria.account', 'system', true), set_config('plenaria.erasing', 'on', true)`,
    );
    await expect(
      asProgram.query(`update voting.ballot set choice = 'yes' where decision_id = $1`, [closed]),
    ).rejects.toThrow('written once');
    await asProgram.end();
    await expect(
      db.query(`update voting.roll_entry set name = 'x' where decision_id = $1`, [closed]),
    ).rejects.toThrow('written once');
  });
});
