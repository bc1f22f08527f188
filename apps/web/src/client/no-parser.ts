// Stands in for @0no-co/graphql.web in the build (see vite.config.ts). Documents are known to the api by their hash, so
// the client neither parses nor prints GraphQL; leaving the parser out saves 5 KB of the ballot page.

/** An error of a GraphQL answer, with what urql reads from it. */
export class GraphQLError extends Error {
  readonly path: readonly (string | number)[] | undefined;
  readonly extensions: Readonly<Record<string, unknown>>;

  constructor(
    message: string,
    _nodes?: unknown,
    _source?: unknown,
    _positions?: unknown,
    path?: readonly (string | number)[],
    _originalError?: unknown,
    extensions?: Readonly<Record<string, unknown>>,
  ) {
    super(message);
    this.name = 'GraphQLError';
    this.path = path;
    this.extensions = extensions ?? {};
  }
}

/** The kinds of node that urql compares with; our documents are empty, so none ever matches. */
export const Kind = {
  OPERATION_DEFINITION: 'OperationDefinition',
  FIELD: 'Field',
  INLINE_FRAGMENT: 'InlineFragment',
};

/** A document without definitions prints as nothing. */
export function print(): string {
  return '';
}

/** Nothing is ever parsed: a text in the place of a generated document is a mistake. */
export function parse(): never {
  throw new Error('documents come from the generated files');
}
