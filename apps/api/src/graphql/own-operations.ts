import { Inject, Injectable } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { getOperationAST, OperationTypeNode, parse, validate } from 'graphql';
import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import type { CompiledQuery } from 'graphql-jit';
import { LOG } from '../log.ts';
import type { Log } from '../log.ts';
import { ContextMaker } from './make-context.ts';
import { maskError } from './masking.ts';
import { objectionToRead, rulesOf } from './permissions.ts';
import type { AskedRule } from './permissions.ts';
import { unknownDocument } from './persisted-documents.ts';
import type { PersistedDocuments } from './persisted-documents.ts';

/** One of our own documents, checked and compiled: all that is left to do is to ask who asks, and to answer. */
type Prepared = { readonly rules: readonly AskedRule[]; readonly query: CompiledQuery };

type Body = { readonly documentId?: unknown; readonly variables?: unknown } | string | null | undefined;

/** The one content type a form of another site cannot send: what Apollo does against forged requests, done here. */
const JSON_BODY = /^application\/json\b/i;

/**
 * Answers the documents that the web client was built with. Each was parsed, validated and compiled once, so a
 * request has no need of Apollo's pipeline; permissions and masking are the same as there.
 */
@Injectable()
export class OwnOperations {
  readonly #schemaHost: GraphQLSchemaHost;
  readonly #contexts: ContextMaker;
  readonly #log: Log;
  #prepared: ReadonlyMap<string, Prepared> = new Map();

  constructor(
    @Inject(GraphQLSchemaHost) schemaHost: GraphQLSchemaHost,
    @Inject(ContextMaker) contexts: ContextMaker,
    @Inject(LOG) log: Log,
  ) {
    this.#schemaHost = schemaHost;
    this.#contexts = contexts;
    this.#log = log;
  }

  /** Compiles every document. One that the schema does not know is logged and left out: its page is outdated. */
  prepare(documents: PersistedDocuments): void {
    const prepared = new Map<string, Prepared>();
    for (const [id, text] of documents) {
      const ready = prepareDocument(this.#schemaHost.schema, parse(text));
      if (ready) prepared.set(id, ready);
      else if (ready === null)
        this.#log.error({ document: id }, 'a document of the web client does not fit the schema');
    }
    this.#prepared = prepared;
  }

  /** A Fastify hook: answers when the body names a document of ours, and lets everything else pass. */
  async serve(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
    const body = request.body as Body;
    if (typeof body !== 'object' || typeof body?.documentId !== 'string') return undefined;
    if (!JSON_BODY.test(request.headers['content-type'] ?? '')) return undefined;
    return reply
      .header('content-type', 'application/json; charset=utf-8')
      .send(await this.#answer(body.documentId, variablesOf(body.variables), request, reply));
  }

  async #answer(
    id: string,
    variables: Readonly<Record<string, unknown>>,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<string> {
    const prepared = this.#prepared.get(id);
    if (!prepared) return JSON.stringify({ errors: [unknownDocument(id)] });
    try {
      const context = await this.#contexts.make(request, reply);
      const objection = objectionToRead(context, prepared.rules);
      if (objection) return this.#errors([objection]);
      const result = (await prepared.query.query({}, context, variables)) as ExecutionResult;
      return result.errors ? this.#errors(result.errors, result.data) : JSON.stringify(result);
    } catch (error) {
      return this.#errors([error]);
    }
  }

  #errors(errors: readonly unknown[], data?: ExecutionResult['data']): string {
    const told = errors.map((error) =>
      maskError(error, (incident, cause) => this.#log.error({ incident, err: cause }, 'incident')),
    );
    return JSON.stringify({ errors: told, data });
  }
}

/** Null when the document does not fit; undefined for a subscription, which has its own way in. */
function prepareDocument(schema: GraphQLSchema, document: DocumentNode): Prepared | null | undefined {
  const operation = getOperationAST(document);
  if (!operation || validate(schema, document, undefined, { maxErrors: 1 }).length > 0) return null;
  if (operation.operation === OperationTypeNode.SUBSCRIPTION) return undefined;
  const query = compileQuery(schema, document, operation.name?.value);
  return isCompiledQuery(query) ? { query, rules: rulesOf(schema, document) } : null;
}

function variablesOf(given: unknown): Readonly<Record<string, unknown>> {
  return typeof given === 'object' && given !== null && !Array.isArray(given)
    ? (given as Record<string, unknown>)
    : {};
}
