import type { TypedDocumentNode } from 'urql';

/** A GraphQL operation as the client carries it: the hash of its text. The api knows the text. */
export type Asked<Answer, Variables> = TypedDocumentNode<Answer, Variables & Record<string, unknown>> & {
  readonly documentId: string;
};

/** What a generated file calls for each operation. @public */
export function document<Answer, Variables>(documentId: string): Asked<Answer, Variables> {
  // urql reads two things of a document: that it is one, and its id; the types in the name are for us
  return { kind: 'Document', definitions: [], documentId } as unknown as Asked<Answer, Variables>;
}
