import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApi } from '../../../tools/start-api.mjs';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { Northern, ownDatabase, plenariaIn, rowsOf } from './federations.ts';
import type { Plenaria } from './federations.ts';

const FOUND = ['init', '--name', 'Allmänningen', '--language', 'sv', 'en'] as const;
const NORTHERN = ['--name', 'Northern', '--country', 'SE', '--currency', 'SEK', '--language', 'sv'] as const;
let folder: string;
let plenaria: Plenaria;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plenaria-founded-'));
  plenaria = plenariaIn(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a federation that copies no other one', () => {
  let fresh: string;

  it('is founded with its name and its languages where people came before, and has a constitution since', async () => {
    fresh = await ownDatabase('founded');
    const api = await startApi({
      home: join(folder, 'api'),
      env: { DATABASE_URL: fresh, TIME_TRAVEL: '1' },
    });
    try {
      expect(plenaria(fresh, 'user', 'invite', 'sol@n.example', '--name', 'Sol').status).toBe(0);
      expect(plenaria(fresh, 'custodian', 'add', 'northern', ...NORTHERN).status).toBe(0);
      const cookie = await new Northern(api.url, fresh, plenaria).signIn('sol@n.example');
      const constitution = () => fetch(`${api.url}/constitution.json`, { headers: { cookie } });
      const none = await constitution();
      expect([none.status, await none.json()]).toMatchObject([404, { code: 'NOT_FOUND' }]);
      const run = plenaria(fresh, ...FOUND);
      expect(run).toMatchObject({ status: 0, said: expect.stringContaining('Allmänningen has begun') });
      const { data } = await graphql(
        `
          {
            federation {
              name
              languages
            }
          }
        `,
        {},
        { cookie, url: api.url },
      );
      expect(data.federation).toEqual({ name: 'Allmänningen', languages: ['sv', 'en'] });
      expect(JSON.parse(await (await constitution()).text()).parts['federation.json']).toEqual({
        name: 'Allmänningen',
        languages: ['sv', 'en'],
        defaultLanguage: 'sv',
      });
    } finally {
      await api.stop();
    }
  });

  it('is founded once, and says what it needs', async () => {
    for (const [args, says] of [
      [['--name', 'Another', '--language', 'en'], 'begun here already'],
      [['--name', 'Another'], '--name and --language'],
      [['--from', 'own.json', '--language', 'en'], 'leave --language out'],
      [['--name', '\u202Esnommoc ruO', '--language', 'en'], 'can be read, in one line'],
      [['--name', 'Our\nCommons', '--language', 'en'], 'can be read, in one line'],
    ] as const)
      expect(plenaria(fresh, 'init', ...args)).toMatchObject({
        status: 1,
        said: expect.stringContaining(says),
      });
    expect(await rowsOf(fresh, `select name from membership.federation`)).toEqual([{ name: 'Allmänningen' }]);
  });
  it('says which file it is where its key is damaged', () => {
    const file = join(folder, 'home/constitution-key.pem');
    mkdirSync(join(folder, 'home'), { recursive: true });
    writeFileSync(file, 'no key');
    const run = plenaria(fresh, 'constitution', 'export', 'own.json');
    expect(run).toMatchObject({ status: 1, said: expect.stringContaining(`${file} holds no key`) });
  });
});
