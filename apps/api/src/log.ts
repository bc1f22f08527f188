import type { LoggerService } from '@nestjs/common';
import { pino } from 'pino';
import type { DestinationStream, Logger } from 'pino';
import { scrub } from './operations/scrub.ts';

/** The program's log: one JSON line an event. */
export type Log = Logger;

/** Injection token of the {@link Log}. */
export const LOG = Symbol('log');

/** Never written: what signs somebody in, and where they get their mail. */
const SECRET = ['cookie', 'authorization', 'token', 'password', 'email', 'secret'];
const redact = SECRET.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `*.headers["set-${name}"]`]);

/** Makes the log. Named secrets are left out, and what slips into a message or a stack is struck out. */
export function createLog(level: string, destination?: DestinationStream): Log {
  const hooks = { streamWrite: scrub };
  const serializers = { err: describeError };
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact, serializers, hooks };
  return destination ? pino(options, destination) : pino(options);
}

/** What is worth knowing of an error. A failed statement also carries its parameters, and they may be personal. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code, constraint, query } = error as { code?: unknown; constraint?: unknown; query?: unknown };
  const cause = error.cause === undefined ? {} : { cause: describeError(error.cause) };
  return {
    type: error.constructor.name,
    message: error.message,
    stack: error.stack,
    code,
    constraint,
    query,
    ...cause,
  };
}

/** Lets Nest write to the same log. Its start-up chatter is debug. */
export class NestLog implements LoggerService {
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  log(message: unknown, context?: unknown): void {
    this.#log.debug({ context }, String(message));
  }

  error(message: unknown, stack?: unknown, context?: unknown): void {
    this.#log.error({ context, stack }, String(message));
  }

  warn(message: unknown, context?: unknown): void {
    this.#log.warn({ context }, String(message));
  }

  debug(message: unknown, context?: unknown): void {
    this.#log.debug({ context }, String(message));
  }

  verbose(message: unknown, context?: unknown): void {
    this.#log.trace({ context }, String(message));
  }
}
