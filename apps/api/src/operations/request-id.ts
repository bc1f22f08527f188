import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const ID = /^[\w.-]{8,64}$/;

/** The id under which a request is found in every log: the proxy's when it gives a decent one, else a new one. */
export function requestIdOf(request: Pick<IncomingMessage, 'headers'>): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && ID.test(given) ? given : randomUUID();
}
