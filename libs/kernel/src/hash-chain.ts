import { canonicalJson } from './canonical-json.ts';
import { sha256Hex } from './sha256.ts';

/** One link: what happened, its number from 0, the hash of the link before, and the hash of these four together. */
export type Link<Kind extends string = string, Payload = unknown> = {
  readonly sequence: number;
  readonly kind: Kind;
  readonly payload: Payload;
  readonly previousHash: string;
  readonly hash: string;
};

/** Stands before the first link. */
export const NO_HASH = '0'.repeat(64);

/** The hash of a link: SHA-256 of the canonical JSON of `{kind, payload, previousHash, sequence}`, in hex. */
export function linkHash(link: Omit<Link, 'hash'>): string {
  const { kind, payload, previousHash, sequence } = link;
  return sha256Hex(canonicalJson({ kind, payload, previousHash, sequence }));
}

/** The link for `entry` after `previous` (null: the first). The payload must be plain JSON. */
export function append<Kind extends string, Payload>(
  previous: Pick<Link, 'sequence' | 'hash'> | null,
  entry: { readonly kind: Kind; readonly payload: Payload },
): Link<Kind, Payload> {
  const sequence = previous ? previous.sequence + 1 : 0;
  const previousHash = previous?.hash ?? NO_HASH;
  const { kind, payload } = entry;
  return { sequence, kind, payload, previousHash, hash: linkHash({ sequence, kind, payload, previousHash }) };
}

/**
 * Where a chain is first broken. `field` says which part disagrees with the rest, as well as the neighbours
 * can tell.
 */
export type Break = {
  readonly index: number;
  readonly field: 'sequence' | 'previousHash' | 'payload' | 'hash';
  readonly expected: string;
  readonly found: string;
};

/** The first broken place, or null when every link follows from the one before. `head`, when it is known from elsewhere
 *  (published, countersigned), must be the hash of the last link. */
export function verifyChain(links: readonly Link[], head?: string): Break | null {
  let previousHash = NO_HASH;
  for (const [index, link] of links.entries()) {
    if (link.sequence !== index) {
      return { index, field: 'sequence', expected: String(index), found: String(link.sequence) };
    }
    if (link.previousHash !== previousHash) {
      return { index, field: 'previousHash', expected: previousHash, found: link.previousHash };
    }
    const expected = linkHash(link);
    if (link.hash !== expected) {
      const next = links[index + 1]?.previousHash ?? head;
      const field = next === link.hash ? 'payload' : 'hash';
      return field === 'hash'
        ? { index, field, expected, found: link.hash }
        : { index, field, expected: link.hash, found: expected };
    }
    previousHash = link.hash;
  }
  if (head === undefined || head === previousHash) return null;
  return { index: links.length, field: 'hash', expected: head, found: previousHash };
}
