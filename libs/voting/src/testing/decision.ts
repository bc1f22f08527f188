import { appendToLog, resultHash, rulesHash, settlementOf, textHashes } from '../decision-log.ts';
import type { BundleParts } from '../make-bundle.ts';
import type { LogEntry, LogEvent } from '../log.ts';
import type { Ballot, CountedBallot } from '../ballot.ts';
import { rollRoot } from '../roll.ts';
import type { RollEntry } from '../roll.ts';
import type { RulePack } from '../rule-pack.ts';
import { tally } from '../tally.ts';

/**
 * The texts of the example: with quotes, line breaks, several alphabets and characters of two, three and
 * four bytes.
 */
const TEXTS = [
  {
    language: 'en',
    version: 2,
    title: 'Who is a "producer" member?',
    body: 'Forty hours,\n500 € or a machine \\ server.',
  },
  {
    language: 'ca',
    version: 2,
    title: 'Qui és sòcia productora?',
    body: 'Quaranta hores, 500 € o una màquina. 🌻',
  },
  { language: 'ar', version: 2, title: 'من هو العضو المنتج؟', body: 'أربعون ساعة.' },
] as const;

/** How a tie is settled in an example, some days after the close. */
export type SettledExample =
  | { readonly kind: 'castingVote'; readonly choice: 'yes' | 'no' }
  | { readonly kind: 'lot'; readonly beaconValue: string };

/** A whole decision of March 2026 with everything a bundle needs: the ballots are cast one a minute, in their order. */
export function wholeDecision(
  rules: RulePack,
  lines: readonly RollEntry[],
  ballots: readonly CountedBallot[],
  settled: SettledExample | null = null,
): BundleParts {
  const roll = lines.map((line) => ({ ...line, class: classIn(rules, line) }));
  const log: LogEntry[] = [];
  const tell = (event: LogEvent): void => void log.push(appendToLog(log.at(-1) ?? null, event));
  const tellTally = (talliedAt: string): void => {
    const result = tally(rules, roll, ballots, settlementOf(log));
    const { outcome } = result;
    tell({ kind: 'tallied', payload: { talliedAt, resultHash: resultHash(result), outcome } });
  };
  tell({
    kind: 'opened',
    payload: {
      decisionId: '0190a3f2-7c11-7d3e-9b1a-2f4c5d6e7f80',
      number: 7,
      openedAt: '2026-03-01T09:00:00.000Z',
      closesAt: '2026-03-15T18:00:00.000Z',
      recordDate: '2026-03-01',
      rollRoot: rollRoot(roll),
      rollSize: roll.length,
      rulesHash: rulesHash(rules),
      textHashes: textHashes(TEXTS),
    },
  });
  for (const payload of castOnePerMinute(roll, ballots)) tell({ kind: 'ballot', payload });
  const closedAt = '2026-03-15T18:00:00.120Z';
  tell({ kind: 'closed', payload: { closedAt, closedBy: 'clock', ballots: ballots.length } });
  tellTally(closedAt);
  if (settled) {
    const settledAt = '2026-03-18T08:30:00.000Z';
    tell({ kind: 'settled', payload: { ...settled, settledAt } });
    tellTally(settledAt);
  }
  return { texts: TEXTS, rules, roll, log };
}

/** The ballots as the log has them, each by the representative, every third with a reason. */
function castOnePerMinute(roll: readonly RollEntry[], ballots: readonly CountedBallot[]): Ballot[] {
  const castFrom = Date.parse('2026-03-02T10:00:00.000Z');
  return ballots.map(({ electorId, version, choice }, minute) => ({
    electorId,
    version,
    choice,
    castAt: new Date(castFrom + minute * 60_000).toISOString(),
    castBy: roll.find((line) => line.electorId === electorId)?.voters[0] ?? '',
    reasonHash: minute % 3 === 0 ? 'ab'.repeat(32) : null,
  }));
}

/** The class that brings a line into its college: examples name the college only. */
function classIn({ colleges }: RulePack, { college, class: held }: RollEntry): string {
  const classes = colleges.find(({ name }) => name === college)?.classes ?? [];
  return classes.includes(held) || classes.includes('*') ? held : (classes[0] ?? held);
}
