import { sha256 } from './sha256.ts';

/** Hash of a leaf: SHA-256(0x00 || bytes) (RFC 6962, 2.1). The prefix keeps a leaf from posing as a node. */
export function leafHash(leaf: Uint8Array): Uint8Array {
  return sha256(joined([0], leaf));
}

/** Root over leaf hashes in their order (RFC 6962, 2.1); of nothing it is SHA-256 of nothing. */
export function merkleRoot(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return sha256(new Uint8Array());
  return rootOf(leaves, 0, leaves.length);
}

/**
 * The hashes that lead from leaf `index` to the root, nearest first (RFC 6962, 2.1.1). Throws when there is
 * no such leaf.
 */
export function inclusionProof(leaves: readonly Uint8Array[], index: number): Uint8Array[] {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length)
    throw new RangeError(`no leaf ${index}`);
  return pathOf(leaves, 0, leaves.length, index);
}

/** What `verifyInclusion` needs beyond the root: the leaf's hash and place, the size of the tree, the proof. */
export type Inclusion = {
  readonly leaf: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly proof: readonly Uint8Array[];
};

/** Is the leaf in the tree with this root, at this place? (RFC 9162, 2.1.3.2.) */
export function verifyInclusion({ leaf, index, size, proof }: Inclusion, root: Uint8Array): boolean {
  if (!Number.isInteger(index) || index < 0 || index >= size) return false;
  let [place, last, hash] = [index, size - 1, leaf];
  for (const sibling of proof) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      hash = nodeHash(sibling, hash);
      while (place % 2 === 0 && place > 0) [place, last] = [place / 2, Math.floor(last / 2)];
    } else hash = nodeHash(hash, sibling);
    [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
  }
  return last === 0 && hash.length === root.length && hash.every((byte, position) => byte === root[position]);
}

function rootOf(leaves: readonly Uint8Array[], from: number, to: number): Uint8Array {
  if (to - from === 1) return leaves[from] as Uint8Array;
  const middle = from + leftSize(to - from);
  return nodeHash(rootOf(leaves, from, middle), rootOf(leaves, middle, to));
}

function pathOf(leaves: readonly Uint8Array[], from: number, to: number, index: number): Uint8Array[] {
  if (to - from === 1) return [];
  const middle = from + leftSize(to - from);
  return index < middle
    ? [...pathOf(leaves, from, middle, index), rootOf(leaves, middle, to)]
    : [...pathOf(leaves, middle, to, index), rootOf(leaves, from, middle)];
}

/** The largest power of two below n: how many leaves stand in the left half. */
function leftSize(n: number): number {
  let size = 1;
  while (size * 2 < n) size *= 2;
  return size;
}

function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(joined([1], left, right));
}

function joined(...pieces: readonly ArrayLike<number>[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let offset = 0;
  for (const piece of pieces) {
    bytes.set(piece, offset);
    offset += piece.length;
  }
  return bytes;
}
