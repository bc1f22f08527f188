import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';

/** Many people whose letters fill the queue. Their addresses, and nobody else's, hold the word. */
export type Crowd = { readonly word: string; readonly personIds: readonly string[] };

/** Puts so many people with an address into the register. */
export async function makeCrowd(db: Client, count: number): Promise<Crowd> {
  const word = `crowd-${randomUUID().slice(0, 8)}`;
  const { rows } = await db.query<{ readonly id: string }>(
    `insert into membership.person (name, email, invented)
     select 'One of many', n || '@' || $1 || '.example', true from generate_series(1, $2::integer) n
     returning id`,
    [word, count],
  );
  return { word, personIds: rows.map(({ id }) => id) };
}

/** Whose letters have arrived, in the order in which they came. */
type Arrived = () => Promise<readonly string[]>;

const POLL_MS = 50;
const WAIT_MS_MAX = 60_000;

/** Asks for a letter once the first of the crowd's has come; answers how many of them came after it. */
export async function comingAfter(
  { email, many }: { readonly email: string; readonly many: number },
  arrived: Arrived,
  ask: () => Promise<unknown>,
): Promise<number> {
  await arrivals(arrived, (addresses) => addresses.length > 0);
  await ask();
  const addresses = await arrivals(arrived, (known) => known.includes(email) && known.length > many);
  return addresses.length - 1 - addresses.indexOf(email);
}

async function arrivals(arrived: Arrived, enough: (addresses: readonly string[]) => boolean) {
  for (const until = Date.now() + WAIT_MS_MAX; Date.now() < until; await sleep(POLL_MS)) {
    const addresses = await arrived();
    if (enough(addresses)) return addresses;
  }
  throw new Error('the letters have not come');
}
