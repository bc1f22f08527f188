import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import { makePerson, testDatabase } from './accounts.ts';
import { accept, ask, draft, duties, foundHouse, publish, published, write } from './documents.ts';
import type { House } from './documents.ts';

const DAY_MS = 86_400_000;

let db: Client;
let house: House;
let other: House;

beforeAll(async () => {
  db = await testDatabase();
  house = await foundHouse(db);
  other = await foundHouse(db, 'SE');
});

afterAll(() => db.end());

describe('a name that no document can have', () => {
  it('is answered with where it stands', async () => {
    const { errors } = await ask(
      'query ($slug: String!) { agreement(slug: $slug) { slug } }',
      { slug: 'a\0b' },
      null,
    );
    expect(errors[0]).toMatchObject({ path: ['agreement'], extensions: { code: 'BAD_USER_INPUT' } });
  });
});

describe('a document', () => {
  it('is opened, written and published by whoever acts for its custodian', async () => {
    const { answer: opened } = await draft(house, 'conditions-of-use');
    expect(opened.versions).toEqual([]);
    const { answer: written } = await write(opened.slug, { body: 'One.' }, house.keeper);
    const text = written.versions[0]?.texts[0];
    const canonical = '{"body":"One.","format":"plenaria-text/1","language":"en","title":"Conditions"}';
    expect(text?.sha256).toBe(createHash('sha256').update(canonical).digest('hex'));
    const { answer } = await publish(opened.slug, text?.sha256 ?? '', house.keeper);
    expect(answer.versions).toMatchObject([{ number: 1, inForce: true }]);
  });

  it('is nobody else’s to open, write, read in draft or publish', async () => {
    const { answer: opened } = await draft(house, 'licensing');
    const { answer: written } = await write(opened.slug, { body: 'Secret.' }, house.keeper);
    const sha256 = written.versions[0]?.texts[0]?.sha256 ?? '';
    expect((await draft(house, 'licensing', other.keeper)).answer.code).toBe('NOT_ALLOWED');
    expect((await draft(house, 'licensing', house.keeper, null)).answer.code).toBe('NOT_ALLOWED');
    expect((await write(opened.slug, { body: 'X' }, other.keeper)).answer.code).toBe('NOT_ALLOWED');
    expect((await publish(opened.slug, sha256, other.keeper)).answer.code).toBe('NOT_ALLOWED');
    const kept = await ask('{ keptDocuments { slug } }', {}, other.keeper);
    expect(JSON.stringify(kept.answer)).not.toContain(opened.slug);
    for (const reader of [null, house.representative]) {
      const { answer } = await ask(
        'query ($slug: String!) { agreement(slug: $slug) { id } }',
        opened,
        reader,
      );
      expect(answer).toBeNull();
    }
  });

  it('of the federation, and of every custodian, is kept by the secretary too', async () => {
    const secretary = await makePerson(db, { roles: ['secretary'] });
    const { answer: opened } = await draft(house, 'code-of-conduct', secretary);
    const { answer } = await write(opened.slug, { body: 'Be kind.' }, secretary);
    expect(answer.versions).toHaveLength(1);
  });

  it('says what is wrong with it, field by field', async () => {
    const { answer: opened } = await draft(house, 'licensing');
    const { answer: written } = await write(opened.slug, { body: 'One.' }, house.keeper);
    const sha256 = written.versions[0]?.texts[0]?.sha256 ?? '';
    const yesterday = new Date(Date.now() - DAY_MS).toISOString().slice(0, 10);
    const wrong = await publish(opened.slug, sha256, house.keeper, { from: yesterday, reason: ' ' });
    expect(wrong.answer.details?.['fields']).toEqual([
      { field: 'effectiveFrom', reason: 'agreements:field.past' },
      { field: 'reason', reason: 'agreements:field.founded' },
    ]);
    const unknown = await publish(opened.slug, sha256, house.keeper, { decision: 999_999 });
    expect(unknown.answer.details?.['fields']).toMatchObject([{ field: 'decision' }]);
    expect((await publish(opened.slug, 'f'.repeat(64), house.keeper)).answer.code).toBe('VERSION_MISMATCH');
  });

  it('that two write at once loses the words of neither', async () => {
    const { answer: opened } = await draft(house, 'licensing');
    const first = await write(opened.slug, { body: 'Mine.' }, house.keeper);
    const second = await write(opened.slug, { body: 'Yours.' }, house.keeper);
    expect(first.answer.code).toBeUndefined();
    expect(second.answer).toMatchObject({
      code: 'VERSION_MISMATCH',
      details: { yours: { body: 'Yours.' }, theirs: { body: 'Mine.' } },
    });
  });
});

