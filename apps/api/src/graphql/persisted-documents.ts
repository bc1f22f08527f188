import { existsSync, readFileSync } from 'node:fs';
import type { FastifyReply, FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** The document of this request is one that the web client was built with. */
    persisted?: boolean;
  }
}

/** SHA-256 of a document -> its text. */
export type PersistedDocuments = ReadonlyMap<string, string>;

/** Reads the list the web client was built with; empty where there is no web client. */
export function readPersistedDocuments(path: string): PersistedDocuments {
  if (!existsSync(path)) return new Map();
  return new Map(Object.entries(JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>));
}

/**
 * A Fastify hook that puts the text in the place of `documentId` and remembers that it did.
 * An unknown id is answered at once: an old page of a newer server, which should be loaded again.
 */
export function expandPersisted(documents: PersistedDocuments) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const body = request.body as { documentId?: unknown; variables?: unknown } | null | undefined;
    if (typeof body !== 'object' || body === null || typeof body.documentId !== 'string') return;
    const query = documents.get(body.documentId);
    if (query === undefined) {
      await reply.code(200).send({ errors: [unknownDocument(body.documentId)] });
      return;
    }
    request.persisted = true;
    request.body = { query, variables: body.variables ?? {} };
  };
}

/** What a client with an outdated list of documents is told. */
export function unknownDocument(id: string) {
  return {
    message: 'This page is older than the server. Load it again.',
    extensions: { code: 'UNKNOWN_DOCUMENT', documentId: id.slice(0, 64) },
  };
}
