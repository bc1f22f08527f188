import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';

/** What a request asks for, already parsed. */
export type Asked = { readonly query: string; readonly variables: Readonly<Record<string, unknown>> };

/** The floor: node:http, JSON in, JSON out, nothing between. Answers the port. */
export async function serveBarePath(answer: (asked: Asked, cookie: string) => unknown): Promise<number> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      void Promise.resolve(
        answer(JSON.parse(Buffer.concat(parts).toString()) as Asked, request.headers.cookie ?? ''),
      ).then((data) => {
        const body = Buffer.from(JSON.stringify({ data }));
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
        response.end(body);
      });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
