import type { Money } from '@plenaria/kernel';
import type { Valid } from '../valid.ts';

/** What a service level gives, and for what: a price a month, how many may meet at once, and for how long. */
export type LevelTerms = {
  readonly price: Money;
  readonly participantsMax: number;
  readonly minutesMax: number;
};

/** A service level through all its versions, the first first. One version follows on the other without a gap. */
export type ServiceLevel<Version extends Valid = Valid> = {
  readonly slug: string;
  /** Null: the federation's, which every custodian offers that has none of its own under the same slug. */
  readonly custodianId: string | null;
  /** The class whose members may hold it. */
  readonly class: string;
  readonly versions: readonly Version[];
};

/** The fewest and the most of each, both included; a week of minutes. */
export const LEVEL_LIMITS = {
  participants: { min: 1, max: 10_000 },
  minutes: { min: 1, max: 10_080 },
} as const;
