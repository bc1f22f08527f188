import type { Logger } from 'typeorm';

/** Hears every statement; the rest of what a logger could be told is nothing to it. */
export function listeningTo(statements: string[]): Logger {
  const nothing = () => undefined;
  return {
    logQuery: (query) => statements.push(query),
    logQueryError: nothing,
    logQuerySlow: nothing,
    logSchemaBuild: nothing,
    logMigration: nothing,
    log: nothing,
  };
}
