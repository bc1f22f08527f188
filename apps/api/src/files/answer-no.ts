import type { TextKey } from '@plenaria/i18n';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from '../context.ts';
import { textIn } from '../post/texts.ts';

/** What can stand between somebody and a file: how HTTP calls it, and which text says it. */
const NOES = {
  INVALID_INPUT: [400, 'refusals:INVALID_INPUT'],
  NOT_SIGNED_IN: [401, 'refusals:NOT_SIGNED_IN'],
  NOT_ALLOWED: [403, 'refusals:NOT_ALLOWED'],
  NOT_FOR_TOKENS: [403, 'me:tokenSays.notForTokens'],
  SCOPE_MISSING: [403, 'me:tokenSays.scopeMissing'],
  STEP_UP_NEEDED: [403, 'refusals:STEP_UP_NEEDED'],
  NOT_FOUND: [404, 'refusals:NOT_FOUND'],
  NAMES_A_PERSON: [409, 'refusals:NAMES_A_PERSON'],
  FILE_TOO_LARGE: [413, 'admin:import.tooLarge'],
  WRONG_TYPE: [415, 'admin:import.wrongType'],
} as const satisfies Readonly<Record<string, readonly [status: number, says: TextKey]>>;

/** Why there is no file. */
export type FileNo = {
  readonly code: keyof typeof NOES;
  readonly details?: Readonly<Record<string, unknown>>;
};

/**
 * Says why there is no file: programs get the code with a sentence in their language. Whoever opened the address in a
 * browser is led to sign in, or to the `page` where a button asks whether it is still them, or reads the sentence.
 */
export async function answerNo(
  request: FastifyRequest,
  reply: FastifyReply,
  { code, details = {} }: FileNo,
  page?: string,
): Promise<void> {
  const [status, says] = NOES[code];
  const { accept = '', 'accept-language': language } = request.headers;
  reply.header('cache-control', 'no-store').header('vary', 'accept, accept-language');
  const isPage = /\btext\/html\b/.test(accept);
  if (isPage && page !== undefined && code === 'NOT_SIGNED_IN') {
    await reply.redirect(`/sign-in?returnPath=${encodeURIComponent(page)}`, 303);
  } else if (isPage && page !== undefined && code === 'STEP_UP_NEEDED') {
    await reply.redirect(page, 303);
  } else {
    const message = textIn(languageOf(language), says, placesIn(details));
    reply.code(status);
    await (isPage
      ? reply.type('text/plain; charset=utf-8').send(message)
      : reply.send({ code, message, details }));
  }
}

function placesIn(details: Readonly<Record<string, unknown>>): Record<string, string | number> {
  const words = Object.entries(details).filter((entry): entry is [string, string | number] =>
    ['string', 'number'].includes(typeof entry[1]),
  );
  return Object.fromEntries(words);
}
