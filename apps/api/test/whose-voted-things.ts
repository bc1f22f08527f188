import { randomUUID } from 'node:crypto';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { makePerson } from './accounts.ts';
import type { Person } from './accounts.ts';
import { close, draft, open } from './assembly.ts';
import { among } from './whose-world.ts';
import type { Whose, World } from './whose-world.ts';

const PROPOSE = `mutation ($id: ID!) {
  answer: proposeAmendment(decisionId: $id, baseVersion: 1, language: "en", title: "Who?", body: "One.",
    reason: "Clearer.") { ... on Amendment { id } ... on Refusal { code } } }`;

async function decided(
  world: World,
  decisionId: string,
  told: Readonly<Record<string, unknown>> = {},
  owner: Person = world.assembly.author,
): Promise<Whose> {
  const { db, here, there, assembly } = world;
  const sides = { owner, stranger: await makePerson(db), own: here.reviewer, other: there.reviewer };
  const words = { language: 'en', baseVersion: 1, version: 1 };
  const memberId = assembly.organisations[0]?.memberId;
  return among(world, sides, { id: decisionId, decisionId, memberId, ...words, ...told });
}

/** What the members decide together: its author’s, or that of whoever votes for a member on its roll. */
export const votedThings = {
  /** A draft of its author’s. */
  draft: async (world: World): Promise<Whose> => decided(world, await draft(world.assembly)),

  /** A vote that its author has opened. */
  openDecision: async (world: World): Promise<Whose> => decided(world, await open(world.assembly)),

  /** A vote whose result is published. */
  closedDecision: async (world: World): Promise<Whose> => {
    const id = await open(world.assembly);
    await close(world.assembly, id);
    return decided(world, id);
  },

  /** What somebody else would change in a draft. */
  amendment: async (world: World): Promise<Whose> => {
    const id = await draft(world.assembly);
    const { data } = await graphql(PROPOSE, { id }, { cookie: world.voter.person.cookie });
    return decided(world, id, { amendmentId: data.answer.id, accept: true, answer: 'So be it.' });
  },

  /** The vote of a member that stands on the roll, for which its representative speaks. */
  ballot: async (world: World): Promise<Whose> => {
    const ballot = { choice: 'yes', idempotencyKey: randomUUID() };
    const owner = world.assembly.organisations[0]?.voter;
    return decided(world, await open(world.assembly), ballot, owner);
  },

  /** In which class a member would vote, before the vote opens. */
  declaration: async (world: World): Promise<Whose> => {
    const { assembly } = world;
    const declared = { memberClass: assembly.className };
    return decided(world, await draft(assembly), declared, assembly.organisations[0]?.voter);
  },
} as const;
