import type { TypedDocumentNode } from 'urql';

/** A GraphQL operation as the client carries it: the hash of its text. The api knows the text. */
export type Asked<Answer, Variables> = TypedDocumentNode<Answer, Variables & Record<string, unknown>> & {
  readonly documentId: string;
  /** Only a subscription carries its text: the WebSocket protocol has no place for an id. */
  readonly text?: string;
};

/** What a generated file calls for each operation. @public */
export function document<Answer, Variables>(documentId: string, text?: string): Asked<Answer, Variables> {
  const empty = { kind: 'Document', definitions: [], documentId };
  // urql reads two things of a document: that it is one, and its id; the types in the name are for us
  return (text === undefined ? empty : { ...empty, text }) as unknown as Asked<Answer, Variables>;
}
