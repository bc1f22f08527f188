import type { EntityManager } from 'typeorm';

/** Lets the statements of this transaction run long: they are rare, and go over every table in which people write. */
export async function takeTime(db: EntityManager): Promise<void> {
  await db.query(`set local statement_timeout = '10min'`);
}
