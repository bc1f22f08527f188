import type { IncomingMessage } from 'node:http';

/** Longer than what any service asks, and short enough for an address. */
const BYTES_MAX = 8_000;

/** What a service has posted as a form (OpenID Connect Core 1.0, 3.1.2.1); null when it is none, or too long. */
export async function postedRequest(request: IncomingMessage): Promise<URLSearchParams | null> {
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers['content-type'] ?? '')) return null;
  if (Number(request.headers['content-length'] ?? 0) > BYTES_MAX) return null;
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > BYTES_MAX) return null;
    parts.push(part);
  }
  return new URLSearchParams(Buffer.concat(parts).toString('utf8'));
}
