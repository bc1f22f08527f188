import type { Wording } from '@plenaria/agreements';
import type { View } from '../work.ts';

/** The published words that have this hash. */
export async function findCanonical(view: View, sha256: string): Promise<Wording | null> {
  const [found] = await view.db.query<Wording[]>(
    `select t.language, t.title, t.body from agreements.text t join agreements.version v on v.id = t.version_id
      where t.sha256 = $1 and v.published_at is not null limit 1`,
    [sha256],
  );
  return found ?? null;
}
