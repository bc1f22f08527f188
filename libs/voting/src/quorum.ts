import { compare, divide, formatFraction, fraction, readFraction } from '@plenaria/kernel';
import type { Fraction } from '@plenaria/kernel';
import { NOBODY } from './count.ts';
import type { Count, Part } from './count.ts';
import type { QuorumClause } from './rule-pack.ts';
import { say } from './sentence.ts';
import type { Sentence } from './sentence.ts';
import type { QuorumResult } from './tally-result.ts';

/** Holds each clause against the count of everybody and of each college. A clause over nobody is met. */
export function quorumResults(
  clauses: readonly QuorumClause[],
  all: Count,
  colleges: ReadonlyMap<string, Count>,
): QuorumResult[] {
  return clauses.map((clause) => {
    const count = clause.scope === 'all' ? all : colleges.get(clause.scope.college);
    const of = measured(clause, (clause.of === 'active' ? count?.active : count?.eligible) ?? NOBODY);
    const present = measured(clause, (clause.of === 'active' ? count?.activeCast : count?.cast) ?? NOBODY);
    const met = of.parts === 0n || compare(divide(present, of), readFraction(clause.share)) >= 0;
    return { clause, present: formatFraction(present), of: formatFraction(of), met };
  });
}

/** `12 of 20 took part, 1/2 is needed`: one clause in words. */
export function quorumSentence({ clause, present, of, met }: QuorumResult): Sentence {
  const params = { present, of, share: clause.share };
  if (clause.scope === 'all') return say(met ? 'quorumMet' : 'quorumMissed', params);
  const { college } = clause.scope;
  return say(met ? 'quorumMetCollege' : 'quorumMissedCollege', { college, ...params });
}

function measured(clause: QuorumClause, part: Part): Fraction {
  return clause.count === 'heads' ? fraction(BigInt(part.heads)) : part.weight;
}
