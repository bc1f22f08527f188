import { Inject, Injectable } from '@nestjs/common';
import { formatDay } from '@plenaria/i18n';
import type { Language, Params, TextKey } from '@plenaria/i18n';
import { dayOf } from '@plenaria/membership';
import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { languageOf } from '../../context.ts';
import type { Scope } from '../../graphql/scopes.ts';
import { textIn } from '../../post/texts.ts';
import type { Actor } from '../../work.ts';
import { ACCOUNT_FACTS } from '../account-facts.ts';
import type { AccountFacts } from '../account-facts.ts';
import { limitFor, RateLimits } from '../rate-limits.ts';
import { hashOfApiToken } from './api-token.ts';

/** In a quarter of an hour: three a second, more than a script that reads a page after the other needs. */
const REQUESTS_MAX = 3_000;
/** "Last used" is precise to this; a busy program costs one write a minute for it. */
const USED_MINUTES = 1;

const FIND = `
  select t.id, t.scopes, t.expires_at as "expiresAt", t.revoked_at as "revokedAt", t.expires_at <= now() as "isOver",
         coalesce(t.last_used_at < now() - interval '${USED_MINUTES} minutes', true) as stale, ${ACCOUNT_FACTS}
  from identity.api_token t
  join identity.account a on a.id = t.account_id and a.disabled_at is null
  join membership.person p on p.id = a.person_id
  where t.token_hash = $1`;

const USE = `
  update identity.api_token set last_used_at = now()
  where id = $1 and coalesce(last_used_at < now() - interval '${USED_MINUTES} minutes', true)`;

type Found = AccountFacts & {
  readonly id: string;
  readonly scopes: readonly Scope[];
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  readonly isOver: boolean;
  readonly stale: boolean;
};

/** A request, also one that asks for a WebSocket. */
type Arriving = { readonly headers: IncomingHttpHeaders };

/** Why a token lets nobody in. */
type Problem = {
  readonly status: 401 | 429;
  readonly code: string;
  readonly says: TextKey;
  /** The day that stands in it. */
  readonly at?: Date;
};

/** The same in the language that the program asks for: somebody reads its log. */
export type SentAway = Problem & { readonly message: string };

/**
 * The door for programs. Who brings a token is asked for nothing else: no cookie counts beside it, and no page of
 * another site can bring one. A revoked token is refused at once, in every process.
 */
@Injectable()
export class TokenDoor {
  readonly #source: DataSource;
  readonly #limits: RateLimits;
  readonly #bearers = new WeakMap<Arriving, Actor>();

  constructor(@Inject(DataSource) source: DataSource, @Inject(RateLimits) limits: RateLimits) {
    this.#source = source;
    this.#limits = limits;
  }

  /** Answers a request for GraphQL whose token is not good, and lets every other pass. */
  async serve(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
    const away = await this.objectionTo(request);
    if (!away) return undefined;
    const { status, code, message } = away;
    return reply
      .headers(headersOf(away))
      .code(status)
      .send({ errors: [{ message, extensions: { code } }] });
  }

  /** The same for a file, which answers without GraphQL's frame. */
  async turnsAway(request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    const away = await this.objectionTo(request);
    if (!away) return false;
    const { status, code, message } = away;
    await reply.headers(headersOf(away)).code(status).send({ code, message });
    return true;
  }

  /** Why the token of a request is not good; null where it is, and where there is none. */
  async objectionTo(request: Arriving): Promise<SentAway | null> {
    const { authorization, 'accept-language': language } = request.headers;
    const secret = /^bearer +(.*)$/i.exec(authorization ?? '')?.[1];
    if (secret === undefined || this.#bearers.has(request)) return null;
    const met = await this.#meet(secret.trim());
    if (!('kind' in met)) return { ...met, message: inWords(met, languageOf(language)) };
    this.#bearers.set(request, met);
    return null;
  }

  /** Who brought a good token with this request, or null. */
  bearerOf(request: Arriving): Actor | null {
    return this.#bearers.get(request) ?? null;
  }

  async #meet(secret: string): Promise<Actor | Problem> {
    const hash = hashOfApiToken(secret);
    // Unknown ones are not counted: 256 bits are not guessed, and to count would cost more than to look.
    const rows: readonly Found[] = hash ? await this.#source.query(FIND, [hash]) : [];
    const found = rows[0];
    if (!found) return away('TOKEN_UNKNOWN', 'me:tokenSays.unknown');
    if (found.revokedAt) return away('TOKEN_REVOKED', 'me:tokenSays.revoked', found.revokedAt);
    if (found.isOver) return away('TOKEN_EXPIRED', 'me:tokenSays.expired', found.expiresAt);
    if (await this.#limits.objectionToTry([limitFor('token', found.id, REQUESTS_MAX)]))
      return { ...away('TOO_MANY_REQUESTS', 'me:tokenSays.tooOften'), status: 429 };
    if (found.stale) await this.#source.query(USE, [found.id]);
    return actorIn(found);
  }
}

function away(code: string, says: TextKey, at?: Date): Problem {
  return { status: 401, code, says, ...(at && { at }) };
}

function headersOf({ status }: SentAway): Readonly<Record<string, string>> {
  return status === 401 ? { 'www-authenticate': 'Bearer error="invalid_token"' } : {};
}

function inWords({ says, at }: Problem, language: Language): string {
  const places: Params = at ? { day: formatDay(dayOf(at), language) } : {};
  return textIn(language, says, places);
}

/** Certain, since who made the token showed that it was them: what a scope is for needs no more than the scope. */
function actorIn({ id, accountId, personId, name, roles, custodianIds, isOutside, scopes }: Found): Actor {
  const person = { accountId, personId, name, roles, custodianIds, isOutside };
  return { kind: 'person', sessionId: id, isCertain: true, scopes, ...person };
}
