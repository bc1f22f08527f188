import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApi } from '../../../tools/start-api.mjs';
import { firstAssembly } from '../scenarios/first-assembly.ts';
import { loadScenario } from '../scenarios/scenario.ts';
import { readConfig } from '../src/config.ts';
import { openConstitution } from '../src/constitution/open-constitution.ts';
import { createDataSource, migrate } from '../src/database.ts';
import { testDatabase, makePerson } from './accounts.ts';
import { Northern, ownDatabase, plenariaIn, rowsOf } from './federations.ts';
import type { Plenaria } from './federations.ts';
import { makeGuest } from './joining.ts';
import { addOwnParts } from './own-parts.ts';

const FILE = 'constitution.json';
let folder: string;
let plenaria: Plenaria;
let example: string;
let archive: string;
let people: readonly string[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plenaria-constitution-'));
  plenaria = plenariaIn(folder);
  example = await ownDatabase('example');
  const source = createDataSource(readConfig({ DATABASE_URL: example, DB_POOL: '4' }), () => undefined);
  await source.initialize();
  await migrate(source);
  await loadScenario(source, firstAssembly, new Date());
  await source.destroy();
  await addOwnParts(example);
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

const sayOfTech = (en: string, more: object = {}) =>
  rowsOf(
    example,
    `update membership.circle set purposes = '${JSON.stringify({ en, ...more })}' where slug = 'tech'`,
  );

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
    expect(parts['service-levels.json'][2]).toMatchObject({
      slug: 'community',
      class: 'consumer',
      price: { amount: '2000', currency: 'EUR' },
      participantsMax: 20,
      minutesMax: 180,
    });
    expect(people.length).toBeGreaterThan(30);
    const named = (person: string) => new RegExp(`\\b${person}\\b`, 'i').test(archive);
    expect(people.filter(named)).toEqual([]);
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
    ['the price of a service level', '"amount":"2000"', '"amount":"9000"', 'service-levels.json'],
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

  it('begins nothing by another key than the one that was told, and tells by whose it began', async () => {
    const { fingerprint } = openConstitution(Buffer.from(archive));
    const empty = await ownDatabase('key');
    const other = plenaria(empty, 'init', '--from', FILE, '--key', 'f'.repeat(64));
    expect(other).toMatchObject({ status: 1, said: expect.stringContaining(`another key: ${fingerprint}`) });
    expect(await rowsOf(empty, `select from pg_tables where schemaname = 'membership'`)).toEqual([]);
    const run = plenaria(empty, 'init', '--from', FILE, '--key', fingerprint.toUpperCase());
    expect(run.status).toBe(0);
    expect(run.said).toContain(`The fingerprint of the key that signed it: ${fingerprint}`);
    expect(run.said).not.toContain('Compare it');
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

  it.each([
    'Ask Kwame Boateng.',
    'Ask **Kwame**  Boateng.',
    'Boateng, Kwame',
    'kwame\nboateng',
    'Ask Orla Byrne-Quux.',
    'Ask Vesna Oldcastle.',
    'Write to vesna@before.example.',
  ])('is not written while one of its texts names somebody of the register: %s', async (words) => {
    await sayOfTech(words);
    expect(plenaria(example, 'constitution', 'export', 'named.json')).toMatchObject({
      status: 1,
      said: expect.stringContaining('circles.json names a person'),
    });
  });

  it('is written where the words of a short name, or a name and the next text, only stand side by side', async () => {
    await sayOfTech('What is needed: a N-th machine, a n other, Kwame', { fr: 'Boateng' });
    expect(plenaria(example, 'constitution', 'export', 'unnamed.json')).toMatchObject({ status: 0 });
  });

  it('takes the documents of one custodian along where that is asked for, and tells what is missing', async () => {
    await sayOfTech('Looks after the servers.');
    const kinds = (file: string): readonly string[] =>
      JSON.parse(readFileSync(join(folder, file), 'utf8')).parts['documents.json'].map(
        ({ kind }: { kind: string }) => kind,
      );
    const without = plenaria(example, 'constitution', 'export', 'without.json');
    expect(without.said).toContain(
      'No document of these kinds is in it: conditions-of-use, data-protection.',
    );
    const taken = plenaria(example, 'constitution', 'export', 'with.json', '--documents-of', 'hypha');
    expect(taken.said).not.toContain('No document of these kinds');
    expect(kinds('with.json')).toEqual(
      expect.arrayContaining([...kinds('without.json'), 'conditions-of-use', 'data-protection']),
    );
    const fresh = await ownDatabase('with');
    expect(plenaria(fresh, 'init', '--from', 'with.json').status).toBe(0);
    const drafts = await rowsOf<{ kind: string; jurisdiction: string }>(
      fresh,
      `select d.kind, d.jurisdiction from agreements.document d join agreements.version v on v.document_id = d.id
        where d.custodian_id is null and v.published_at is null`,
    );
    expect(drafts.map(({ kind }) => kind).toSorted()).toEqual(kinds('with.json').toSorted());
    // Whoever begins elsewhere publishes them for everybody: of one for another country nobody would be asked.
    expect(new Set(drafts.map(({ jurisdiction }) => jurisdiction))).toEqual(new Set(['*']));
    const nobody = plenaria(example, 'constitution', 'export', 'with.json', '--documents-of', 'nobody');
    expect(nobody).toMatchObject({ status: 1, said: expect.stringContaining('no custodian nobody') });
    const begun = plenaria(await ownDatabase('bare'), 'init', '--from', 'without.json');
    expect(begun.said).toContain('No document of these kinds is in it: conditions-of-use, data-protection.');
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
    const take = async (cookie?: string, query = '') => {
      const headers = cookie === undefined ? {} : { cookie };
      return (await fetch(`${process.env['TEST_URL']}/constitution.json${query}`, { headers })).status;
    };
    expect([await take(), await take(guest.cookie), await take(member.cookie)]).toEqual([401, 403, 200]);
    expect(await take(member.cookie, '?documentsOf=nobody-of-that-name')).toBe(404);
    expect(await take(member.cookie, '?documentsOf=../etc')).toBe(400);
  });
});

describe('a federation that begins as another is made', () => {
  it('takes its first decision under the rules it was given, to a result that verifies', async () => {
    const fresh = await ownDatabase('begun');
    expect(plenaria(fresh, 'init', '--from', FILE, '--name', 'Commons of the North')).toMatchObject({
      status: 0,
      said: expect.stringMatching(/Compare it with [^]*Commons of the North has begun/),
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
      const federation = new Northern(api.url, fresh, plenaria);
      const secretary = await federation.signIn('sol@north.example');
      const {
        federation: begun,
        circles,
        serviceLevels,
      } = await federation.ask(
        `{ federation { name classes { slug } } circles { slug parent { slug } seats { from } }
           serviceLevels { slug holders versions { name price { amount currency } participantsMax } } }`,
        {},
        secretary,
      );
      expect(begun.name).toBe('Commons of the North');
      expect(begun.classes).toContainEqual({ slug: 'producer' });
      expect(circles).toContainEqual({ slug: 'tech', parent: { slug: 'all-hands' }, seats: [] });
      expect(serviceLevels).toHaveLength(5);
      expect(serviceLevels).toContainEqual({
        slug: 'assembly',
        holders: 0,
        versions: [{ name: 'Assembly', price: { amount: '10000', currency: 'EUR' }, participantsMax: 100 }],
      });
      await federation.register(secretary, ['Ada', 'Bo', 'Cleo']);
      const id = await federation.decide(secretary, {
        rule: 'a-third-is-enough',
        names: ['Ada', 'Bo', 'Cleo'],
        // Adopted by a third; by any preset this is rejected.
        choices: ['yes', 'no', 'no'],
      });
      writeFileSync(
        join(folder, 'bundle.json'),
        await (await fetch(`${api.url}/decisions/${id}/bundle.json`)).text(),
      );
      expect(plenaria(fresh, 'verify', 'bundle.json').status).toBe(0);
      await federation.publish(secretary);
    } finally {
      await api.stop();
    }
    expect(plenaria(fresh, 'constitution', 'export', 'second.json').status).toBe(0);
    const { parts: first } = JSON.parse(archive);
    const { parts: second } = JSON.parse(readFileSync(join(folder, 'second.json'), 'utf8'));
    expect(Object.keys(second)).toEqual(Object.keys(first));
    for (const [part, said] of Object.entries<object>(first))
      expect({ part, said: second[part] }).toEqual({
        part,
        said: part === 'federation.json' ? { ...said, name: 'Commons of the North' } : said,
      });
  });
});
