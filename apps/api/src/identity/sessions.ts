import { Inject, Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { DataSource } from 'typeorm';
import { CONFIG } from '../config.ts';
import type { Config } from '../config.ts';
import { ActorSource } from '../context.ts';
import type { Actor } from '../work.ts';
import { ACCOUNT_FACTS } from './account-facts.ts';
import type { AccountFacts } from './account-facts.ts';
import { tokenInCookies } from './cookie.ts';
import { SESSION_DAYS_MAX, SESSION_IDLE_DAYS } from './session.ts';
import { STEP_UP_MINUTES } from './step-up/note-step-up.ts';
import { hashOfToken } from './token.ts';
import { withoutGuards } from './without-guards.ts';

/** Sessions of requests that arrive in the same turn are looked up together, at most so many in a statement. */
const LOOKUPS_MAX = 500;
/** "Last seen" is precise to this; writing it with every request would cost a durable write each. */
const SEEN_MINUTES = 10;

const FIND = `
  select s.token_hash as "tokenHash", s.id as "sessionId", ${ACCOUNT_FACTS},
         s.last_seen_at < now() - interval '${SEEN_MINUTES} minutes' as stale,
         coalesce(s.stepped_up_at > now() - interval '${STEP_UP_MINUTES} minutes', false) as "isCertain"
  from identity.session s
  join identity.account a on a.id = s.account_id and a.disabled_at is null
  join membership.person p on p.id = a.person_id
  where s.token_hash = any($1::bytea[]) and s.revoked_at is null and s.expires_at > now()`;

const SEE = `
  update identity.session set last_seen_at = now(),
    expires_at = least(now() + interval '${SESSION_IDLE_DAYS} days', created_at + interval '${SESSION_DAYS_MAX} days')
  where id = any($1::uuid[]) and revoked_at is null and last_seen_at < now() - interval '${SEEN_MINUTES} minutes'`;

type Found = AccountFacts & {
  readonly tokenHash: Buffer;
  readonly sessionId: string;
  readonly isCertain: boolean;
  readonly stale: boolean;
};

const VISITOR: Actor = { kind: 'visitor' };

/**
 * Tells who asks. Every request reads its session from the database, so a revoked one ends at once in every
 * process; requests that arrive together share one statement. Sessions live by the database's clock.
 */
@Injectable()
export class Sessions extends ActorSource {
  readonly #source: DataSource;
  readonly #lookup: DataLoader<string, Actor>;
  readonly #isUnguarded: boolean;

  constructor(@Inject(DataSource) source: DataSource, @Inject(CONFIG) config: Config) {
    super();
    this.#source = source;
    this.#isUnguarded = config.withoutGuards;
    this.#lookup = new DataLoader((hashes) => this.#find(hashes), {
      cache: false,
      maxBatchSize: LOOKUPS_MAX,
      batchScheduleFn: (run) => void setImmediate(run),
    });
  }

  /** The signed-in person behind a `Cookie` header, or a visitor. */
  async actorOf(cookieHeader: string | undefined): Promise<Actor> {
    const hash = hashOfToken(tokenInCookies(cookieHeader) ?? '');
    return hash ? this.#lookup.load(hash.toString('hex')) : VISITOR;
  }

  async #find(hashes: readonly string[]): Promise<Actor[]> {
    const asked = [...new Set(hashes)].map((hash) => Buffer.from(hash, 'hex'));
    const rows: readonly Found[] = await this.#source.query(FIND, [asked]);
    const stale = rows.filter((row) => row.stale).map((row) => row.sessionId);
    if (stale.length > 0) await this.#source.query(SEE, [stale]);
    const actors = new Map(rows.map((row) => [row.tokenHash.toString('hex'), actorIn(row)]));
    const found = hashes.map((hash) => actors.get(hash) ?? VISITOR);
    return this.#isUnguarded ? this.#trusted(found) : found;
  }

  async #trusted(actors: readonly Actor[]): Promise<Actor[]> {
    const custodians: readonly { readonly id: string }[] = await this.#source.query(
      'select id from membership.custodian',
    );
    return actors.map((actor) =>
      withoutGuards(
        actor,
        custodians.map(({ id }) => id),
      ),
    );
  }
}

function actorIn(row: Found): Actor {
  const { sessionId, accountId, personId, name, roles, custodianIds, isCertain, isOutside } = row;
  return { kind: 'person', sessionId, accountId, personId, name, roles, custodianIds, isCertain, isOutside };
}
