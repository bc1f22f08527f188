import { compare, fromHex, multiply, readFraction, sha256Hex } from '@plenaria/kernel';
import type { Fraction } from '@plenaria/kernel';
import type { RulePack } from './rule-pack.ts';
import { say } from './sentence.ts';
import type { Sentence } from './sentence.ts';
import type { Settlement, TallyResult } from './tally-result.ts';

/** Are yes and no level, exactly at a strict threshold? One vote more on either side would have decided. */
export function isTied(rules: RulePack, yes: Fraction, no: Fraction, whole: Fraction): boolean {
  const { share, strict } = rules.threshold;
  if (!strict || yes.parts === 0n || compare(yes, no) !== 0) return false;
  return compare(yes, multiply(readFraction(share), whole)) === 0;
}

/** Is this the result of a tie that nobody has settled yet, though the rules say how? */
export function awaitsSettlement({ outcome, tied }: Pick<TallyResult, 'outcome' | 'tied'>): boolean {
  return tied && outcome === 'undecided';
}

/** How the rules settle a tie: adopted, rejected, or not settled yet. */
export function settleTie(
  { ties }: RulePack,
  settlement: Settlement | null,
): { outcome: 'adopted' | 'rejected' | 'undecided'; sentence: Sentence } {
  if (ties.kind === 'statusQuo') return { outcome: 'rejected', sentence: say('tieStatusQuo') };
  if (ties.kind === 'castingVote') {
    if (settlement?.kind !== 'castingVote')
      return { outcome: 'undecided', sentence: say('tieAwaitsCastingVote') };
    const adopted = settlement.choice === 'yes';
    return {
      outcome: adopted ? 'adopted' : 'rejected',
      sentence: say(adopted ? 'tieCastingYes' : 'tieCastingNo'),
    };
  }
  if (settlement?.kind !== 'lot')
    return { outcome: 'undecided', sentence: say('tieAwaitsLot', { beacon: ties.beacon }) };
  const adopted = lotSaysYes(settlement.seed);
  const sentence = say(adopted ? 'tieLotYes' : 'tieLotNo', { seed: settlement.seed });
  return { outcome: adopted ? 'adopted' : 'rejected', sentence };
}

/** The seed of a lot: SHA-256(hash of the entry `closed` || value of the beacon), in hex. */
export function lotSeed(closedHash: string, beaconValue: string): string {
  return sha256Hex(closedHash + beaconValue);
}

/** Even is yes: the last bit of the seed. */
function lotSaysYes(seed: string): boolean {
  return ((fromHex(seed).at(-1) ?? 0) & 1) === 0;
}
