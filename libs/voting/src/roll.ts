import { canonicalJson, inclusionProof, leafHash, merkleRoot, toHex, utf8 } from '@plenaria/kernel';

/** An organisation is shown by name; an individual by an opaque id. */
export type ElectorKind = 'organisation' | 'individual';

/**
 * One line of the frozen roll: an elector in one college. Under the overlap `both` an elector has one line
 * per college.
 */
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

/** Puts lines into their canonical order (elector id, then college, by code unit) and computes the root. */
export function freezeRoll(lines: readonly RollEntry[]): Roll {
  const entries = lines.toSorted(inOrder);
  return { entries, root: rollRoot(entries) };
}

/** The hash of one line as a leaf, hex: SHA-256(0x00 || canonical JSON of the line's eight fields in UTF-8). */
export function rollLeaf(line: RollEntry): string {
  return toHex(leafOf(line));
}

/** The Merkle root over lines in the order given, hex. */
export function rollRoot(entries: readonly RollEntry[]): string {
  return toHex(merkleRoot(entries.map(leafOf)));
}

/** What leads from the line at `position` to the root: hashes in hex, nearest first. */
export function rollProof(entries: readonly RollEntry[], position: number): string[] {
  return inclusionProof(entries.map(leafOf), position).map(toHex);
}

/** Do these two lines stand in canonical order? Negative, zero or positive, for sorting. */
export function inOrder(left: RollEntry, right: RollEntry): number {
  return byCodeUnit(left.electorId, right.electorId) || byCodeUnit(left.college, right.college);
}

/** Only the fields of a line: a database row may carry more. */
function leafOf(line: RollEntry): Uint8Array {
  const { electorId, kind, name, class: memberClass, college, weight, active, voters } = line;
  const leaf = { electorId, kind, name, class: memberClass, college, weight, active, voters };
  return leafHash(utf8(canonicalJson(leaf)));
}

function byCodeUnit(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
