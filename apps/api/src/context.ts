import type { FastifyReply, FastifyRequest } from 'fastify';
import { firstSpoken } from '@plenaria/i18n';
import type { Language } from '@plenaria/i18n';
import type { LoaderCache } from './graphql/loaders.ts';
import type { Actor, Asking } from './work.ts';

/** What every resolver is given: who asks, when, in which language, and this request's loaders. */
export type RequestContext = Asking & {
  readonly language: Language;
  readonly requestId: string;
  readonly address: string;
  readonly userAgent: string | null;
  readonly loaders: LoaderCache;
  readonly request: FastifyRequest;
  /** Absent on a WebSocket. */
  readonly reply: FastifyReply | null;
};

/** Tells who asks from the cookie header. Identity provides it. */
export abstract class ActorSource {
  abstract actorOf(cookieHeader: string | undefined): Promise<Actor>;
}

/** From here on the request is read as this actor's: who has just signed in sees what is theirs. */
export function continueAs(context: RequestContext, actor: Actor): void {
  Object.assign(context, { actor });
  context.loaders.clear();
}

/** The time of a request: the clock, or in a test build what `x-now` says. */
export function nowOf(headers: FastifyRequest['headers'], timeTravel: boolean): Date {
  const asked = timeTravel ? headers['x-now'] : undefined;
  const then = typeof asked === 'string' ? new Date(asked) : new Date();
  return Number.isNaN(then.getTime()) ? new Date() : then;
}

/** The languages that `accept-language` names, as codes, the reader's first one first. */
export function languagesOf(acceptLanguage: string | undefined): readonly string[] {
  return (acceptLanguage ?? '')
    .split(',')
    .map((part) => part.split(';')[0]?.trim().toLowerCase().split('-')[0] ?? '');
}

/** The first language of `accept-language` that we speak. The web client sends the one its reader chose. */
export function languageOf(acceptLanguage: string | undefined): Language {
  return firstSpoken(languagesOf(acceptLanguage));
}
