import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { apiUrl } from '../../../tools/harness/graphql.mjs';
import { testDatabase } from './accounts.ts';
import { accept, ask, foundHouse, publish, published, write } from './documents.ts';
import type { House, Published } from './documents.ts';

let db: Client;
let house: House;
let other: House;

beforeAll(async () => {
  db = await testDatabase();
  house = await foundHouse(db);
  other = await foundHouse(db);
});

afterAll(() => db.end());

const body = `## First

Everybody may read this, **also** at [the source](https://coop.example/x).

* One thing
* Another thing

${'A long sentence that goes on and on, so that the document has several pages. '.repeat(90)}`;

async function paperOf(id: string, who: House['keeper'] | null) {
  return fetch(`${apiUrl()}/acceptances/${id}/document.pdf`, who ? { headers: { cookie: who.cookie } } : {});
}

/** What another program reads in a PDF. */
async function read(response: Response) {
  const data = new Uint8Array(await response.arrayBuffer());
  const pdf = await getDocument({ data, verbosity: VerbosityLevel.ERRORS }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join(''));
  }
  const { info } = await pdf.getMetadata();
  const files = (await pdf.getAttachments()) as Readonly<Record<string, { readonly content: Uint8Array }>>;
  const file = (name: string) => Buffer.from(files[name]?.content ?? []).toString();
  return { pages, text: pages.join('\n'), info: info as Readonly<Record<string, unknown>>, file };
}

async function accepted(document: Published): Promise<string> {
  return (await accept(document, house.representative)).acceptances?.[0]?.id ?? '';
}

describe('a signed document', () => {
  it('holds the words, who accepted them and when, and proves by itself that they are the words', async () => {
    const document = await published(house, 'conditions-of-use', body);
    const id = await accepted(document);
    const response = await paperOf(id, house.representative);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    const { pages, text, info, file } = await read(response);
    expect(pages.length).toBeGreaterThan(2);
    expect(pages[0]).toContain('Everybody may read this, also at the source (https://coop.example/x).');
    expect(pages[0]).toContain('• Another thing');
    for (const words of ['Representative', 'for themself', document.sha256, id, 'It stands.'])
      expect(text).toContain(words);
    expect(info).toMatchObject({ Title: 'Conditions', Language: 'en' });
    expect(createHash('sha256').update(file('text.json')).digest('hex')).toBe(document.sha256);
    expect(JSON.parse(file('text.json'))).toMatchObject({ body: body.trim(), language: 'en' });
    expect(JSON.parse(file('acceptance.json'))).toMatchObject({
      id,
      sha256: document.sha256,
      withdrawnAt: null,
    });
  });

  it('is written in the language that was read, from right to left where that is so', async () => {
    const { slug, versionId } = await published(house, 'conditions-of-use', 'One.');
    const words = { language: 'ar', title: 'شروط (نموذج)', body: '## قسم\n\nتنطبق النسخة 2 من Hypha.' };
    const { answer } = await write(slug, { versionId, ...words }, house.keeper);
    const sha256 = answer.versions[0]?.texts.find(({ language }) => language === 'ar')?.sha256;
    const given = await ask(
      `mutation ($accepting: [AcceptingInput!]!) { acceptDocuments(accepting: $accepting) {
        ... on Acceptances { acceptances { id } } } }`,
      { accepting: [{ versionId, language: 'ar', sha256 }] },
      house.representative,
    );
    const [acceptance] = (given.answer as never as { acceptances: { id: string }[] }).acceptances;
    const { text, info } = await read(await paperOf(acceptance?.id ?? '', house.representative));
    expect(info['Language']).toBe('ar');
    for (const said of ['شروط', 'نموذج', 'قسم', 'تنطبق النسخة', 'من', 'Hypha']) expect(text).toContain(said);
    expect(text).toContain(sha256);
  });

  it('says of a version whether it holds, also once another does', async () => {
    const document = await published(house, 'conditions-of-use');
    const id = await accepted(document);
    expect((await read(await paperOf(id, house.representative))).text).toContain('Version 1, in force since');
    const { answer } = await write(document.slug, { body: 'One. Two.' }, house.keeper);
    await publish(document.slug, answer.versions[0]?.texts[0]?.sha256 ?? '', house.keeper);
    expect((await read(await paperOf(id, house.representative))).text).toMatch(
      /Version 1, .* no longer in force/,
    );
    const shown = await ask(
      `query ($id: ID!) { answer: acceptance(id: $id) { version { number inForce } } }`,
      { id },
      house.representative,
    );
    expect(shown.answer).toEqual({ version: { number: 1, inForce: false } });
  });

  it('tells of a withdrawal', async () => {
    const id = await accepted(await published(house, 'conditions-of-use'));
    await ask(
      `mutation ($id: ID!) { withdrawAcceptance(id: $id, reason: "We leave.") { ... on Refusal { code } } }`,
      { id },
      house.representative,
    );
    const { text, file } = await read(await paperOf(id, house.keeper));
    expect(text).toContain('We leave.');
    expect(JSON.parse(file('acceptance.json')).withdrawnAt).toMatch(/Z$/);
  });

  it('is for those whom it concerns, and its exact words are for everyone', async () => {
    const document = await published(house, 'conditions-of-use', 'Public words.');
    const id = await accepted(document);
    expect((await paperOf(id, null)).status).toBe(401);
    expect((await paperOf(id, other.keeper)).status).toBe(404);
    expect((await paperOf('x', house.representative)).status).toBe(404);
    const canonical = await fetch(`${apiUrl()}/agreements/texts/${document.sha256}.json`);
    const bytes = Buffer.from(await canonical.arrayBuffer());
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(document.sha256);
    expect((await fetch(`${apiUrl()}/agreements/texts/${'0'.repeat(64)}.json`)).status).toBe(404);
  });
});
