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
