/** An organisation is shown by name; an individual by an opaque id. */
export type ElectorKind = 'organisation' | 'individual';

/** One line of the frozen roll: an elector in one college. Under the overlap `both` an elector has one line per college. */
export type RollEntry = {
  /** Names the elector in ballots and log. For an individual a pseudonym, so that the roll can be public. */
  readonly electorId: string;
  readonly kind: ElectorKind;
  /** Null for individuals. */
  readonly name: string | null;
  readonly class: string;
  readonly college: string;
  /** Unit weight inside the college, an exact fraction: "1". */
  readonly weight: string;
  /** Active at the record date, for quorums of those active. */
  readonly active: boolean;
  /** Pseudonyms of those who may vote for it: representative first, then alternates. The first to vote locks it. */
  readonly voters: readonly string[];
};

/** A frozen roll in canonical order and the Merkle root (RFC 6962, SHA-256, hex) over its lines. */
export type Roll = { readonly entries: readonly RollEntry[]; readonly root: string };
