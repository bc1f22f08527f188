import { Inject, Injectable } from '@nestjs/common';
import { formatDay } from '@plenaria/i18n';
import type { Language, Params, TextKey } from '@plenaria/i18n';
import { dayOf } from '@plenaria/membership';
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

/** Why a token lets nobody in. It is said in the language that the program asks for: somebody reads its log. */
type SentAway = {
  readonly status: 401 | 429;
  readonly code: string;
  readonly says: TextKey;
  /** The day that stands in it. */
  readonly at?: Date;
};

/**
 * The door for programs. Who brings a token is asked for nothing else: no cookie counts beside it, and no page of
 * another site can bring one. A revoked token is refused at once, in every process.
 */
@Injectable()
export class TokenDoor {
  readonly #source: DataSource;
  readonly #limits: RateLimits;
  readonly #bearers = new WeakMap<FastifyRequest, Actor>();

  constructor(@Inject(DataSource) source: DataSource, @Inject(RateLimits) limits: RateLimits) {
    this.#source = source;
    this.#limits = limits;
  }

  /** Answers a request whose token is not good, and lets every other pass. */
  async serve(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
    const secret = /^bearer +(.*)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (secret === undefined) return undefined;
    const met = await this.#meet(secret.trim());
    if ('kind' in met) {
      this.#bearers.set(request, met);
      return undefined;
    }
    const { status, code } = met;
    const message = inWords(met, languageOf(request.headers['accept-language']));
    if (status === 401) reply.header('www-authenticate', 'Bearer error="invalid_token"');
    return reply.code(status).send({ errors: [{ message, extensions: { code } }] });
  }

  /** Who brought a good token with this request, or null. */
  bearerOf(request: FastifyRequest): Actor | null {
    return this.#bearers.get(request) ?? null;
  }

  async #meet(secret: string): Promise<Actor | SentAway> {
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

function away(code: string, says: TextKey, at?: Date): SentAway {
  return { status: 401, code, says, ...(at && { at }) };
}

function inWords({ says, at }: SentAway, language: Language): string {
  const places: Params = at ? { day: formatDay(dayOf(at), language) } : {};
  return textIn(language, says, places);
}

/** Certain, since who made the token showed that it was them: what a scope is for needs no more than the scope. */
function actorIn({ id, accountId, personId, name, roles, custodianIds, isOutside, scopes }: Found): Actor {
  const person = { accountId, personId, name, roles, custodianIds, isOutside };
  return { kind: 'person', sessionId: id, isCertain: true, scopes, ...person };
}
