import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { createDatabase, findPostgres } from '../../../tools/postgres.mjs';
import { startApi } from '../../../tools/start-api.mjs';
import { firstAssembly } from '../scenarios/first-assembly.ts';
import { loadScenario } from '../scenarios/scenario.ts';
import { readConfig } from '../src/config.ts';
import { createDataSource, migrate } from '../src/database.ts';
import { testDatabase, makePerson } from './accounts.ts';
import { makeGuest } from './joining.ts';

const program = join(import.meta.dirname, '../dist/src/plenaria.js');
const FILE = 'constitution.json';
let folder: string;
let example: string;
let archive: string;
let people: readonly string[];

/** A database of its own on the server of the suite. */
function ownDatabase(name: string): Promise<string> {
  const server = findPostgres(process.env['TEST_HOME'] ?? '');
  if (!server) throw new Error('the suite runs on its own server');
  return createDatabase(server, `${name}_${randomUUID().slice(0, 8)}`);
}

/** Runs `plenaria …` on a database; what it said, and its exit code. */
function plenaria(databaseUrl: string, ...args: readonly string[]) {
  const env = { ...process.env, DATABASE_URL: databaseUrl, PLENARIA_HOME: join(folder, 'home') };
  const run = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8', env, cwd: folder });
  return { status: run.status, said: `${run.stdout}${run.stderr}` };
}

async function rowsOf<Row extends object>(databaseUrl: string, sql: string): Promise<readonly Row[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<Row>(sql);
  await client.end();
  return rows;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plenaria-constitution-'));
  example = await ownDatabase('example');
  const source = createDataSource(readConfig({ DATABASE_URL: example, DB_POOL: '4' }), () => undefined);
  await source.initialize();
  await migrate(source);
  await loadScenario(source, firstAssembly, new Date());
  await source.destroy();
  const known = await rowsOf<{ said: string }>(
    example,
    `select name as said from membership.person
     union select email from membership.person where email is not null
     union select name from membership.member where kind = 'individual'`,
  );
  people = known.map(({ said }) => said);
  const run = plenaria(example, 'constitution', 'export', FILE);
  if (run.status !== 0) throw new Error(run.said);
  archive = readFileSync(join(folder, FILE), 'utf8');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the constitution of a federation', () => {
  it('is one file in which nobody is named', () => {
    const { parts } = JSON.parse(archive);
    expect(parts['classes.json'].map((one: { slug: string }) => one.slug)).toContain('producer');
    expect(parts['circles.json'].map((one: { slug: string }) => one.slug)).toEqual([
      'all-hands',
      'tech',
      'welcome',
    ]);
    expect(parts['documents.json'].length).toBeGreaterThan(0);
    expect(parts['rule-packs.json'].length).toBeGreaterThan(3);
    expect(people.length).toBeGreaterThan(30);
    expect(people.filter((person) => archive.toLowerCase().includes(person.toLowerCase()))).toEqual([]);
  });

  it('is the same to the byte when nothing has changed, signed by a key that only its owner reads', () => {
    expect(plenaria(example, 'constitution', 'export', 'again.json').status).toBe(0);
    expect(readFileSync(join(folder, 'again.json'), 'utf8')).toBe(archive);
    expect(statSync(join(folder, 'home/constitution-key.pem')).mode & 0o777).toBe(0o600);
  });

  it('is checked without a database, against the fingerprint one was told', () => {
    const run = plenaria('postgres://nowhere.invalid/none', 'constitution', 'check', FILE);
    expect(run).toMatchObject({ status: 0, said: expect.stringContaining('as it was signed') });
    const other = plenaria(example, 'constitution', 'check', FILE, '--key', 'f'.repeat(64));
    expect(other).toMatchObject({ status: 1, said: expect.stringContaining('another key') });
  });

  it.each([
    ['a name of a class', '"en":"Producer"', '"en":"Owner"', 'classes.json'],
    ['the threshold of a rule', '"75/100"', '"55/100"', 'rule-packs.json'],
    ['its form', 'plenaria-constitution/1', 'plenaria-constitution/9', 'no constitution'],
  ])('is refused by name when somebody changed %s', async (_, from, to, says) => {
    expect(archive).toContain(from);
    writeFileSync(join(folder, 'changed.json'), archive.replace(from, to));
    const empty = await ownDatabase('tampered');
    expect(plenaria(empty, 'constitution', 'check', 'changed.json').said).toContain(says);
    const run = plenaria(empty, 'init', '--from', 'changed.json');
    expect(run).toMatchObject({ status: 1, said: expect.stringContaining(says) });
    const tables = await rowsOf(empty, `select from pg_tables where schemaname = 'membership'`);
    expect(tables).toEqual([]);
  });

  it('is refused when a part and its hash were changed together: the key did not sign that', () => {
    const forged = JSON.parse(archive);
    forged.manifest['classes.json'] = forged.manifest['circles.json'];
    forged.parts['classes.json'] = forged.parts['circles.json'];
    writeFileSync(join(folder, 'forged.json'), JSON.stringify(forged));
    expect(plenaria(example, 'constitution', 'check', 'forged.json')).toMatchObject({
      status: 1,
      said: expect.stringContaining('not what this key signed'),
    });
  });

  it('begins nothing where something has begun, and says where', () => {
    const run = plenaria(example, 'init', '--from', FILE);
    expect(run).toMatchObject({ status: 1, said: expect.stringContaining('membership.federation') });
  });

  it('is not written while one of its texts names somebody of the register', async () => {
    await rowsOf(
      example,
      `update membership.circle set purposes = '{"en":"Ask Kwame Boateng."}' where slug = 'tech'`,
    );
    expect(plenaria(example, 'constitution', 'export', 'named.json')).toMatchObject({
      status: 1,
      said: expect.stringContaining('circles.json names a person'),
    });
  });

  it('is taken along by members, and by nobody else', async () => {
    const db = await testDatabase();
    await makeGuest(db);
    const [member, guest] = [await makePerson(db), await makeGuest(db)];
    await db.query(
      `insert into membership.federation (name, languages, default_language)
       values ('The Test Federation', '{en}', 'en') on conflict do nothing`,
    );
    await db.end();
    const take = async (cookie?: string) => {
      const headers = cookie === undefined ? {} : { cookie };
      return (await fetch(`${process.env['TEST_URL']}/constitution.json`, { headers })).status;
    };
    expect([await take(), await take(guest.cookie), await take(member.cookie)]).toEqual([401, 403, 200]);
  });
});

