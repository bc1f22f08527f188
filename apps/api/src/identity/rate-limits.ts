import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { DataSource } from 'typeorm';
import { networkOf } from '../address-of.ts';

/** At most `hitsMax` in each window, for whatever `key` names. */
export type RateLimit = { readonly key: string; readonly hitsMax: number };

const WINDOW = '15 minutes';

// Ordered by key so that two processes never wait for each other in a circle. The database's clock is the one
// that all processes share; the window never goes back.
const SPEND = `
  insert into identity.rate_limit as known (key, window_start, hits)
  select key, date_bin('${WINDOW}', now(), 'epoch'), 1 from unnest($1::text[]) as key order by key
  on conflict (key) do update set
    hits = case when excluded.window_start > known.window_start then 1 else least(known.hits + 1, 1000000) end,
    window_start = greatest(excluded.window_start, known.window_start)
  returning key, hits, window_start + interval '${WINDOW}' as "retryAt"`;

type Spent = { readonly key: string; readonly hits: number; readonly retryAt: Date };

/** Counts attempts in PostgreSQL, in one atomic statement outside any transaction: a refusal is counted too. */
@Injectable()
export class RateLimits {
  readonly #source: DataSource;

  constructor(@Inject(DataSource) source: DataSource) {
    this.#source = source;
  }

  /** Counts one attempt against every limit; refuses when one of them is passed. */
  async objectionToTry(limits: readonly RateLimit[]): Promise<Refused | null> {
    const keys = limits.map((limit) => limit.key);
    const spent: readonly Spent[] = await this.#source.query(SPEND, [keys]);
    const passed = spent.find(
      (row) => row.hits > (limits.find((limit) => limit.key === row.key)?.hitsMax ?? 0),
    );
    if (!passed) return null;
    return refuse('TOO_MANY_REQUESTS', { retryAt: passed.retryAt });
  }
}

/** A limit for what must not be readable in the table: an e-mail address, or a network address with its network. */
export function limitFor(act: string, subject: string, hitsMax: number): RateLimit {
  const digest = createHash('sha256')
    .update(`${act} ${networkOf(subject)}`)
    .digest('base64url');
  return { key: `${act} ${digest}`, hitsMax };
}
