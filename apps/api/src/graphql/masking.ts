import { randomUUID } from 'node:crypto';
import { GraphQLError } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';

/** Codes that tell the client something it may know. Everything else is a bug of ours. */
const TOLD = new Set([
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'NOT_ALLOWED',
  'NOT_FOR_TOKENS',
  'NOT_SIGNED_IN',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_DOCUMENTS_ONLY',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'QUERY_TOO_LARGE',
  'SCOPE_MISSING',
  'UNKNOWN_DOCUMENT',
]);

/** Where bugs are written down. */
export type IncidentLog = (incident: string, error: unknown) => void;

/** Shows an error that is meant for the client; anything else becomes an incident number, and the log gets the rest. */
export function maskError(error: unknown, log: IncidentLog): GraphQLFormattedError {
  const code = error instanceof GraphQLError ? codeOf(error) : null;
  if (error instanceof GraphQLError && code !== null && TOLD.has(code)) {
    const told = error.toJSON();
    return { ...told, extensions: { ...told.extensions, code } };
  }
  const where = error instanceof GraphQLError && error.path ? { path: error.path } : {};
  if (holdsNul(error))
    return { message: 'No text may hold the sign NUL.', ...where, extensions: { code: 'BAD_USER_INPUT' } };
  const incident = randomUUID();
  log(incident, error instanceof GraphQLError ? (error.originalError ?? error) : error);
  return {
    message: `Something went wrong on our side. Incident ${incident}`,
    ...where,
    extensions: { code: 'INTERNAL_SERVER_ERROR', incident },
  };
}

/**
 * Its own code, or that of the error behind it. Variables that do not fit come without a code: from graphql-js
 * and, without even the field that all its errors have, from compiled documents.
 */
function codeOf(error: GraphQLError): string | null {
  const { originalError: original } = error;
  const extensions: Partial<GraphQLError['extensions']> | undefined = error.extensions;
  const code = extensions?.['code'] ?? (original instanceof GraphQLError && original.extensions['code']);
  if (typeof code === 'string') return code;
  return !original && error.message.startsWith('Variable ') ? 'BAD_USER_INPUT' : null;
}

/** PostgreSQL's `character_not_in_repertoire`: what was asked with holds a sign that it keeps in no text. */
function holdsNul(error: unknown): boolean {
  const cause = error instanceof GraphQLError ? error.originalError : error;
  return cause instanceof Error && 'code' in cause && cause.code === '22021';
}
