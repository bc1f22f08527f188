import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { apiUrl, graphql } from '../../../tools/harness/graphql.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { cast, close, draft, foundAssembly, openDraft, soon } from './assembly.ts';
import type { Assembly, Elector } from './assembly.ts';

const LANGUAGES = ['en', 'ca', 'es', 'fr', 'de', 'sv', 'ar'] as const;
const DECISION = `... on Decision { id textVersion texts { version language title status current }
  amendments { id state baseVersion body answer } }
  ... on Refusal { code details }`;
const DOCUMENTS = {
  write: `mutation ($id: ID!, $base: Int!, $language: String!, $title: String!, $body: String!) {
    answer: writeDecisionText(decisionId: $id, baseVersion: $base, language: $language,
      title: $title, body: $body) { ${DECISION} } }`,
  review: `mutation ($id: ID!, $version: Int!, $language: String!) {
    answer: reviewDecisionText(decisionId: $id, version: $version, language: $language) { ${DECISION} } }`,
  propose: `mutation ($id: ID!, $base: Int!, $body: String!) { 
    answer: proposeAmendment(decisionId: $id, baseVersion: $base,
      language: "en", title: "Who is a producer?", body: $body, reason: "Clearer.") {
      ... on Amendment { id state } ... on Refusal { code details } } }`,
  reply: `mutation ($id: ID!, $accept: Boolean!) {
    answer: answerAmendment(amendmentId: $id, accept: $accept, answer: "So be it.") { ${DECISION} } }`,
  comment: `mutation ($id: ID!, $parent: ID, $body: String!) { 
    answer: writeComment(decisionId: $id, parentId: $parent, body: $body) {
    ... on Comment { id parentId body author { name } } ... on Refusal { code details } } }`,
} as const;

let db: Client;
let assembly: Assembly;
let writer: Person;
let reviewer: Person;

beforeAll(async () => {
  db = await testDatabase();
  assembly = await foundAssembly(db, { organisations: 2, individuals: 0 });
  [writer, reviewer] = [await makePerson(db, { name: 'Writer' }), await makePerson(db, { name: 'Reviewer' })];
});

afterAll(() => db.end());

async function ask(document: keyof typeof DOCUMENTS, variables: Record<string, unknown>, person: Person) {
  const { data, errors } = await graphql(DOCUMENTS[document], variables, { cookie: person.cookie });
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data.answer;
}

const translation = (id: string, language: string, base = 1) => ({
  id,
  base,
  language,
  title: `T ${language}`,
  body: `B ${language}`,
});

describe('a decision in seven languages', () => {
  it('is drafted, translated, reviewed, opened, voted on and closed', async () => {
    const id = await draft(assembly, LANGUAGES);
    const missing = await openDraft(assembly, id, soon(3_600_000));
    expect(missing).toMatchObject({
      code: 'LANGUAGE_NOT_REVIEWED',
      details: { languages: LANGUAGES.slice(1) },
    });
    for (const language of LANGUAGES.slice(1)) {
      await ask('write', translation(id, language), writer);
      await ask('review', { id, version: 1, language }, reviewer);
    }
    expect(await openDraft(assembly, id, soon(3_600_000))).toMatchObject({ state: 'open' });
    for (const elector of assembly.organisations) await cast({ decisionId: id, elector });
    expect(await close(assembly, id)).toMatchObject({ state: 'closed', result: { outcome: 'adopted' } });
    for (const language of LANGUAGES.slice(1)) {
      const response = await fetch(`${process.env['TEST_URL']}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'accept-language': language },
        body: JSON.stringify({ query: `{ decision(id: "${id}") { title text { body language } } }` }),
      });
      const { data } = (await response.json()) as { data: { decision: object } };
      expect(data.decision).toEqual({ title: `T ${language}`, text: { body: `B ${language}`, language } });
    }
  });

  it('counts a translation as outdated once the original has changed', async () => {
    const id = await draft(assembly, ['en', 'ca']);
    await ask('write', translation(id, 'ca'), writer);
    await ask('review', { id, version: 1, language: 'ca' }, reviewer);
    const changed = await ask('write', { ...translation(id, 'en'), body: 'Another text.' }, assembly.author);
    const catalan = changed.texts.find((text: { language: string }) => text.language === 'ca');
    expect(changed.textVersion).toBe(2);
    expect(catalan).toMatchObject({ version: 1, status: 'reviewed', current: false });
    expect(await openDraft(assembly, id, soon(3_600_000))).toMatchObject({
      code: 'LANGUAGE_NOT_REVIEWED',
      details: { languages: ['ca'] },
    });
  });

  it('is voted on in words that were reviewed, also where somebody left others behind', async () => {
    const id = await draft(assembly);
    await ask('write', translation(id, 'fr'), writer);
    const inFrench = async () => {
      const response = await fetch(`${apiUrl()}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'accept-language': 'fr',
          cookie: assembly.author.cookie,
        },
        body: JSON.stringify({ query: `{ decision(id: "${id}") { title text { language status } } }` }),
      });
      return JSON.parse(await response.text()).data.decision;
    };
    expect(await inFrench()).toEqual({ title: 'T fr', text: { language: 'fr', status: 'draft' } });
    await openDraft(assembly, id, soon(3_600_000));
    expect(await inFrench()).toEqual({
      title: 'Who is a producer?',
      text: { language: 'en', status: 'reviewed' },
    });
  });

  it('is reviewed by somebody else than the writer', async () => {
    const id = await draft(assembly, ['en', 'ca']);
    await ask('write', translation(id, 'ca'), writer);
    expect(await ask('review', { id, version: 1, language: 'ca' }, writer)).toMatchObject({
      code: 'OWN_TEXT',
    });
  });
});

