import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema, getIntrospectionQuery } from 'graphql';
import type { Client } from 'pg';
import { apiUrl, graphql } from '../../../tools/harness/graphql.mjs';
import { letterTo } from '../../../tools/harness/inbox.mjs';
import { makePerson, makeToken, testDatabase } from './accounts.ts';
import { limitFor } from '../src/identity/rate-limits.ts';
import { documentFor, reachesOf } from './ask-for-field.ts';
import { withProcess } from './own-process.ts';
import { byToken } from './further-permissions.table.ts';

const MAKE = `mutation ($name: String!, $scopes: [String!]!, $days: Int) {
  answer: makeApiToken(name: $name, scopes: $scopes, days: $days) {
    ... on MadeApiToken { secret token { id name scopes createdAt expiresAt lastUsedAt } } ... on Refusal { code details } } }`;
const REVOKE = `mutation ($id: ID!) { answer: revokeApiToken(id: $id) { __typename ... on Refusal { code } } }`;
const MINE = `{ viewer { apiTokens { name lastUsedAt } } }`;
const MEMBERS = `{ federation { name } }`;
const SCHEMA = getIntrospectionQuery();
const DAY_MS = 86_400_000;

const schema = buildSchema(readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8'));
let db: Client;

beforeAll(async () => {
  db = await testDatabase();
});

afterAll(() => db.end());

describe('a token', () => {
  it('is shown once, kept as its hash, told about by letter, and good for ninety days', async () => {
    const person = await makePerson(db);
    const wanted = { name: ' Minutes script ', scopes: ['register:read', 'register:read'] };
    const { answer } = (await graphql(MAKE, wanted, { cookie: person.cookie })).data;
    expect(answer.secret).toMatch(/^plenaria_[\w-]{43}$/);
    expect(answer.token).toMatchObject({
      name: 'Minutes script',
      scopes: ['register:read'],
      lastUsedAt: null,
    });
    const lasts = Date.parse(answer.token.expiresAt) - Date.parse(answer.token.createdAt);
    expect(Math.round(lasts / DAY_MS)).toBe(90);
    const letter = await letterTo(person.email);
    expect(letter.subject).toBe('A token was made for your account');
    expect(letter.text).toContain('Minutes script');
    const { rows } = await db.query(
      `select t.id::text from identity.api_token t where to_jsonb(t)::text like $1
       union all select o.id from post.outbox o where to_jsonb(o)::text like $1`,
      [`%${answer.secret.slice(9)}%`],
    );
    expect(rows).toEqual([]);
  });

  it('needs a name, a scope that there is, and an end within a year', async () => {
    const { cookie } = await makePerson(db);
    const wrong = [
      { name: ' ', scopes: ['register:read'] },
      { name: 'A script', scopes: [] },
      { name: 'A script', scopes: ['register:read', 'votes:cast'] },
      { name: 'A script', scopes: ['register:read'], days: 366 },
    ];
    const named: string[] = [];
    for (const wanted of wrong) {
      const { answer } = (await graphql(MAKE, wanted, { cookie })).data;
      named.push(answer.details.fields[0].field);
    }
    expect(named).toEqual(['name', 'scopes', 'scopes', 'days']);
    expect((await graphql(MINE, {}, { cookie })).data.viewer.apiTokens).toEqual([]);
  });

  it('is one of twenty at most, also when many are made at once', async () => {
    const { cookie } = await makePerson(db);
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, nth) =>
        graphql(MAKE, { name: `Script ${nth}`, scopes: ['jobs:read'] }, { cookie }),
      ),
    );
    const refused = answers.filter(({ data }) => data.answer.code === 'TOO_MANY_TOKENS');
    expect(refused).toHaveLength(4);
  });

  it('asks in its owner’s name, for nothing that its owner may not do, and says when it was last used', async () => {
    const person = await makePerson(db);
    const { bearer } = await makeToken(db, person, ['register:read', 'jobs:read']);
    expect((await graphql(MEMBERS, {}, { bearer })).errors).toEqual([]);
    const jobs = await graphql('{ jobs { nodes { id } } }', {}, { bearer });
    expect(jobs.errors[0]?.extensions).toMatchObject({ code: 'NOT_ALLOWED', field: 'Query.jobs' });
    const [token] = (await graphql(MINE, {}, { cookie: person.cookie })).data.viewer.apiTokens;
    expect(token.lastUsedAt).not.toBeNull();
    await graphql(MEMBERS, {}, { bearer });
    const [again] = (await graphql(MINE, {}, { cookie: person.cookie })).data.viewer.apiTokens;
    expect(again.lastUsedAt).toBe(token.lastUsedAt);
  });

  it('that is beyond its scope is told which one it needs; what no token may do says so', async () => {
    const { bearer } = await makeToken(db, await makePerson(db), ['register:read']);
    const beyond = await graphql('{ rulePacks { id } }', {}, { bearer });
    expect(beyond.status).toBe(403);
    expect(beyond.errors[0]).toMatchObject({
      message: 'This token may not do that: it needs the scope decisions:read.',
      extensions: { code: 'SCOPE_MISSING', scope: 'decisions:read', field: 'Query.rulePacks' },
    });
    const never = await graphql('mutation { signOut { __typename } }', {}, { bearer });
    expect(never.errors[0]?.extensions).toMatchObject({ code: 'NOT_FOR_TOKENS' });
  });

  it('that is unknown, ended or revoked, or whose owner is shut out, is answered 401 in words', async () => {
    const person = await makePerson(db);
    const revoked = await makeToken(db, person, ['register:read']);
    await graphql(REVOKE, { id: revoked.id }, { cookie: person.cookie });
    const ended = await makeToken(db, person, ['register:read']);
    await db.query(
      `update identity.api_token set created_at = created_at - interval '1 year',
         expires_at = now() - interval '1 second' where id = $1`,
      [ended.id],
    );
    const shutOut = await makePerson(db);
    const theirs = await makeToken(db, shutOut, ['register:read']);
    await db.query('update identity.account set disabled_at = now() where id = $1', [shutOut.accountId]);
    const bearers = ['Bearer x', `Bearer plenaria_${'a'.repeat(43)}`, theirs.bearer];
    const told: string[] = [];
    for (const bearer of [...bearers, revoked.bearer, ended.bearer]) {
      const answer = await graphql(MEMBERS, {}, { bearer, cookie: person.cookie });
      expect(answer.status).toBe(401);
      told.push(answer.errors[0]?.message.replace(/\d{1,2} \w+ \d{4}/, 'day') ?? '');
    }
    const unknown = 'This token is not known here.';
    expect(told).toEqual([
      unknown,
      unknown,
      unknown,
      'This token was revoked on day.',
      'This token ended on day. Make another one under “Me”.',
    ]);
  });

  it('is told why in the language that its program asks for, with the same code in each', async () => {
    const { bearer } = await makeToken(db, await makePerson(db), ['register:read']);
    const say = async (query: string, authorization: string, language: string) => {
      const answer = await fetch(`${apiUrl()}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'accept-language': language, authorization },
        body: JSON.stringify({ query }),
      });
      const { errors } = (await answer.json()) as {
        errors: { message: string; extensions: { code: string } }[];
      };
      return [answer.status, errors[0]?.extensions.code, errors[0]?.message];
    };
    expect(await say(MEMBERS, 'Bearer x', 'ca-ES,ca;q=0.9')).toEqual([
      401,
      'TOKEN_UNKNOWN',
      'Aquest testimoni no es coneix aquí.',
    ]);
    expect(await say('{ rulePacks { id } }', bearer, 'de')).toEqual([
      403,
      'SCOPE_MISSING',
      'Dieses Token darf das nicht: Ihm fehlt der Bereich decisions:read.',
    ]);
    expect(await say('mutation { signOut { __typename } }', bearer, 'ar')).toEqual([
      403,
      'NOT_FOR_TOKENS',
      'لا يحق لأي رمز مميز ذلك. سجّل الدخول وافعله بنفسك.',
    ]);
  });

  it('that asks again and again is told to wait', async () => {
    const { id, bearer } = await makeToken(db, await makePerson(db), ['register:read']);
    await graphql(MEMBERS, {}, { bearer });
    await db.query(`update identity.rate_limit set hits = 3000 where key = $1`, [
      limitFor('token', id, 0).key,
    ]);
    const late = await graphql(MEMBERS, {}, { bearer });
    expect([late.status, late.errors[0]?.message]).toEqual([
      429,
      'This token asks too often. Wait a few minutes.',
    ]);
  });
});

describe('in production', () => {
  it('a token asks in its own words, also for the schema; a browser does not', async () => {
    const person = await makePerson(db);
    const { bearer } = await makeToken(db, person, ['register:read']);
    await withProcess({ NODE_ENV: 'production' }, async ({ url }) => {
      for (const question of [MEMBERS, SCHEMA]) {
        expect((await graphql(question, {}, { url, bearer })).errors).toEqual([]);
        const { errors } = await graphql(question, {}, { url, cookie: person.cookie });
        expect(errors[0]?.extensions?.code).toBe('PERSISTED_DOCUMENTS_ONLY');
      }
    });
  });
});

describe('the scopes', () => {
  it('let each token ask for exactly what was reviewed', async () => {
    const reaches = reachesOf(schema).filter(({ type }) => type === 'Query' || type === 'Mutation');
    const scoped = Object.values(byToken).flat();
    const roles = ['secretary', 'chair', 'custodian', 'operator'];
    const differences: string[] = [];
    for (const [scope, operations] of Object.entries(byToken)) {
      const { bearer } = await makeToken(db, await makePerson(db, { roles }), [scope]);
      for (const reach of reaches) {
        const name = `${reach.type}.${reach.field}`;
        const { errors } = await graphql(documentFor(reach), {}, { bearer });
        const code = errors[0]?.extensions?.code ?? 'served';
        const barred = scoped.includes(name) ? 'SCOPE_MISSING' : 'NOT_FOR_TOKENS';
        const expected = operations.includes(name) ? ['served', 'BAD_USER_INPUT'] : [barred];
        if (!expected.includes(code)) differences.push(`${scope} ${name}: ${code}`);
      }
    }
    expect(differences).toEqual([]);
    const known = reaches.map(({ type, field }) => `${type}.${field}`);
    expect(scoped.filter((name) => !known.includes(name))).toEqual([]);
  });
});

const hasCurl = spawnSync('curl', ['--version']).status === 0;

describe('the guide for programs', () => {
  it('shows a question that is answered as it says', async () => {
    const guide = readFileSync(new URL('../../../docs/guides/programs.md', import.meta.url), 'utf8');
    const [, script = ''] = /```sh\n([^`]*curl[^`]*)```/.exec(guide) ?? [];
    expect(script).toContain('--header "authorization: Bearer $PLENARIA_TOKEN"');
    // Nearly every machine has curl; where there is none, nothing can be tried.
    if (!hasCurl) return;
    const { bearer } = await makeToken(db, await makePerson(db), ['register:read']);
    const env = { ...process.env, PLENARIA_URL: apiUrl(), PLENARIA_TOKEN: bearer.replace('Bearer ', '') };
    const answer = JSON.parse(execFileSync('sh', ['-c', script], { env, encoding: 'utf8' }));
    expect(answer.data.members.nodes).toBeInstanceOf(Array);
    expect(answer.errors).toBeUndefined();
  });
});