describe('a published version', () => {
  it('cannot be changed by anyone, also not past the program', async () => {
    const { versionId } = await published(house, 'licensing');
    await db.query(`select set_config('plenaria.account', 'system', false)`);
    for (const statement of [
      `update agreements.version set material = false where id = $1`,
      `delete from agreements.version where id = $1`,
      `update agreements.text set body = 'Else' where version_id = $1`,
      `delete from agreements.text where version_id = $1`,
      `insert into agreements.text (version_id, language, title, body, summary, status, sha256, written_at)
       values ($1, 'en', 'T', 'Else', '', 'reviewed', '${'a'.repeat(64)}', now())`,
      `insert into agreements.text (version_id, language, title, body, summary, status, sha256, written_at, translation_of)
       values ($1, 'ca', 'T', 'Else', '', 'draft', '${'a'.repeat(64)}', now(), '${'b'.repeat(64)}')`,
    ])
      await expect(db.query(statement, [versionId])).rejects.toThrow('is published');
    await db.query(`reset plenaria.account`);
  });

  it('takes translations, which somebody else reviews and which never touch what is authoritative', async () => {
    const { slug, versionId, sha256 } = await published(house, 'licensing');
    const catalan = { versionId, language: 'ca', title: 'Llicència', body: 'Un.' };
    const { answer } = await write(slug, catalan, house.keeper);
    expect(answer.versions[0]?.texts).toMatchObject([
      { language: 'en', sha256, status: 'reviewed' },
      { language: 'ca', translationOf: sha256, status: 'draft', current: true },
    ]);
    const textId = answer.versions[0]?.texts[1]?.id;
    const review = (who: House['keeper']) =>
      ask(
        `mutation ($slug: String!, $textId: ID!) { reviewDocumentText(slug: $slug, textId: $textId) {
          ... on AgreementDocument { id versions { texts { status } } } ... on Refusal { code } } }`,
        { slug, textId },
        who,
      );
    expect((await review(house.keeper)).answer.code).toBe('OWN_TEXT');
    const secretary = await makePerson(db, { roles: ['secretary'] });
    expect((await review(secretary)).answer.versions[0]?.texts).toMatchObject([{}, { status: 'reviewed' }]);
    const english = { versionId, body: 'Other words.', base: sha256 };
    expect((await write(slug, english, house.keeper)).answer.code).toBe('NOT_ALLOWED');
  });
});

describe('agreeing', () => {
  it('is to the words that were read, in their language, once, and proves when', async () => {
    const document = await published(house, 'conditions-of-use');
    expect((await duties(house.representative)).get(document.slug)).toBe('to-accept');
    const first = await accept(document, house.representative);
    const again = await accept(document, house.representative);
    expect(first.acceptances?.[0]).toMatchObject({
      language: 'en',
      sha256: document.sha256,
      method: 'screen',
    });
    expect(again.acceptances?.[0]?.id).toBe(first.acceptances?.[0]?.id);
    expect((await duties(house.representative)).get(document.slug)).toBe('accepted');
    await db.query(`select set_config('plenaria.account', '', false)`);
    await expect(db.query('delete from agreements.acceptance')).resolves.toMatchObject({ rowCount: 0 });
    await db.query(`select set_config('plenaria.account', 'system', false)`);
    await expect(db.query('update agreements.acceptance set at = now()')).rejects.toThrow('written once');
    await db.query(`reset plenaria.account`);
  });

  it('in two windows at once leaves one acceptance', async () => {
    const document = await published(house, 'conditions-of-use');
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => accept(document, house.representative)),
    );
    expect(new Set(answers.map(({ acceptances }) => acceptances?.[0]?.id)).size).toBe(1);
  });

  it('to a text that changed while it was being read is refused, and says which', async () => {
    const document = await published(house, 'conditions-of-use');
    const { slug, versionId, sha256 } = document;
    expect(await accept({ ...document, sha256: 'e'.repeat(64) }, house.representative)).toMatchObject({
      code: 'DOCUMENT_CHANGED',
      details: { slug },
    });
    const { answer } = await write(slug, { body: 'Two.' }, house.keeper);
    await publish(slug, answer.versions[0]?.texts[0]?.sha256 ?? '', house.keeper);
    expect((await accept({ slug, versionId, sha256 }, house.representative)).code).toBe('DOCUMENT_CHANGED');
  });

  it('is asked again when what one agreed to has changed, from the day it holds', async () => {
    const document = await published(house, 'conditions-of-use');
    await accept(document, house.representative);
    const later = new Date(Date.now() + 10 * DAY_MS);
    const { answer } = await write(document.slug, { body: 'One. And two.' }, house.keeper);
    const sha256 = answer.versions[0]?.texts[0]?.sha256 ?? '';
    await publish(document.slug, sha256, house.keeper, { from: later.toISOString().slice(0, 10) });
    expect((await duties(house.representative)).get(document.slug)).toBe('accepted');
    expect((await duties(house.representative, later)).get(document.slug)).toBe('changed');
  });

  it('stays when a change touches nothing of it, and one is only told', async () => {
    const document = await published(house, 'conditions-of-use');
    await accept(document, house.representative);
    const { answer } = await write(document.slug, { body: 'One!' }, house.keeper);
    const sha256 = answer.versions[0]?.texts[0]?.sha256 ?? '';
    await publish(document.slug, sha256, house.keeper, { material: false });
    expect((await duties(house.representative)).get(document.slug)).toBe('informed');
  });

  it('for an organisation is its representative’s, and everyone who speaks for it sees it', async () => {
    const consortium = await published(house, 'consortium');
    expect((await duties(house.representative)).get(consortium.slug)).toBe('to-accept');
    expect((await duties(house.alternate)).get(consortium.slug)).toBe('to-accept, not mine');
    for (const who of [house.alternate, other.representative, house.keeper])
      expect((await accept(consortium, who, house.memberId)).code).toBe('NOT_REPRESENTING');
    expect((await accept(consortium, house.representative)).code).toBe('NOT_REPRESENTING');
    expect((await accept(consortium, house.representative, house.memberId)).acceptances).toHaveLength(1);
    expect((await duties(house.alternate)).get(consortium.slug)).toBe('accepted, not mine');
  });

  it('is asked of nobody where a document only informs, nor of members of another custodian', async () => {
    const cookies = await published(house, 'cookies');
    expect((await duties(house.representative)).get(cookies.slug)).toBe('information');
    expect((await accept(cookies, house.representative)).code).toBe('NOTHING_TO_ACCEPT');
    expect((await duties(other.representative)).has(cookies.slug)).toBe(false);
  });
});

