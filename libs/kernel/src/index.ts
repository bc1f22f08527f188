export { canonicalJson } from './canonical-json.ts';
export type { Json } from './canonical-json.ts';
export {
  add,
  compare,
  divide,
  formatFraction,
  fraction,
  multiply,
  ONE,
  parseFraction,
  readFraction,
  subtract,
  sum,
  ZERO,
} from './fraction.ts';
export type { Fraction } from './fraction.ts';
export { append, linkHash, NO_HASH, verifyChain } from './hash-chain.ts';
export type { Break, Link } from './hash-chain.ts';
export { fromHex, toHex } from './hex.ts';
export { isKeepable } from './keepable-text.ts';
export { inclusionProof, leafHash, merkleRoot, verifyInclusion } from './merkle.ts';
export type { Inclusion } from './merkle.ts';
export type { Money } from './money.ts';
export { pathTo, readJson } from './read-json.ts';
export type { JsonFault, OnValue } from './read-json.ts';
export { isRefused, refuse } from './refuse.ts';
export type { Refused } from './refuse.ts';
export { sha256, sha256Hex } from './sha256.ts';
export { fromUtf8, utf8 } from './utf8.ts';