describe('a federation that begins as another is made', () => {
  it('takes its first decision under the rules it was given, to a result that verifies', async () => {
    const fresh = await ownDatabase('begun');
    expect(plenaria(fresh, 'init', '--from', FILE, '--name', 'Commons of the North')).toMatchObject({
      status: 0,
      said: expect.stringContaining('Commons of the North has begun'),
    });
    const custodian = [
      '--name',
      'Northern',
      '--country',
      'SE',
      '--currency',
      'SEK',
      '--language',
      'sv',
      'en',
    ];
    expect(plenaria(fresh, 'custodian', 'add', 'northern', ...custodian).status).toBe(0);
    const invited = ['invite', 'sol@north.example', '--name', 'Sol North', '--role', 'secretary'];
    expect(plenaria(fresh, 'user', ...invited).status).toBe(0);
    const api = await startApi({
      home: join(folder, 'api'),
      env: { DATABASE_URL: fresh, LOG_LEVEL: 'info', TIME_TRAVEL: '1' },
    });
    try {
      const federation = northern(api.url, fresh);
      const secretary = await federation.signIn('sol@north.example');
      const { federation: begun, circles } = await federation.ask(
        `{ federation { name classes { slug } } circles { slug parent { slug } seats { from } } }`,
        {},
        secretary,
      );
      expect(begun.name).toBe('Commons of the North');
      expect(begun.classes).toContainEqual({ slug: 'producer' });
      expect(circles).toContainEqual({ slug: 'tech', parent: { slug: 'all-hands' }, seats: [] });
      await federation.register(secretary, ['Ada', 'Bo', 'Cleo']);
      const id = await federation.decide(secretary, ['Ada', 'Bo', 'Cleo'], ['yes', 'yes', 'no']);
      writeFileSync(
        join(folder, 'bundle.json'),
        await (await fetch(`${api.url}/decisions/${id}/bundle.json`)).text(),
      );
      expect(plenaria(fresh, 'verify', 'bundle.json').status).toBe(0);
    } finally {
      await api.stop();
    }
  });
});

