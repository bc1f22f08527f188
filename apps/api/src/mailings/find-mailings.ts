import { isId } from '../membership/is-id.ts';
import type { View } from '../work.ts';
import { MAILING } from './mailing.ts';
import type { MailingRow } from './mailing.ts';

const NEWEST_MAX = 100;

/** The newest mailings that the asker wrote, could have written, or got; the database knows which. */
export async function findMailings({ db }: View): Promise<readonly MailingRow[]> {
  return db.query(`${MAILING} order by g.sent_at desc, g.id limit ${NEWEST_MAX}`);
}

/** One of them, or null. */
export async function findMailing({ db }: View, id: string): Promise<MailingRow | null> {
  if (!isId(id)) return null;
  const rows: readonly MailingRow[] = await db.query(`${MAILING} where g.id = $1`, [id]);
  return rows[0] ?? null;
}
