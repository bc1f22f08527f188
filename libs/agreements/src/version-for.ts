import { hasEnded } from './document.ts';
import type { Day } from './document.ts';

type Shown = { readonly inForce: boolean; readonly effectiveFrom: Day | null };
type WithVersions<Version> = { readonly lastDay: Day | null; readonly versions: readonly Version[] };

/**
 * Which version stands for a document on a day: the one that holds, else the first to come; of one that has ended, the
 * last that ever held. `versions` come the newest first.
 */
export function versionFor<Version extends Shown>(
  { lastDay, versions }: WithVersions<Version>,
  today: Day,
): Version | undefined {
  const first = versions.at(-1);
  if (lastDay === null || !hasEnded({ lastDay }, today))
    return versions.find(({ inForce }) => inForce) ?? first;
  return versions.find(({ effectiveFrom }) => effectiveFrom !== null && effectiveFrom <= lastDay) ?? first;
}
