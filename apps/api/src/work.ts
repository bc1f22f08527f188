import { Inject, Injectable } from '@nestjs/common';
import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { dayOf } from '@plenaria/membership';
import { DataSource, QueryFailedError } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { refusalOfConstraint } from './database.ts';
import { asRefusal } from './graphql/refusal.ts';
import type { Refusal } from './graphql/refusal.ts';
import type { Role } from './graphql/allow.ts';
import type { Scope } from './graphql/scopes.ts';
import { truthOf } from './identity/without-guards.ts';
import { isOutsider } from './is-outsider.ts';

/** Who asks: nobody we know, a signed-in person, or the program itself. */
export type Actor =
  | { readonly kind: 'visitor' }
  | {
      readonly kind: 'person';
      readonly accountId: string;
      readonly personId: string;
      readonly sessionId: string;
      readonly name: string;
      readonly roles: readonly Role[];
      /** Whom the role `custodian` is for. */
      readonly custodianIds: readonly string[];
      /** Was it made certain in the last minutes that it is still them? See `@StepUp()`. */
      readonly isCertain: boolean;
      /** Only applies to join so far, or has left: what is the members' alone is closed to them as to a visitor. */
      readonly isOutside?: boolean;
      /** What the token that they came with is for. A session, which has none of these, is for everything. */
      readonly scopes?: readonly Scope[];
    }
  | { readonly kind: 'system'; readonly name: string };

/** Who asks, and when. */
export type Asking = { readonly actor: Actor; readonly now: Date };

/** What a reader needs: a database, who asks, and the time. */
export type View = Asking & { readonly db: EntityManager };

/** Something to be done after the transaction has held: a row of the outbox. */
export type Job = {
  readonly kind: string;
  readonly payload: object;
  /** Makes the job unique: the same id is handed over once. */
  readonly id?: string;
  readonly runAt?: Date;
  /** One of many that nobody sits waiting for: everything else goes first. */
  readonly canWait?: boolean;
};

/** One mutation, one transaction. It lives as long as its transaction. */
export type Work = View & { later(job: Job): Promise<void> };

const UNIQUE_VIOLATION = '23505';
const EXCLUSION_VIOLATION = '23P01';
/** Serialisation failure and deadlock, and what somebody else has written at the same moment: asked again, the rules
 *  see it. No other error is worth another try. */
const RETRIED = new Set(['40001', '40P01', UNIQUE_VIOLATION, EXCLUSION_VIOLATION]);
const TRIES_MAX = 5;

/** The only place that opens a transaction. */
@Injectable()
export class Works {
  readonly #source: DataSource;

  constructor(@Inject(DataSource) source: DataSource) {
    this.#source = source;
  }

  /** Reads outside a transaction. */
  view(asking: Asking): View {
    return { db: this.#source.manager, actor: asking.actor, now: asking.now };
  }

  /** Acts in one transaction. A refusal rolls everything back and is answered as a {@link Refusal}. */
  async run<Answer>(
    asking: Asking,
    act: (work: Work) => Promise<Answer>,
  ): Promise<Exclude<Answer, Refused> | Refusal> {
    const answer = await this.attempt(asking, act);
    return isRefused(answer) ? asRefusal(answer) : (answer as Exclude<Answer, Refused>);
  }

  /** Like {@link run}, for jobs and commands: the refusal comes back as the rule gave it. */
  async attempt<Answer>(asking: Asking, act: (work: Work) => Promise<Answer>): Promise<Answer | Refused> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#transaction(asking, act);
      } catch (error) {
        if (error instanceof RolledBack) return error.refused;
        const refused = refusedByDatabase(error);
        if (refused) return refused;
        if (attempt >= TRIES_MAX || !RETRIED.has(codeOf(error))) throw error;
      }
    }
  }

  /** Reads what row level security guards: the database must know who asks. */
  read<Answer>(asking: Asking, see: (view: View) => Promise<Answer>): Promise<Answer> {
    return this.#source.transaction(async (db) => {
      await sayWhoAsks(db, asking);
      return see({ db, actor: asking.actor, now: asking.now });
    });
  }

  /** Reads everything as it is at one moment, however long it takes. */
  snapshot<Answer>(asking: Asking, see: (view: View) => Promise<Answer>): Promise<Answer> {
    return this.#source.transaction('REPEATABLE READ', async (db) => {
      await sayWhoAsks(db, asking);
      return see({ db, actor: asking.actor, now: asking.now });
    });
  }

  #transaction<Answer>(asking: Asking, act: (work: Work) => Promise<Answer>): Promise<Answer> {
    return this.#source.transaction(async (db) => {
      await sayWhoAsks(db, asking);
      if (!(await holdsOwnAccount(db, asking))) throw new RolledBack(refuse('NOT_SIGNED_IN'));
      const answer = await act({
        db,
        actor: asking.actor,
        now: asking.now,
        later: (job) => later(db, asking.now, job),
      });
      if (isRefused(answer)) throw new RolledBack(answer);
      return answer;
    });
  }
}

