import type { Asking, Works } from '../work.ts';
import { inventory } from './inventory/inventory.ts';

/** Rows deleted in one statement, so that none of them takes long. */
const CHUNK = 5_000;

/**
 * Deletes what the inventory says is kept no longer. What somebody wrote once and for all is let go by the program
 * alone, and only where it says that it erases.
 */
export async function keepNoLonger(works: Works, asking: Asking): Promise<void> {
  for (const { table, kept } of inventory) {
    if (kept.how !== 'days') continue;
    const { over, only = 'true', days } = kept;
    const statement = `
      delete from ${table} where ctid = any(array(
        select r.ctid from ${table} r
         where ${over} < $1::timestamptz - make_interval(days => $2) and (${only}) limit ${CHUNK}))`;
    let deleted: unknown = CHUNK;
    while (deleted === CHUNK)
      deleted = await works.attempt(asking, async ({ db, now }) => {
        await db.query(`select set_config('plenaria.erasing', 'on', true)`);
        const [, count] = (await db.query(statement, [now, days])) as [unknown, number];
        return count;
      });
  }
}
