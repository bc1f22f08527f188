import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { testDatabase } from './accounts.ts';
import { accept, ask, draft, duties, foundHouse, publish, published, write } from './documents.ts';
import type { House, Told } from './documents.ts';
import { dayIn } from './levels.ts';

const END = `mutation ($slug: String!, $lastDay: Day, $reason: String!) {
  answer: endDocument(slug: $slug, lastDay: $lastDay, reason: $reason) {
    ... on AgreementDocument { id slug lastDay endReason versions { number inForce } } ... on Refusal { code details } } }`;
const DISCARD = `mutation ($slug: String!) { answer: discardDraft(slug: $slug) {
  ... on Done { done } ... on Refusal { code } } }`;
const READ = `query ($slug: String!) { agreement(slug: $slug) { slug lastDay endReason versions { number inForce } } }`;
const TOMORROW = new Date(Date.now() + 86_400_000);

let db: Client;
let house: House;
let other: House;

beforeAll(async () => {
  db = await testDatabase();
  house = await foundHouse(db);
  other = await foundHouse(db, 'SE');
});

afterAll(() => db.end());

const end = async (slug: string, change: object = {}, who = house.keeper) =>
  (await ask(END, { slug, lastDay: dayIn(0), reason: 'It is replaced.', ...change }, who)).answer;
const endedYesterday = (slug: string) =>
  db.query(`update agreements.document set last_day = $2 where slug = $1`, [slug, dayIn(-1)]);
const reasonsOf = ({ details }: Told) =>
  (details?.['fields'] as { reason: string }[] | undefined)?.map(({ reason }) => reason);
const asks = async (slug: string, now?: Date) => (await duties(house.representative, now)).has(slug);

describe('a document that ends', () => {
  it('asks until its last day and not after it, and stays to be read with its reason', async () => {
    const document = await published(house, 'conditions-of-use');
    const { slug } = document;
    expect((await end(slug, {}, other.keeper)).code).toBe('NOT_ALLOWED');
    expect(await end(slug)).toMatchObject({ lastDay: dayIn(0), endReason: 'It is replaced.' });
    expect(await asks(slug)).toBe(true);
    expect(await asks(slug, TOMORROW)).toBe(false);
    const late = await accept(document, house.representative, null, TOMORROW);
    expect(late.code).toBe('DOCUMENT_ENDED');
    expect((await accept(document, house.representative)).acceptances).toHaveLength(1);
    expect((await duties(house.representative, TOMORROW)).get(slug)).toBe('ended');
    expect((await duties(house.alternate, TOMORROW)).has(slug)).toBe(false);
    expect((await ask(READ, { slug }, null, TOMORROW)).answer).toEqual({
      slug,
      lastDay: dayIn(0),
      endReason: 'It is replaced.',
      versions: [{ number: 1, inForce: false }],
    });
  });

  it('may be given another last day, or none, until that is over', async () => {
    const { slug } = await published(house, 'licensing');
    expect(reasonsOf(await end(slug, { lastDay: null, reason: '' }))).toEqual([
      'refusals:field.required',
      'refusals:field.required',
    ]);
    expect(reasonsOf(await end(slug, { lastDay: dayIn(-1) }))).toEqual(['agreements:field.endPast']);
    await end(slug, { lastDay: dayIn(9) });
    expect(reasonsOf(await end(slug, { lastDay: dayIn(9) }))).toEqual(['agreements:field.endsThen']);
    expect(await end(slug, { lastDay: dayIn(3) })).toMatchObject({ lastDay: dayIn(3) });
    expect(await end(slug, { lastDay: null, reason: 'It stays.' })).toMatchObject({
      lastDay: null,
      endReason: 'It stays.',
      versions: [{ inForce: true }],
    });
    await endedYesterday(slug);
    expect(reasonsOf(await end(slug, { lastDay: null }))).toEqual(['agreements:field.endedAlready']);
  });

  it('gets no further words, and no version that would begin after it', async () => {
    const { slug } = await published(house, 'code-of-conduct');
    await end(slug);
    const { answer } = await write(slug, { body: 'Two.' }, house.keeper);
    const sha256 = answer.versions[0]?.texts[0]?.sha256 ?? '';
    const late = await publish(slug, sha256, house.keeper, { from: dayIn(1) });
    expect(reasonsOf(late.answer)).toEqual(['agreements:field.afterEnd']);
    await endedYesterday(slug);
    const more = await write(slug, { body: 'Three.', base: sha256 }, house.keeper);
    expect(more.answer.code).toBe('DOCUMENT_ENDED');
    expect((await publish(slug, sha256, house.keeper)).answer.code).toBe('DOCUMENT_ENDED');
  });
});

describe('a draft', () => {
  const discard = async (slug: string, who = house.keeper) =>
    (await ask(DISCARD, { slug }, who)).answer as { readonly code?: string };

  it('is thrown away in every language, and what is published stays', async () => {
    const { slug } = await published(house, 'data-protection');
    await write(slug, { body: 'Two.' }, house.keeper);
    await write(slug, { body: 'Dos.', language: 'es' }, house.keeper);
    expect((await discard(slug, other.keeper)).code).toBe('NOT_ALLOWED');
    expect(await discard(slug)).toEqual({ done: true });
    expect((await ask(READ, { slug }, house.keeper)).answer).toMatchObject({ versions: [{ number: 1 }] });
    expect((await discard(slug)).code).toBe('NOT_FOUND');
    const { answer } = await write(slug, { body: 'Another two.' }, house.keeper);
    expect(answer.versions[0]).toMatchObject({ number: 2, publishedAt: null });
  });

  it('of a document of which nothing was published takes the document with it, and its address is free', async () => {
    const { answer: opened } = await draft(house, 'cookies');
    await write(opened.slug, { body: 'One.' }, house.keeper);
    expect(reasonsOf(await end(opened.slug))).toEqual(['agreements:field.nothingPublished']);
    expect(await discard(opened.slug)).toEqual({ done: true });
    const { rows } = await db.query(`select id from agreements.document where slug = $1`, [opened.slug]);
    expect(rows).toEqual([]);
    expect((await discard(opened.slug)).code).toBe('NOT_FOUND');
  });
});
