import { describe, expect, it } from '@jest/globals';
import { append, NO_HASH, verifyChain } from './hash-chain.ts';
import type { Link } from './hash-chain.ts';

const links = ['opened', 'ballot', 'ballot', 'closed'].reduce<Link[]>(
  (chain, kind, n) => [...chain, append(chain.at(-1) ?? null, { kind, payload: { n } })],
  [],
);
const head = links.at(-1)?.hash ?? '';

describe('the log of a decision', () => {
  it('begins with nothing and follows link by link', () => {
    expect(links[0]?.previousHash).toBe(NO_HASH);
    expect(links.map((link) => link.sequence)).toEqual([0, 1, 2, 3]);
    expect(verifyChain(links)).toBeNull();
    expect(verifyChain(links, head)).toBeNull();
    expect(verifyChain([])).toBeNull();
  });

  it('names what was changed: the payload, a hash, the link to the one before, the number', () => {
    expect(verifyChain(changed(1, { payload: { n: 9 } }))).toMatchObject({ index: 1, field: 'payload' });
    expect(verifyChain(changed(1, { kind: 'closed' }))).toMatchObject({ index: 1, field: 'payload' });
    expect(verifyChain(changed(1, { hash: NO_HASH }))).toMatchObject({
      index: 1,
      field: 'hash',
      expected: links[1]?.hash,
    });
    expect(verifyChain(changed(2, { previousHash: NO_HASH }))).toMatchObject({
      index: 2,
      field: 'previousHash',
    });
    expect(verifyChain(changed(2, { sequence: 7 }))).toMatchObject({
      index: 2,
      field: 'sequence',
      expected: '2',
    });
  });

  it('names the last link too, when its head is published', () => {
    expect(verifyChain(changed(3, { payload: {} }), head)).toMatchObject({ index: 3, field: 'payload' });
    expect(verifyChain(changed(3, { hash: NO_HASH }), head)).toMatchObject({
      index: 3,
      field: 'hash',
      expected: head,
    });
    expect(verifyChain(links.slice(0, 3), head)).toMatchObject({ index: 3, field: 'hash', expected: head });
  });

  it('notices a link left out, added or moved', () => {
    expect(verifyChain(links.toSpliced(1, 1))).toMatchObject({ index: 1 });
    expect(verifyChain([...links, ...links.slice(3)])).toMatchObject({ index: 4 });
    expect(verifyChain(links.toReversed())).toMatchObject({ index: 0 });
  });
});

/** The chain with one link altered and nothing else adjusted. */
function changed(index: number, alteration: Partial<Link>): Link[] {
  return links.map((link, at) => (at === index ? { ...link, ...alteration } : link));
}
