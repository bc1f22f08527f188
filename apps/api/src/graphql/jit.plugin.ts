import { HeaderMap } from '@apollo/server';
import type { ApolloServerPlugin, GraphQLRequestListener, GraphQLResponse } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import type { CompiledQuery } from 'graphql-jit';
import type { RequestContext } from '../context.ts';
import { assertAffordable } from './limits.ts';
import { maskError } from './masking.ts';
import type { IncidentLog } from './masking.ts';
import { objectionToRead, rulesOf } from './permissions.ts';
import type { FieldRule } from './permissions.ts';

/** Compiled documents and permission lists kept; the oldest goes first. Ours are a few dozen. */
const KEPT_MAX = 500;

export type OperationOptions = {
  readonly log: IncidentLog;
  /** Whether documents that are not ours are served. */
  readonly adHoc: boolean;
};

/**
 * Checks permissions and cost of every operation, and runs our own documents compiled.
 * Apollo skips `formatError` for a response made here, so errors are masked here.
 */
export function operationPlugin(options: OperationOptions): ApolloServerPlugin<RequestContext> {
  const rules = new Kept<DocumentNode, readonly FieldRule[]>();
  const compiled = new Kept<DocumentNode, CompiledQuery | null>();
  const listener: GraphQLRequestListener<RequestContext> = {
    async didResolveOperation({ contextValue, document, schema, request }) {
      if (!contextValue.persisted) {
        if (!options.adHoc) throw persistedOnly();
        assertAffordable(schema, document, request.variables ?? {});
      }
      const objection = objectionToRead(
        contextValue.actor,
        rules.get(document, () => rulesOf(schema, document)),
      );
      if (objection) throw objection;
    },
    async responseForOperation({ contextValue, document, schema, request, operationName }) {
      if (!contextValue.persisted) return null;
      const query = compiled.get(document, () => compile(schema, document, operationName));
      if (!query) return null;
      const result = await query.query({}, contextValue, request.variables ?? {});
      return respond(result as ExecutionResult, options.log);
    },
  };
  return {
    async requestDidStart() {
      return listener;
    },
  };
}

function compile(schema: GraphQLSchema, document: DocumentNode, name: string | null): CompiledQuery | null {
  const compiled = compileQuery(schema, document, name ?? undefined);
  return isCompiledQuery(compiled) ? compiled : null;
}

function respond(result: ExecutionResult, log: IncidentLog): GraphQLResponse {
  const masked = result.errors?.length
    ? { ...result, errors: result.errors.map((error) => maskError(error, log)) }
    : result;
  return {
    http: { status: undefined as never, headers: new HeaderMap() },
    body: { kind: 'single', singleResult: masked as never },
  };
}

function persistedOnly(): GraphQLError {
  return new GraphQLError('Only the documents of the web client are served here.', {
    extensions: { code: 'PERSISTED_DOCUMENTS_ONLY' },
  });
}

/** A small map that forgets its oldest entry. Apollo hands the same document object for the same text. */
class Kept<Key extends object, Value> {
  readonly #values = new Map<Key, Value>();

  get(key: Key, make: () => Value): Value {
    const known = this.#values.get(key);
    if (known !== undefined) return known;
    const made = make();
    this.#values.set(key, made);
    const oldest = this.#values.keys().next();
    if (this.#values.size > KEPT_MAX && !oldest.done) this.#values.delete(oldest.value);
    return made;
  }
}
