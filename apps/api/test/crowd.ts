import { randomUUID } from 'node:crypto';
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

/** How many of the crowd's letters came after the one to this address; null while any of them is missing. */
export function comingAfter(email: string, addresses: readonly string[], count: number): number | null {
  const place = addresses.indexOf(email);
  return place === -1 || addresses.length <= count ? null : addresses.length - 1 - place;
}
