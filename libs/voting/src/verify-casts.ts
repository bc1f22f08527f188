import type { Ballot } from './ballot.ts';
import type { ExportBundle } from './bundle.ts';
import { finding } from './finding.ts';
import type { Located } from './finding.ts';

/** Was every ballot in the log cast by somebody entitled, in time, under the rules? Each entry is asked in turn. */
export function verifyCasts({ roll, rules, log, decision }: ExportBundle): Located[] {
  const voters = new Map(roll.map((line) => [line.electorId, line.voters]));
  const before = new Map<string, Ballot>();
  const { openedAt, closesAt, closedAt } = decision;
  const casts = log.flatMap((entry, index): Located[] => {
    if (entry.kind !== 'ballot') return [];
    const ballot = entry.payload;
    const { electorId, castBy, castAt, choice, version } = ballot;
    const place = `$.log[${index}].payload`;
    const last = before.get(electorId);
    before.set(electorId, ballot);
    const entitled = voters.get(electorId);
    if (!entitled) return [finding(`${place}.electorId`, 'verifyNotOnRoll', '', electorId)];
    if (!entitled.includes(castBy))
      return [finding(`${place}.castBy`, 'verifyNotEntitled', entitled.join(', '), castBy)];
    if (last && last.castBy !== castBy)
      return [finding(`${place}.castBy`, 'verifyAnotherVoter', last.castBy, castBy)];
    if (last && !rules.mayChange) return [finding(place, 'verifyBallotFinal', '', electorId)];
    if (version !== (last?.version ?? 0) + 1)
      return [finding(`${place}.version`, 'verifyVersion', (last?.version ?? 0) + 1, version)];
    if (castAt < openedAt) return [finding(`${place}.castAt`, 'verifyTooEarly', openedAt, castAt)];
    if (castAt >= closesAt) return [finding(`${place}.castAt`, 'verifyTooLate', closesAt, castAt)];
    if (castAt > closedAt) return [finding(`${place}.castAt`, 'verifyTooLate', closedAt, castAt)];
    if (!rules.choices.includes(choice))
      return [finding(`${place}.choice`, 'verifyNoSuchChoice', rules.choices.join(', '), choice)];
    return [];
  });
  return [...casts, ...countOfBallots(log)];
}

function countOfBallots(log: ExportBundle['log']): Located[] {
  const index = log.findIndex(({ kind }) => kind === 'closed');
  const closed = log.find((entry) => entry.kind === 'closed')?.payload;
  const ballots = log.filter(({ kind }) => kind === 'ballot').length;
  if (closed?.ballots === ballots) return [];
  return [finding(`$.log[${index}].payload.ballots`, 'verifyBallotCount', ballots, closed?.ballots)];
}