describe('two who write at once', () => {
  it('both keep their words: the second is given what the first wrote', async () => {
    const id = await draft(assembly);
    await ask('write', { ...translation(id, 'en'), body: 'What the first wrote.' }, assembly.author);
    const answer = await ask(
      'write',
      { ...translation(id, 'en'), body: 'What the second wrote.' },
      assembly.author,
    );
    expect(answer).toMatchObject({
      code: 'VERSION_MISMATCH',
      details: {
        textVersion: 2,
        yours: { version: 1, body: 'What the second wrote.' },
        theirs: { version: 2, body: 'What the first wrote.' },
      },
    });
  });

  it('cannot change the original of somebody else, nor a text that is being voted on', async () => {
    const id = await draft(assembly);
    expect(await ask('write', translation(id, 'en'), writer)).toMatchObject({ code: 'NOT_ALLOWED' });
    await openDraft(assembly, id, soon(3_600_000));
    expect(await ask('write', translation(id, 'en'), assembly.author)).toMatchObject({
      code: 'ALREADY_OPEN',
    });
  });
});

describe('an amendment', () => {
  it('becomes the next version when it is accepted; others follow or are outdated', async () => {
    const id = await draft(assembly);
    const proposed = await ask('propose', { id, base: 1, body: 'One and a half.\n\nTwo.\n\nThree.' }, writer);
    await ask('propose', { id, base: 1, body: 'One.\n\nTwo.\n\nThree and more.' }, reviewer);
    await ask('propose', { id, base: 1, body: 'Nobody.\n\nTwo.\n\nThree.' }, reviewer);
    expect(await ask('reply', { id: proposed.id, accept: true }, writer)).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    const decision = await ask('reply', { id: proposed.id, accept: true }, assembly.author);
    expect(decision.textVersion).toBe(2);
    expect(decision.amendments).toMatchObject([
      { state: 'accepted', answer: 'So be it.' },
      { state: 'proposed', baseVersion: 2, body: 'One and a half.\n\nTwo.\n\nThree and more.' },
      { state: 'outdated', baseVersion: 1 },
    ]);
    expect(await ask('reply', { id: proposed.id, accept: false }, assembly.author)).toMatchObject({
      code: 'ALREADY_ANSWERED',
    });
  });

  it('that changes nothing, or speaks of an older text, is refused', async () => {
    const id = await draft(assembly);
    expect(await ask('propose', { id, base: 1, body: 'One.\n\nTwo.\n\nThree.' }, writer)).toMatchObject({
      code: 'INVALID_INPUT',
    });
    expect(await ask('propose', { id, base: 7, body: 'Else.' }, writer)).toMatchObject({
      code: 'VERSION_MISMATCH',
    });
  });
});

describe('talk', () => {
  it('has replies, and ends with the vote', async () => {
    const id = await draft(assembly);
    const said = await ask('comment', { id, body: ' What does it cost? ' }, writer);
    expect(said).toMatchObject({ parentId: null, body: 'What does it cost?', author: { name: 'Writer' } });
    expect(await ask('comment', { id, parent: said.id, body: 'Nothing.' }, reviewer)).toMatchObject({
      parentId: said.id,
    });
    expect(await ask('comment', { id, body: '   ' }, writer)).toMatchObject({
      code: 'INVALID_INPUT',
      details: { fields: [{ field: 'body' }] },
    });
    expect(
      await ask('comment', { id: await draft(assembly), parent: said.id, body: 'Where?' }, writer),
    ).toMatchObject({ code: 'NOT_FOUND' });
    await openDraft(assembly, id, soon(3_600_000));
    await close(assembly, id);
    expect(await ask('comment', { id, body: 'Too late.' }, writer)).toMatchObject({ code: 'CLOSED' });
  });
});

describe('today', () => {
  it('holds the vote until it is cast, and the amendment until it is answered', async () => {
    const own = await foundAssembly(db, { organisations: 1, individuals: 0 });
    const elector = own.organisations[0] as Elector;
    const today = async (person: Person) => {
      const { data } = await graphql(
        `
          {
            today {
              kind
              memberName
              decision {
                id
                title
              }
            }
          }
        `,
        {},
        { cookie: person.cookie },
      );
      return data.today;
    };
    expect(await today(elector.voter)).toEqual([]);
    const id = await draft(own);
    const proposal = await ask('propose', { id, base: 1, body: 'Else.' }, elector.voter);
    expect(await today(own.author)).toMatchObject([{ kind: 'answer-amendment', decision: { id } }]);
    await ask('reply', { id: proposal.id, accept: false }, own.author);
    expect(await today(own.author)).toMatchObject([{ kind: 'open-decision', decision: { id } }]);
    await openDraft(own, id, soon(3_600_000));
    expect(await today(elector.voter)).toMatchObject([
      { kind: 'vote', memberName: elector.name, decision: { id, title: 'Who is a producer?' } },
    ]);
    await cast({ decisionId: id, elector });
    expect(await today(elector.voter)).toEqual([]);
    const visitor = await graphql('{ today { kind } }');
    expect(visitor.errors[0]?.extensions?.code).toBe('NOT_SIGNED_IN');
  });

  it('asks members to look over a translation, and nobody who only applies to join', async () => {
    const id = await draft(assembly, ['en', 'sv']);
    await ask('write', translation(id, 'sv'), writer);
    const applicant = await makePerson(db, { language: 'sv' });
    const kinds = async () =>
      (await graphql('{ today { kind decision { id } } }', {}, { cookie: applicant.cookie, language: 'sv' }))
        .data.today as object[];
    const line = { kind: 'review-translation', decision: { id } };
    expect(await kinds()).toContainEqual(line);
    await db.query(`update identity.account set is_guest = true where id = $1`, [applicant.accountId]);
    expect(await kinds()).toEqual([]);
  });
});
