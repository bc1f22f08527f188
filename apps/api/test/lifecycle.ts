import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { inbox } from '../../../tools/harness/inbox.mjs';
import type { Person } from './accounts.ts';
import type { Elector } from './assembly.ts';
import { until } from './until.ts';

const TYPES: Readonly<Record<string, string>> = {
  from: 'Day!',
  kind: 'String!',
  custodian: 'String',
  reason: 'String!',
  text: 'String!',
  agrees: 'Boolean!',
  closesAt: 'Instant!',
};

/** What came of an act on a membership: the change, or why not. */
export type Acted = {
  readonly id: string;
  readonly state: string;
  readonly decisionId: string | null;
  readonly next: { readonly who: string; readonly what: string };
  readonly code?: string;
  readonly details?: object;
};

/** Acts on a membership by its mutation, at this time. */
export async function act(
  mutation: string,
  args: Readonly<Record<string, unknown>>,
  who: Person,
  now?: Date,
): Promise<Acted> {
  const names = Object.keys(args);
  const { data, errors } = await graphql(
    `mutation (${names.map((name) => `$${name}: ${TYPES[name] ?? 'ID!'}`).join(', ')}) {
       ${mutation}(${names.map((name) => `${name}: $${name}`).join(', ')}) {
         ... on MembershipChange { id state decisionId next { who what } }
         ... on Refusal { code details } } }`,
    args,
    { cookie: who.cookie, ...(now && { now }) },
  );
  return data?.[mutation] ?? errors[0]?.extensions;
}

const LIFE = `query ($slug: String!) {
  memberLife(slug: $slug) {
    pausedFrom mayAsk isGivenBack openDecisions { id }
    changes { id kind state reason firstDay opens next { who what } history { kind byName text } mayObject { id } } }
  member(slug: $slug) { custodian { slug } classes { class { slug } } representatives { person { name } }
    history { kind reason } }
  waitingChanges { nodes { id } } }`;

/** A membership as somebody reads it. */
export async function readLife(db: Client, memberId: string, who: Person) {
  const { rows } = await db.query(`select slug from membership.member where id = $1`, [memberId]);
  const { data, errors } = await graphql(LIFE, { slug: rows[0]?.slug }, { cookie: who.cookie });
  if (errors[0]) throw new Error(errors[0].message);
  return { life: data.memberLife, member: data.member, waiting: data.waitingChanges.nodes };
}

/** Puts a member of an assembly with a custodian of the test's own. */
export async function heldWith(db: Client, { memberId }: Elector, custodianId: string): Promise<void> {
  await db.query(`update membership.membership set custodian_id = $2 where member_id = $1`, [
    memberId,
    custodianId,
  ]);
}

/** The members who stand on the frozen roll of a decision. */
export async function rollOf(db: Client, decisionId: string): Promise<readonly string[]> {
  const { rows } = await db.query<{ readonly member_id: string }>(
    `select member_id from voting.roll_entry where decision_id = $1`,
    [decisionId],
  );
  return rows.map(({ member_id }) => member_id);
}

/** Waits for a letter to somebody that says this, among whatever else they are sent. */
export async function letterSaying(to: string, words: string): Promise<void> {
  await until(async () => {
    const letters = await inbox(to);
    return letters.some(({ subject, text }) => `${subject} ${text}`.includes(words)) || null;
  });
}
