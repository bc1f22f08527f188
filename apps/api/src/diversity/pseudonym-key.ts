import { createHmac, randomBytes } from 'node:crypto';
import { dayOf, quarterOf } from '@plenaria/membership';
import { asProgram } from '../identity/as-program.ts';
import { seal, unseal } from '../operations/sealed.ts';
import type { SealingKeys } from '../operations/sealed.ts';
import type { View, Work } from '../work.ts';

const KEY_BYTES = 32;

/** What pseudonyms are made with from the first day of a quarter until its figures are frozen. */
export type PseudonymKey = { readonly quarter: string; readonly secret: Buffer };

/** What a person's answers stand under as long as this key is in use: 64 hex digits. */
export function pseudonymOf({ secret }: PseudonymKey, personId: string): string {
  return createHmac('sha256', secret).update(personId).digest('hex');
}

/** The key in use, which stays until the transaction ends; null when there is none, or none that our seal opens. */
export async function keyInUse(view: View, keys: SealingKeys): Promise<PseudonymKey | null> {
  return findKey(view, keys, 'share');
}

/** The same, alone in our hands until the transaction ends. */
export async function holdKey(work: Work, keys: SealingKeys): Promise<PseudonymKey | null> {
  return findKey(work, keys, 'update');
}

async function findKey(
  view: View,
  keys: SealingKeys,
  lock: 'share' | 'update',
): Promise<PseudonymKey | null> {
  const rows: readonly { quarter: string; sealed: string }[] = await asProgram(view, () =>
    view.db.query(
      `select quarter::text as quarter, sealed_key as sealed from diversity.pseudonym_key for ${lock}`,
    ),
  );
  const [row] = rows;
  const secret = row ? unseal(row.sealed, purposeOf(row.quarter), keys) : null;
  return row && secret !== null ? { quarter: row.quarter, secret: Buffer.from(secret, 'base64') } : null;
}

/** The key in use, or a first one. Answers under a key that nothing opens any more are nobody's, and go. */
export async function keyInUseOrNew(work: Work, keys: SealingKeys): Promise<PseudonymKey> {
  const found = await keyInUse(work, keys);
  if (found) return found;
  await work.db.query(`select pg_advisory_xact_lock(hashtext('diversity.pseudonym_key'))`);
  return (await keyInUse(work, keys)) ?? (await replaceKey(work, keys));
}

/** Throws away the key and what still stands under it, and begins another for the quarter of today. */
export async function replaceKey(work: Work, keys: SealingKeys): Promise<PseudonymKey> {
  const quarter = quarterOf(dayOf(work.now));
  const secret = randomBytes(KEY_BYTES);
  const sealed = seal(secret.toString('base64'), purposeOf(quarter), keys);
  await asProgram(work, async () => {
    await work.db.query(`delete from diversity.answer`);
    // Whoever waits for the row that there was is given this one.
    await work.db.query(
      `insert into diversity.pseudonym_key (quarter, sealed_key) values ($1, $2)
       on conflict ((true)) do update set quarter = excluded.quarter, sealed_key = excluded.sealed_key`,
      [quarter, sealed],
    );
  });
  return { quarter, secret };
}

function purposeOf(quarter: string): string {
  return `pseudonyms of the quarter from ${quarter}`;
}
