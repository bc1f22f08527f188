import { isRefused } from '@plenaria/kernel';
import type { FastifyInstance } from 'fastify';
import type { Notices } from './notices.ts';

const BODY_BYTES_MAX = 16_384;

/**
 * What a mail program sends when its reader presses "unsubscribe" (RFC 8058): a POST to the address in the letter's
 * head, without cookies, as a form of either kind; the token says everything, so its body is not looked at. The same
 * address asked for with GET is a page that changes nothing by itself: programs that look for viruses open every link.
 */
export function layOneClick(fastify: FastifyInstance, notices: Notices): void {
  void fastify.register(async (door) => {
    door.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: BODY_BYTES_MAX },
      (_request, _body, done) => done(null, {}),
    );
    door.post<{ Params: { token: string } }>('/unsubscribe/:token', async (request, reply) => {
      const answer = await notices.unsubscribe(new Date(), request.params.token, false);
      reply.header('cache-control', 'no-store');
      return isRefused(answer) ? reply.code(404).send({ code: answer.refused }) : { done: true };
    });
  });
}