/** Carries a refusal past the transaction, so that nothing is half done. */
class RolledBack extends Error {
  readonly refused: Refused;

  constructor(refused: Refused) {
    super(refused.refused);
    this.refused = refused;
  }
}

/** Tells the database, until the transaction ends, whose rows these may be and which day it is. What is not said is
 *  nobody. */
async function sayWhoAsks(db: EntityManager, asking: Asking): Promise<void> {
  const actor = truthOf(asking.actor);
  if (actor.kind === 'visitor') return;
  const [account, custodians] =
    actor.kind === 'system' ? ['system', ''] : [actor.accountId, actor.custodianIds.join(',')];
  await db.query(
    `select set_config('plenaria.account', $1, true), set_config('plenaria.custodians', $2, true),
            set_config('plenaria.member', $3, true), set_config('plenaria.today', $4, true)`,
    [account, custodians, isOutsider(actor) ? '' : 'yes', dayOf(asking.now)],
  );
}

/** What a person writes is there before they are erased, and goes with them, or is not written: see `holdAccountOf`. */
async function holdsOwnAccount(db: EntityManager, { actor }: Asking): Promise<boolean> {
  if (actor.kind !== 'person') return true;
  const [lock]: readonly { held: boolean }[] = await db.query(
    `select pg_try_advisory_xact_lock_shared(hashtextextended('account ' || $1, 0)) as held`,
    [actor.accountId],
  );
  if (!lock?.held) return false;
  // Asked once it is held: a statement sees what was there when it began, and an erasure may have ended since.
  const disabled: readonly unknown[] = await db.query(
    `select from identity.account where id = $1 and disabled_at is not null`,
    [actor.accountId],
  );
  return disabled.length === 0;
}

/** Waits for what the owner of an account is just writing; what they begin to write afterwards is refused until the
 *  transaction ends. */
export async function holdAccountOf({ db }: Work, personId: string): Promise<void> {
  await db.query(
    `select pg_advisory_xact_lock(hashtextextended('account ' || id, 0)) from identity.account where person_id = $1`,
    [personId],
  );
}

async function later(db: EntityManager, now: Date, job: Job): Promise<void> {
  await db.query(
    `insert into post.outbox (id, kind, payload, run_at, created_at, can_wait)
     values (coalesce($1, gen_random_uuid()::text), $2, $3, coalesce($4, now()), $5, $6)
     on conflict (id) do nothing`,
    [job.id ?? null, job.kind, JSON.stringify(job.payload), job.runAt ?? null, now, job.canWait ?? false],
  );
  await db.query(`select pg_notify('outbox', '')`);
}

function refusedByDatabase(error: unknown): Refused | null {
  if (!(error instanceof QueryFailedError)) return null;
  const { code, constraint } = error.driverError as { code?: string; constraint?: string };
  if (code !== UNIQUE_VIOLATION && code !== EXCLUSION_VIOLATION) return null;
  const known = constraint && refusalOfConstraint[constraint];
  return known ? refuse(known, { constraint }) : null;
}

function codeOf(error: unknown): string {
  return error instanceof QueryFailedError ? String((error.driverError as { code?: string }).code) : '';
}
