import { randomUUID } from 'node:crypto';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { newSession, type Person, type Screens } from './screens.ts';

/** One co-op, one vote; what a test needs otherwise it says. */
const plain = {
  format: 'plenaria-rules/1',
  colleges: [{ name: 'members', classes: ['*'], share: '1' }],
  choices: ['yes', 'no', 'abstain'],
  base: 'decided',
  silentCollege: 'redistribute',
  threshold: { share: '1/2', strict: true, of: 'decided' },
  conditions: [],
  quorum: [],
  ties: { kind: 'statusQuo' },
  overlap: 'declared',
  delegation: 'none',
  secrecy: 'open',
  mayChange: true,
  languages: [],
};

/** Does something of the api as somebody of the living example, and gives the first answer. */
export async function act(db: Screens['db'], who: Person, document: string, variables: object) {
  const cookie = `__Host-plenaria=${await newSession(db, who)}`;
  const { data, errors } = await graphql(document, variables as Record<string, unknown>, { cookie });
  const [answer] = Object.values<{ id?: string; code?: string }>(data ?? {});
  if (!answer || answer.code) throw new Error(JSON.stringify(answer ?? errors));
  return answer;
}

/** A draft by the chair, under a rule of its own. */
export async function draftUnder(db: Screens['db'], rules: object, title: string): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    `insert into voting.rule_pack (slug, version, names, rules, created_at)
     values ($1, 1, '{"en":"A rule of its own"}', $2, now()) returning id`,
    [`own-${randomUUID()}`, JSON.stringify({ ...plain, ...rules })],
  );
  const document = `mutation ($title: String!, $rule: ID!) {
    draftDecision(language: "en", title: $title, body: "Every second year.", rulePackId: $rule, languages: ["en"]) {
      ... on Decision { id } ... on Refusal { code details } } }`;
  const { id } = await act(db, 'Mei-Lin Chow', document, { title, rule: rows[0]?.id });
  if (!id) throw new Error('a draft has an id');
  return id;
}

/** Opens a draft, lets two members disagree, and closes it: yes and no are level. */
export async function tie(db: Screens['db'], id: string): Promise<void> {
  const chair = (document: string, variables: object) =>
    act(db, 'Mei-Lin Chow', document, { id, ...variables });
  await chair(
    `mutation ($id: ID!, $closesAt: Instant!) { openDecision(decisionId: $id, closesAt: $closesAt) {
      ... on Decision { id } ... on Refusal { code details } } }`,
    { closesAt: new Date(Date.now() + 3_600_000).toISOString() },
  );
  const cast = `mutation ($id: ID!, $member: ID!, $choice: Choice!, $key: String!) {
    castBallot(decisionId: $id, memberId: $member, choice: $choice, idempotencyKey: $key) {
      ... on Ballot { id receipt } ... on Refusal { code details } } }`;
  for (const [who, slug, choice] of [
    ['Aina Ferrer', 'femprocomuns', 'yes'],
    ['Isla MacGregor', 'webarchitects', 'no'],
  ] as const) {
    const { rows } = await db.query<{ id: string }>('select id from membership.member where slug = $1', [
      slug,
    ]);
    await act(db, who, cast, { id, member: rows[0]?.id, choice, key: randomUUID() });
  }
  await chair(
    `mutation ($id: ID!) { closeDecision(decisionId: $id) {
      ... on Decision { id } ... on Refusal { code details } } }`,
    {},
  );
}
