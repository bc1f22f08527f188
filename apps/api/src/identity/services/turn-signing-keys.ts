import type { SealingKeys } from '../../operations/sealed.ts';
import type { Work } from '../../work.ts';
import { makeSigningKey } from './signing-keys.ts';

/** How old a key may grow, and how long a new one is published before it signs. */
export type KeyTimes = { readonly days: number; readonly waitHours: number };

/** Makes a new key when the newest is old, and lets go those that nobody needs any more. */
export async function turnSigningKeys(
  work: Work,
  { days, waitHours }: KeyTimes,
  keys: SealingKeys,
): Promise<void> {
  await work.db.query(`delete from identity.signing_key where ends_at <= now()`);
  const rows: readonly { isOld: boolean | null }[] = await work.db.query(
    `select max(signs_from) < now() - make_interval(days => $1) as "isOld" from identity.signing_key`,
    [days],
  );
  if (rows[0]?.isOld) await makeSigningKey(work, waitHours, keys);
}

/** In an emergency: a new key that signs at once, and no other. What was signed before is believed no longer. */
export async function replaceSigningKeys(work: Work, keys: SealingKeys): Promise<string> {
  await work.db.query(`delete from identity.signing_key`);
  return makeSigningKey(work, 0, keys);
}
