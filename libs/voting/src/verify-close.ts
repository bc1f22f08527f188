import type { ExportBundle } from './bundle.ts';
import { settlementOf } from './decision-log.ts';
import { finding } from './finding.ts';
import type { Located } from './finding.ts';
import { tally } from './tally.ts';
import { awaitsSettlement } from './ties.ts';

/** Was it closed after it was opened, and by the clock only once its time had come? */
export function verifyClose({ log, decision }: ExportBundle): Located[] {
  const { openedAt, closesAt } = decision;
  return log.flatMap((entry, index): Located[] => {
    if (entry.kind !== 'closed') return [];
    const { closedAt, closedBy } = entry.payload;
    const place = `$.log[${index}].payload.closedAt`;
    if (closedAt < openedAt) return [finding(place, 'verifyClosedBeforeOpening', openedAt, closedAt)];
    // The chair may close at any time; the clock has no choice.
    if (closedBy === 'clock' && closedAt < closesAt)
      return [finding(place, 'verifyClockTooEarly', closesAt, closedAt)];
    return [];
  });
}

/**
 * Was there a tie to settle, after the close, and was it settled in the way of the rules? To be asked once roll
 * and ballots are known to be sound: it counts them.
 */
export function verifySettlement({ rules, roll, ballots, log, decision }: ExportBundle): Located[] {
  if (!settlementOf(log)) return [];
  const { outcome, tied } = tally(rules, roll, ballots);
  return log.flatMap((entry, index): Located[] => {
    if (entry.kind !== 'settled') return [];
    const { kind, settledAt } = entry.payload;
    const place = `$.log[${index}].payload`;
    if (kind !== rules.ties.kind)
      return [finding(`${place}.kind`, 'verifySettledOtherwise', rules.ties.kind, kind)];
    if (!awaitsSettlement({ outcome, tied })) return [finding(place, 'verifyNoTie', outcome, kind)];
    if (settledAt < decision.closedAt)
      return [finding(`${place}.settledAt`, 'verifySettledTooEarly', decision.closedAt, settledAt)];
    return [];
  });
}
