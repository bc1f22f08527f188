import { Inject, Injectable } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { FastifyRequest } from 'fastify';
import { getOperationAST, GraphQLError, OperationTypeNode, parse, validate } from 'graphql';
import type { ExecutionArgs } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import type { IncomingMessage, Server } from 'node:http';
import { WebSocketServer } from 'ws';
import type { VerifyClientCallbackAsync } from 'ws';
import { addressOf } from '../address-of.ts';
import { CONFIG } from '../config.ts';
import type { Config } from '../config.ts';
import { ActorSource } from '../context.ts';
import { TokenDoor } from '../identity/api-tokens/token-door.ts';
import { isOurOrigin, LiveDoors } from './live-doors.ts';
import { ContextMaker } from './make-context.ts';
import type { PersistedDocuments } from './persisted-documents.ts';
import { unknownDocument } from './persisted-documents.ts';
import { objectionToRead, rulesOf } from './permissions.ts';

/** Larger messages are not listened to. */
const MESSAGE_BYTES_MAX = 64 * 1024;
/** A page watches one decision or a few; each subscription costs a look into the database. */
const SUBSCRIPTIONS_MAX = 20;
/** A page of another site. */
const FORBIDDEN = 403;
const JSON_TYPE = { 'Content-Type': 'application/json; charset=utf-8' };
/** A subscriber who does not answer the farewell is left. */
const FAREWELL_MS = 2_000;

/** What a subscriber may send: one of our documents by its id, or in a test build any text. */
type Asked = {
  readonly query?: string;
  readonly variables?: Record<string, unknown> | null;
  documentId?: unknown;
};

/** Subscriptions over graphql-ws, on the same path, under the same permissions as everything else. */
@Injectable()
export class LiveOperations {
  readonly #schemaHost: GraphQLSchemaHost;
  readonly #contexts: ContextMaker;
  readonly #actors: ActorSource;
  readonly #config: Config;
  readonly #tokens: TokenDoor;
  readonly #doors = new LiveDoors();
  #stop: (() => Promise<void>) | null = null;

  constructor(
    @Inject(GraphQLSchemaHost) schemaHost: GraphQLSchemaHost,
    @Inject(ContextMaker) contexts: ContextMaker,
    @Inject(ActorSource) actors: ActorSource,
    @Inject(CONFIG) config: Config,
    @Inject(TokenDoor) tokens: TokenDoor,
  ) {
    this.#schemaHost = schemaHost;
    this.#contexts = contexts;
    this.#actors = actors;
    this.#config = config;
    this.#tokens = tokens;
  }

  /** Begins to listen on the HTTP server's `/graphql`. */
  listen(server: Server, documents: PersistedDocuments): void {
    const sockets = new WebSocketServer({
      server,
      path: '/graphql',
      maxPayload: MESSAGE_BYTES_MAX,
      verifyClient: ({ req }, answer) => void this.#admit(req, answer),
    });
    sockets.on('connection', (socket, request) =>
      this.#doors.admitFrom(addressOf(request, this.#config.proxyHops), socket),
    );
    const served = useServer(
      {
        onConnect: async ({ extra: { request, socket } }) => {
          const actor =
            this.#tokens.bearerOf(request) ?? (await this.#actors.actorOf(request.headers.cookie));
          return actor.kind !== 'person' || this.#doors.admitOf(actor.accountId, socket);
        },
        onSubscribe: ({ extra, subscriptions }, _id, payload) =>
          Object.keys(subscriptions).length > SUBSCRIPTIONS_MAX
            ? [refused('TOO_MANY_REQUESTS', `At most ${SUBSCRIPTIONS_MAX} subscriptions at a time.`)]
            : this.#subscribe(extra.request, payload as Asked, documents),
      },
      sockets,
    );
    this.#stop = async () => {
      const impatient = setTimeout(
        () => sockets.clients.forEach((socket) => socket.terminate()),
        FAREWELL_MS,
      );
      await served.dispose();
      clearTimeout(impatient);
    };
  }

  /** Tells every subscriber that this process goes away; the server cannot close while one of them holds on. */
  async close(): Promise<void> {
    const stop = this.#stop;
    this.#stop = null;
    await stop?.();
  }

  /** Opens no connection to a page of another site, nor to a token that is not good. */
  async #admit(request: IncomingMessage, answer: Parameters<VerifyClientCallbackAsync>[1]): Promise<void> {
    if (!isOurOrigin(request, this.#config.publicUrl)) return answer(false, FORBIDDEN);
    const away = await this.#tokens.objectionTo(request);
    if (!away) return answer(true);
    const { status, code, message } = away;
    answer(false, status, JSON.stringify({ code, message }), JSON_TYPE);
  }

  async #subscribe(
    request: { headers: object },
    asked: Asked,
    documents: PersistedDocuments,
  ): Promise<ExecutionArgs | readonly GraphQLError[]> {
    const { schema } = this.#schemaHost;
    const id = typeof asked.documentId === 'string' ? asked.documentId : null;
    const text = id === null ? (this.#config.timeTravel ? asked.query : undefined) : documents.get(id);
    if (id === null && text === undefined)
      return [
        refused('UNKNOWN_DOCUMENT', 'Only the subscriptions of the web client are served, by their id.'),
      ];
    if (text === undefined) {
      const unknown = unknownDocument(id ?? '');
      return [new GraphQLError(unknown.message, { extensions: unknown.extensions })];
    }
    const document = parse(text);
    const problems = validate(schema, document, undefined, { maxErrors: 5 });
    if (problems.length > 0) return problems;
    // What changes something goes by HTTP, where no page of another site can send it.
    if (getOperationAST(document)?.operation !== OperationTypeNode.SUBSCRIPTION)
      return [refused('BAD_REQUEST', 'Only subscriptions are served here.')];
    const contextValue = await this.#contexts.make(request as FastifyRequest, null);
    const objection = objectionToRead(contextValue, rulesOf(schema, document));
    return objection
      ? [objection]
      : { schema, document, contextValue, variableValues: asked.variables ?? {} };
  }
}

function refused(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}