describe('somebody who wants to join', () => {
  it('is told what the custodian asks on top of the federation, and may accept it before being a member', async () => {
    const document = await published(house, 'conditions-of-use');
    const applicant = await makePerson(db, { name: 'Applicant' });
    const waiting = async () => {
      const { answer } = await ask(
        'query ($custodian: String!) { documentsToAccept(custodian: $custodian) { document { slug } } }',
        { custodian: house.custodian },
        applicant,
      );
      return (answer as never as { document: { slug: string } }[]).map((one) => one.document.slug);
    };
    expect(await waiting()).toContain(document.slug);
    expect((await accept(document, applicant)).acceptances).toHaveLength(1);
    expect(await waiting()).not.toContain(document.slug);
    expect(await waiting()).not.toContain((await published(other, 'licensing')).slug);
  });
});

describe('the proof of an acceptance', () => {
  const evidence = (id: string, who: House['keeper'] | null) =>
    ask(
      `query ($id: ID!) { acceptance(id: $id) { acceptance { id person { name } } text { body } } }`,
      { id },
      who,
    );

  it('is shown to the person and to the custodian whose document it is, and to nobody else', async () => {
    const document = await published(house, 'conditions-of-use', 'These words.');
    const id = (await accept(document, house.representative)).acceptances?.[0]?.id ?? '';
    const secretary = await makePerson(db, { roles: ['secretary'] });
    for (const who of [house.representative, house.keeper, secretary])
      expect((await evidence(id, who)).answer).toMatchObject({ text: { body: 'These words.' } });
    for (const who of [house.alternate, other.keeper, other.representative])
      expect((await evidence(id, who)).answer).toBeNull();
    expect((await evidence(id, null)).errors).toHaveLength(1);
  });

  it('is kept from others by the database alone', async () => {
    const document = await published(house, 'conditions-of-use');
    await accept(document, house.representative);
    const { answer: hidden } = await draft(house, 'licensing');
    await write(hidden.slug, { body: 'Secret.' }, house.keeper);
    const seen = async (account: string, custodians: string) => {
      await db.query('begin');
      await db.query(
        `select set_config('plenaria.account', $1, true), set_config('plenaria.custodians', $2, true)`,
        [account, custodians],
      );
      const { rows } = await db.query<{ acceptances: string; drafts: string }>(
        `select (select count(*) from agreements.acceptance where custodian_id = $1) as acceptances,
                (select count(*) from agreements.text t join agreements.version v on v.id = t.version_id
                  where v.custodian_id = $1 and v.published_at is null) as drafts`,
        [house.custodianId],
      );
      await db.query('rollback');
      return { acceptances: Number(rows[0]?.acceptances) > 0, drafts: Number(rows[0]?.drafts) > 0 };
    };
    expect(await seen(house.keeper.accountId, house.custodianId)).toEqual({
      acceptances: true,
      drafts: true,
    });
    expect(await seen(other.keeper.accountId, other.custodianId)).toEqual({
      acceptances: false,
      drafts: false,
    });
    expect(await seen(house.representative.accountId, '')).toEqual({ acceptances: true, drafts: false });
    expect(await seen('', '')).toEqual({ acceptances: false, drafts: false });
  });
});
