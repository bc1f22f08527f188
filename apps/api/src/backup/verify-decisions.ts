import { makeBundle, verifyBundle } from '@plenaria/voting';
import type { BundleParts } from '@plenaria/voting';
import type { EntityManager } from 'typeorm';
import { findBundleParts } from '../voting/find-bundle.ts';

/** How many closed decisions there are, and which of them do not verify. */
export type VerifiedDecisions = { readonly decisions: number; readonly wrong: readonly number[] };

type Closed = {
  readonly id: string;
  readonly number: number;
  readonly rollRoot: string;
  readonly logHead: string;
};

/** Holds every closed decision to the roll and the log head that were published, as a stranger with the file would. */
export async function verifyDecisions(db: EntityManager): Promise<VerifiedDecisions> {
  const closed: readonly Closed[] = await db.query(
    `select id, number, roll_root as "rollRoot", log_head as "logHead" from voting.decision
      where state = 'closed' order by number`,
  );
  const wrong: number[] = [];
  for (const { id, number, rollRoot, logHead } of closed) {
    const parts = JSON.parse(await findBundleParts(db, id)) as BundleParts;
    if (!verifyBundle(makeBundle(parts), { rollRoot, logHead }).ok) wrong.push(number);
  }
  return { decisions: closed.length, wrong };
}
