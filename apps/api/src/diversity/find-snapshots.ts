import type { View } from '../work.ts';
import { DiversitySnapshot } from './diversity-views.ts';

/** Five years. */
const SNAPSHOTS_MAX = 20;

/** The figures of the quarters that have ended, the latest first. */
export async function findSnapshots({ db }: View): Promise<readonly DiversitySnapshot[]> {
  const rows: readonly Parameters<typeof DiversitySnapshot.of>[0][] = await db.query(
    `select quarter::text as quarter, frozen_on::text as "frozenOn", cells from diversity.snapshot
      order by quarter desc limit ${SNAPSHOTS_MAX}`,
  );
  return rows.map((row) => DiversitySnapshot.of(row));
}
