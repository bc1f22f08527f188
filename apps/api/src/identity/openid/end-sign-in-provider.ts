import { Done } from '../../graphql/done.ts';
import type { Work } from '../../work.ts';
import { keptRow, tellOfProvider } from './kept-provider.ts';

/** Ends the sign-in through a custodian's provider; whom it knew is known again should it come back. */
export async function endSignInProvider(work: Work, custodianId: string): Promise<Done> {
  const before = await keptRow(work, custodianId);
  if (!before) return Done.yes();
  await work.db.query(`delete from identity.sign_in_provider where custodian_id = $1`, [custodianId]);
  await tellOfProvider(work, custodianId, { before, after: null });
  return Done.yes();
}
