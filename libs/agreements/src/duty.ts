import { askedBy } from './document.ts';
import type { Day, DocumentKind, DocumentVersion } from './document.ts';
import type { Party } from './documents-for.ts';

/** That somebody agreed to a version, and whether it still stands. */
export type Agreed = {
  readonly versionId: string;
  readonly withdrawn: boolean;
  /** Of what a member signed: the custodian it was signed with; null where none is known. */
  readonly throughId?: string | null;
};

/** What counts of a party's agreements: what a member signed stands between it and the custodian of then, and says
 *  nothing to the one that holds it now. What a person agreed to for themself goes where they go. */
export function standingWith<One extends Pick<Agreed, 'throughId'>>(
  { kind, memberships }: Party,
  agreed: readonly One[],
): readonly One[] {
  if (kind === 'person') return agreed;
  return agreed.filter(
    ({ throughId = null }) =>
      throughId === null || memberships.some(({ custodianId }) => custodianId === throughId),
  );
}

/**
 * Where a party stands with a document. `changed`: it agreed to an earlier version and is asked again.
 * `informed`: what has changed since does not touch what it agreed to. `withdrawn`: the last that it did was to take
 * its agreement back, whatever it had agreed to before. `ended`: it agreed to what asks nobody any more.
 */
export type DutyState =
  'to-accept' | 'changed' | 'accepted' | 'informed' | 'withdrawn' | 'information' | 'ended';

/** What a party has agreed to, what holds now, and whether something is asked of it. */
export type Duty<Version extends DocumentVersion> = {
  readonly state: DutyState;
  /** The version that holds today, or the first to come. */
  readonly version: Version;
  /** The newest version that the party agreed to and has not taken back; null once it took a later one back. */
  readonly agreedTo: Version | null;
  /** The newest version of which it took its agreement back, where it is asked because of that. */
  readonly withdrawnFrom: Version | null;
};

/** The version that holds on a day: the newest of those in effect; null before the first. */
export function inForce<Version extends DocumentVersion>(
  versions: readonly Version[],
  today: Day,
): Version | null {
  const begun = versions.filter(({ effectiveFrom }) => effectiveFrom <= today);
  return begun.toSorted(byNumber).at(-1) ?? null;
}

/** Whether a published version holds on a day, will, or did: what a line about it says. */
export function holdingOn(
  { inForce: holds, effectiveFrom }: { readonly inForce: boolean; readonly effectiveFrom: Day },
  today: Day,
): 'holdsSince' | 'holdsFrom' | 'heldFrom' {
  if (holds) return 'holdsSince';
  return effectiveFrom > today ? 'holdsFrom' : 'heldFrom';
}

/** Where a party stands with a document; null when no version of it was published. */
export function dutyOf<Version extends DocumentVersion>(
  kind: DocumentKind,
  versions: readonly Version[],
  agreed: readonly Agreed[],
  today: Day,
): Duty<Version> | null {
  const ordered = versions.toSorted(byNumber);
  const version = inForce(ordered, today) ?? ordered[0];
  if (!version) return null;
  if (askedBy(kind) === 'nothing')
    return { state: 'information', version, agreedTo: null, withdrawnFrom: null };
  const standing = newest(({ withdrawn }) => !withdrawn);
  const takenBack = newest(({ withdrawn }) => withdrawn);
  if (takenBack && (!standing || isBetween(takenBack, standing, version)))
    return { state: 'withdrawn', version, agreedTo: null, withdrawnFrom: takenBack };
  return { state: stateSince(standing, version), version, agreedTo: standing, withdrawnFrom: null };

  function newest(counts: (one: Agreed) => boolean): Version | null {
    const ids = new Set(agreed.filter(counts).map(({ versionId }) => versionId));
    return ordered.findLast(({ id }) => ids.has(id)) ?? null;
  }

  function stateSince(agreedTo: Version | null, { number: holding }: Version): DutyState {
    if (!agreedTo) return 'to-accept';
    if (agreedTo.number >= holding) return 'accepted';
    const since = ordered.filter(({ number }) => number > agreedTo.number && number <= holding);
    return since.some(({ material }) => material) ? 'changed' : 'informed';
  }
}

/** Does a version come after one that was agreed to, and not after what holds? Taking back what does not hold yet
 *  leaves what holds as it was. */
function isBetween(takenBack: DocumentVersion, standing: DocumentVersion, holding: DocumentVersion): boolean {
  return takenBack.number > standing.number && takenBack.number <= holding.number;
}

/** Is the party asked again because of the version of this number: did it last agree to an earlier one? */
export function isAskedAgainBy<Version extends DocumentVersion>(
  duty: Duty<Version>,
  number: number,
): boolean {
  return duty.state === 'changed' && duty.agreedTo !== null && duty.agreedTo.number < number;
}

/** Is something asked of the party? */
export function isWaiting(state: DutyState): boolean {
  return state === 'to-accept' || state === 'changed' || state === 'withdrawn';
}

function byNumber(one: DocumentVersion, other: DocumentVersion): number {
  return one.number - other.number;
}
