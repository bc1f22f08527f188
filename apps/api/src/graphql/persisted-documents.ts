import { existsSync, readFileSync } from 'node:fs';

/** SHA-256 of a document -> its text. */
export type PersistedDocuments = ReadonlyMap<string, string>;

/** Reads the list the web client was built with; empty where there is no web client. */
export function readPersistedDocuments(path: string): PersistedDocuments {
  if (!existsSync(path)) return new Map();
  return new Map(Object.entries(JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>));
}

/** What a client with an outdated list of documents is told. */
export function unknownDocument(id: string) {
  return {
    message: 'This page is older than the server. Load it again.',
    extensions: { code: 'UNKNOWN_DOCUMENT', documentId: id.slice(0, 64) },
  };
}
