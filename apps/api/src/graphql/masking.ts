import { randomUUID } from 'node:crypto';
import { GraphQLError } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';

/** Codes that tell the client something it may know. Everything else is a bug of ours. */
const TOLD = new Set([
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'NOT_ALLOWED',
  'NOT_SIGNED_IN',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_DOCUMENTS_ONLY',
  'QUERY_TOO_LARGE',
  'UNKNOWN_DOCUMENT',
]);

/** Where bugs are written down. */
export type IncidentLog = (incident: string, error: unknown) => void;

/** Shows an error that is meant for the client; anything else becomes an incident number, and the log gets the rest. */
export function maskError(error: unknown, log: IncidentLog): GraphQLFormattedError {
  if (error instanceof GraphQLError && isMeantForClient(error)) return error.toJSON();
  const incident = randomUUID();
  log(incident, error instanceof GraphQLError ? (error.originalError ?? error) : error);
  const where = error instanceof GraphQLError && error.path ? { path: error.path } : {};
  return {
    message: `Something went wrong on our side. Incident ${incident}`,
    ...where,
    extensions: { code: 'INTERNAL_SERVER_ERROR', incident },
  };
}

/** graphql-js itself complains about input without a code and without an original error. */
function isMeantForClient(error: GraphQLError): boolean {
  const original = error.originalError;
  const code = error.extensions['code'] ?? (original instanceof GraphQLError && original.extensions['code']);
  if (typeof code === 'string') return TOLD.has(code);
  return !original && error.message.startsWith('Variable ');
}
