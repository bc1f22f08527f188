import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { apiUrl } from '../../../tools/harness/graphql.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';

const path = new URL('../../web/dist/persisted-documents.json', import.meta.url);
const documents = Object.entries(JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>);

/** The id under which the web client asks this operation. */
function idOf(operation: string): string {
  const found = documents.find(([, text]) =>
    new RegExp(`\\b${operation}\\b`).test(text.split('\n')[0] ?? ''),
  );
  if (!found) throw new Error(`the web client has no ${operation}`);
  return found[0];
}

async function send(body: string, headers: Readonly<Record<string, string>> = {}) {
  const response = await fetch(`${apiUrl()}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  return { response, answer: JSON.parse(await response.text()) };
}

function ask(operation: string, variables: unknown, headers: Readonly<Record<string, string>> = {}) {
  return send(JSON.stringify({ documentId: idOf(operation), variables }), headers);
}

let db: Client;
let member: Person;

beforeAll(async () => {
  db = await testDatabase();
  member = await makePerson(db);
});

afterAll(() => db.end());

describe('a document of the web client', () => {
  it('is asked by its name alone, and answered to the one who asks', async () => {
    const { answer } = await ask('WhoReads', {}, { cookie: member.cookie });
    expect(answer.errors).toBeUndefined();
    expect(answer.data.viewer.person.name).toBe(member.name);
  });

  it('is a stranger’s question without a cookie', async () => {
    expect((await ask('WhoReads', {})).answer.data.viewer).toBeNull();
  });

  it('stands under the same permissions as every other', async () => {
    const variables = { first: 10 };
    const stranger = await ask('JobsPage', variables);
    const signedIn = await ask('JobsPage', variables, { cookie: member.cookie });
    expect(stranger.answer.errors[0].extensions.code).toBe('NOT_SIGNED_IN');
    expect(signedIn.answer.errors[0].extensions.code).toBe('NOT_ALLOWED');
    expect(signedIn.answer.data).toBeUndefined();
  });

  it('says which variable does not fit', async () => {
    const { answer } = await ask('MemberPage', { slug: null }, { cookie: member.cookie });
    expect(answer.errors[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
    expect(answer.errors[0].message).toContain('$slug');
  });

  it('that is not known means an outdated page, and the page is told so', async () => {
    const { answer, response } = await send(JSON.stringify({ documentId: 'f'.repeat(64), variables: {} }));
    expect(response.status).toBe(200);
    expect(answer.errors[0].extensions.code).toBe('UNKNOWN_DOCUMENT');
  });

  it('cannot be sent by a form of another site', async () => {
    const form = new URLSearchParams({ documentId: idOf('SignOut') }).toString();
    const { answer, response } = await send(form, {
      'content-type': 'application/x-www-form-urlencoded',
      cookie: member.cookie,
    });
    expect(response.status).toBe(400);
    expect(answer.errors[0].extensions.code).toBe('BAD_REQUEST');
    expect((await ask('WhoReads', {}, { cookie: member.cookie })).answer.data.viewer).not.toBeNull();
  });

  it('is never kept by a cache, nor taken for a page', async () => {
    const { response } = await ask('WhoReads', {});
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  });

  it('is compiled, every one of them but subscriptions', async () => {
    const questions = documents.filter(([, text]) => !text.startsWith('subscription'));
    const answers = await Promise.all(
      questions.map(([documentId]) => send(JSON.stringify({ documentId, variables: {} }))),
    );
    const codes = answers.map(({ answer }) => answer.errors?.[0]?.extensions?.code ?? 'served');
    expect(codes).not.toContain('UNKNOWN_DOCUMENT');
    expect(codes).not.toContain('INTERNAL_SERVER_ERROR');
  });
});
