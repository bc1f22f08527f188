import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { cast, close, foundAssembly, open, openDraft, soon, draft } from './assembly.ts';
import type { Assembly, Elector } from './assembly.ts';

const PUBLISH = `mutation ($slug: String!, $rules: Json!) { 
  publishRulePack(slug: $slug, names: { en: "Ours" }, rules: $rules) {
  ... on RulePack { id slug version name } ... on Refusal { code details } } }`;
const PREVIEW = `query ($rules: Json!) { previewRulePack(rules: $rules) {
  ... on RulePackPreviews { previews { decision { id } was wouldBe sentences { key } } }
  ... on Refusal { code details } } }`;

let db: Client;
let assembly: Assembly;
let secretary: Person;
let rules: Record<string, unknown>;

beforeAll(async () => {
  db = await testDatabase();
  assembly = await foundAssembly(db, { organisations: 3, individuals: 0 });
  secretary = await makePerson(db, { name: 'Secretary', roles: ['secretary'] });
  const { rows } = await db.query('select rules from voting.rule_pack where id = $1', [assembly.rulePackId]);
  ({ rules } = rows[0]);
});

afterAll(() => db.end());

describe('the rules of the federation', () => {
  it('begin with the presets of other federations, said in words', async () => {
    const { data } = await graphql('{ rulePacks { slug version name inWords { key } } }');
    const coop = data.rulePacks.find((pack: { slug: string }) => pack.slug === 'one-coop-one-vote');
    expect(coop).toMatchObject({ version: 1, name: 'One co-op, one vote' });
    expect(coop.inWords[0]).toEqual({ key: 'ruleOneMemberOneVote' });
  });

  it('are published by the secretary, version after version, also when two publish at once', async () => {
    const slug = `ours-${randomUUID().slice(0, 8)}`;
    const asking = { cookie: secretary.cookie };
    const answers = await Promise.all([1, 2, 3].map(() => graphql(PUBLISH, { slug, rules }, asking)));
    const versions = answers.map(({ data }) => data.publishRulePack.version);
    expect(versions.toSorted((a, b) => a - b)).toEqual([1, 2, 3]);
    const member = await makePerson(db);
    const refused = await graphql(PUBLISH, { slug, rules }, { cookie: member.cookie });
    expect(refused.errors[0]?.extensions?.code).toBe('NOT_ALLOWED');
  });

  it('that contradict themselves are refused with every place that is wrong', async () => {
    const wrong = { ...rules, threshold: { share: '0.5', strict: true, of: 'total' }, colleges: [] };
    const { data } = await graphql(
      PUBLISH,
      { slug: 'Not a slug', rules: wrong },
      { cookie: secretary.cookie },
    );
    const { code, details } = data.publishRulePack;
    expect(code).toBe('INVALID_INPUT');
    expect(details.fields).toMatchObject([{ field: 'slug' }]);
    expect(details.problems.map((problem: { path: string }) => problem.path)).toEqual([
      '$.colleges',
      '$.threshold.share',
    ]);
  });

  it('are tried on past decisions before they are adopted', async () => {
    const decisionId = await open(assembly);
    const [one, two, three] = assembly.organisations as [Elector, Elector, Elector];
    await cast({ decisionId, elector: one, choice: 'yes' });
    await cast({ decisionId, elector: two, choice: 'yes' });
    await cast({ decisionId, elector: three, choice: 'no' });
    await close(assembly, decisionId);
    const stricter = { ...rules, threshold: { share: '3/4', strict: false, of: 'decided' } };
    const { data } = await graphql(PREVIEW, { rules: stricter }, { cookie: secretary.cookie });
    const seen = data.previewRulePack.previews.find(
      (preview: { decision: { id: string } }) => preview.decision.id === decisionId,
    );
    expect(seen).toMatchObject({ was: 'adopted', wouldBe: 'rejected' });
  });

  it('that name a class nobody has open no decision', async () => {
    const lost = await foundAssembly(db, {
      organisations: 1,
      rules: { colleges: [{ name: 'ghosts', classes: ['ghost'], share: '1' }] },
    });
    const answer = await openDraft(lost, await draft(lost), soon(3_600_000));
    expect(answer).toMatchObject({ code: 'UNKNOWN_CLASS', details: { classes: ['ghost'] } });
  });
});

describe('the list of decisions', () => {
  it('is found by words in any language and by number, page by page', async () => {
    const word = `w${randomUUID().slice(0, 8)}`;
    for (let place = 0; place < 3; place += 1) {
      const id = await draft(assembly);
      await db.query('update voting.decision_text set title = $2 where decision_id = $1', [
        id,
        `${word} ${place}`,
      ]);
    }
    const list = `query ($search: String, $after: String) {
      decisions(search: $search, first: 2, after: $after) {
      totalCount pageInfo { hasNextPage endCursor } nodes { number title } } }`;
    const asking = { cookie: secretary.cookie };
    const first = (await graphql(list, { search: word }, asking)).data.decisions;
    expect(first).toMatchObject({
      totalCount: 3,
      pageInfo: { hasNextPage: true },
      nodes: [{ title: `${word} 2` }, { title: `${word} 1` }],
    });
    const second = (await graphql(list, { search: word, after: first.pageInfo.endCursor }, asking)).data
      .decisions;
    expect(second).toMatchObject({ pageInfo: { hasNextPage: false }, nodes: [{ title: `${word} 0` }] });
    const byNumber = (await graphql(list, { search: `#${first.nodes[0].number}` }, asking)).data.decisions;
    expect(byNumber.nodes[0]).toMatchObject({ title: `${word} 2` });
    expect((await graphql(list, { search: '%_\\' }, asking)).data.decisions.totalCount).toBe(0);
    expect((await graphql(list, { search: `${word}\0` }, asking)).data.decisions.totalCount).toBe(3);
    const after = Buffer.from('["1e30"]').toString('base64url');
    expect((await graphql(list, { after }, asking)).errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});