/** What the people of the new federation do, through its api. */
function northern(url: string, databaseUrl: string) {
  const ask = async (document: string, variables: Readonly<Record<string, unknown>>, cookie: string) => {
    const { data, errors } = await graphql(document, variables, { cookie, url });
    if (errors[0]) throw new Error(errors[0].message);
    const [answer] = Object.values<{ code?: string; details?: object }>(data);
    if (answer?.code) throw new Error(JSON.stringify(answer));
    return data;
  };
  const signIn = async (email: string): Promise<string> => {
    const link = plenaria(databaseUrl, 'login-link', email).said.trim();
    const token = link.split('#')[1] ?? '';
    const document = `mutation ($token: String!) { redeemLoginLink(token: $token) { __typename } }`;
    return (await graphql(document, { token }, { url })).cookie;
  };
  const addressOf = (name: string) => `${name.toLowerCase()}@north.example`;
  return {
    ask,
    signIn,
    /** Writes organisations into the register, each with a representative. */
    async register(secretary: string, names: readonly string[]) {
      const lines = names.map((name) => `${name} Co-op,northern,producer,${name} North,${addressOf(name)}`);
      const csv = ['name,custodian,classes,representative name,representative email', ...lines].join('\n');
      const { importRegister } = await ask(
        `mutation ($csv: String!) { importRegister(csv: $csv, dryRun: false) {
           ... on ImportReport { created problemCount } ... on Refusal { code details } } }`,
        { csv },
        secretary,
      );
      expect(importRegister).toEqual({ created: names.length, problemCount: 0 });
    },
    /** Drafts, opens, casts and closes a decision by one co-op, one vote; its id. */
    async decide(secretary: string, names: readonly string[], choices: readonly string[]): Promise<string> {
      const voters = await Promise.all(names.map((name) => signIn(addressOf(name))));
      const author = voters[0] ?? '';
      const { rulePacks } = await ask(`{ rulePacks { id slug } }`, {}, author);
      const pack = rulePacks.find((one: { slug: string }) => one.slug === 'one-coop-one-vote');
      const { draftDecision } = await ask(
        `mutation ($rule: ID!) { draftDecision(language: "en", title: "Do we begin?", body: "Together.",
           rulePackId: $rule, languages: ["en"]) { ... on Decision { id } ... on Refusal { code details } } }`,
        { rule: pack.id },
        author,
      );
      const { id } = draftDecision;
      await ask(
        `mutation ($id: ID!, $closesAt: Instant!) { openDecision(decisionId: $id, closesAt: $closesAt) {
           ... on Decision { state } ... on Refusal { code details } } }`,
        { id, closesAt: new Date(Date.now() + 3_600_000).toISOString() },
        author,
      );
      for (const [place, cookie] of voters.entries()) {
        const { viewer } = await ask(`{ viewer { represents { id } } }`, {}, cookie);
        await ask(
          `mutation ($id: ID!, $member: ID!, $choice: Choice!, $key: String!) { castBallot(decisionId: $id,
             memberId: $member, choice: $choice, idempotencyKey: $key) {
             ... on Ballot { choice } ... on Refusal { code details } } }`,
          { id, member: viewer.represents[0].id, choice: choices[place], key: randomUUID() },
          cookie,
        );
      }
      await ask(
        `mutation ($chair: String!) { entrustRole(person: $chair, role: chair, reason: "The first meeting.") {
           ... on RoleGrant { id } ... on Refusal { code details } } }`,
        { chair: addressOf(names[1] ?? '') },
        secretary,
      );
      const { closeDecision } = await ask(
        `mutation ($id: ID!) { closeDecision(decisionId: $id) {
           ... on Decision { state result { outcome } } ... on Refusal { code details } } }`,
        { id },
        voters[1] ?? '',
      );
      expect(closeDecision).toEqual({ state: 'closed', result: { outcome: 'adopted' } });
      return id;
    },
  };
}
