import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromHex, toHex } from './hex.ts';
import { inclusionProof, leafHash, merkleRoot, verifyInclusion } from './merkle.ts';

/** Leaves and roots of Certificate Transparency's reference tests (google/certificate-transparency, merkletree). */
const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const hashes = LEAVES.map((leaf) => leafHash(fromHex(leaf)));

describe('the Merkle tree of a roll', () => {
  it('has the roots of the reference tests of RFC 6962', () => {
    ROOTS.forEach((root, index) => expect(toHex(merkleRoot(hashes.slice(0, index + 1)))).toBe(root));
    expect(toHex(merkleRoot([]))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('proves that a line is in it, in the words of the reference tests', () => {
    expect(inclusionProof(hashes, 0).map(toHex)).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
    expect(inclusionProof(hashes.slice(0, 3), 1).map(toHex)).toContain(toHex(hashes[0] as Uint8Array));
  });

  it('accepts every true proof and no other line, place or root', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(), (size, pick) => {
        const leaves = Array.from({ length: size }, (_, n) => leafHash(Uint8Array.of(n)));
        const [root, index] = [merkleRoot(leaves), pick % size];
        const leaf = leaves[index] as Uint8Array;
        const proof = inclusionProof(leaves, index);
        expect(verifyInclusion({ leaf, index, size, proof }, root)).toBe(true);
        expect(verifyInclusion({ leaf: leafHash(Uint8Array.of(200)), index, size, proof }, root)).toBe(false);
        const elsewhere = { leaf, index: index === 0 ? size : index - 1, size, proof };
        expect(verifyInclusion(elsewhere, root)).toBe(false);
        expect(verifyInclusion({ leaf, index, size, proof: proof.slice(1) }, root)).toBe(size === 1);
        expect(verifyInclusion({ leaf, index, size, proof: [...proof, leaf] }, root)).toBe(false);
        expect(verifyInclusion({ leaf, index, size, proof }, leafHash(root))).toBe(false);
      }),
    );
  });

  it('does not let a leaf pose as a node', () => {
    const [left, right] = [leafHash(Uint8Array.of(1)), leafHash(Uint8Array.of(2))];
    const posing = createHash('sha256').update(Uint8Array.of(0)).update(left).update(right).digest('hex');
    expect(toHex(merkleRoot([left, right]))).not.toBe(posing);
    expect(() => inclusionProof([left], 1)).toThrow('no leaf 1');
  });
});
