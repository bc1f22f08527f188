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
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact, hooks };
  return destination ? pino(options, destination) : pino(options);
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
