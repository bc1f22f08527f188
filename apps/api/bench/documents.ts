import { createHash } from 'node:crypto';

/** One member by id, ten fields, one of them behind a resolver of its own. */
export const SMALL_IN_MEMORY = `query Member($id: ID!) {
  member(id: $id) { id slug kind name country website invented contribution hours custodian { slug name } }
}`;

/** Fifty members with their classes and their custodian. */
export const LIST_IN_MEMORY = `query Members($first: Int!) {
  members(first: $first) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes { id slug kind name country website invented hours classes { class from } custodian { slug name } }
  }
}`;

/** The same two questions to the real register. */
export const SMALL = `query Member($slug: String!) {
  member(slug: $slug) { id slug kind name country website invented contribution about custodian { slug name } }
}`;
export const LIST = `query Members($first: Int!) {
  members(first: $first) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes { id slug kind name country website invented classes { class { slug } from } custodian { slug name } }
  }
}`;

/** The register as of a day, as the web client lists it, and one member of it with its history. */
export const REGISTER = `query Register($asOf: Day!, $search: String, $class: String, $custodian: String, $after: String) {
  members(asOf: $asOf, search: $search, class: $class, custodian: $custodian, first: 50, after: $after) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes { id slug name kind country invented custodian { slug name } classes { class { slug name } } }
  }
}`;
export const MEMBER = `query MemberAsOf($slug: String!, $asOf: Day!) {
  member(slug: $slug, asOf: $asOf) {
    id slug name kind country website invented contribution
    custodian(asOf: $asOf) { name country currency }
    classes(asOf: $asOf) { class { slug name } from to }
    representatives(asOf: $asOf) { person { id name } role from to }
    history { id at kind actorName reason before after }
  }
}`;

/** A ballot, as the web client casts it. */
export const CAST = `mutation CastBallot($decisionId: ID!, $memberId: ID!, $choice: Choice!, $key: String!) {
  castBallot(decisionId: $decisionId, memberId: $memberId, choice: $choice, idempotencyKey: $key) {
    __typename
    ... on Ballot { id version choice castAt receipt }
    ... on Refusal { code details }
  }
}`;

/** The name under which our path knows one of these documents. */
export function idOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
