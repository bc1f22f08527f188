import { canonicalJson } from '@plenaria/kernel';
import type { Ballot } from './ballot.ts';
import type { BundleText, ExportBundle } from './bundle.ts';
import { settlementOf } from './decision-log.ts';
import type { Closed, LogEntry, Opened } from './log.ts';
import { digestOf, manifestOf } from './manifest.ts';
import type { RollEntry } from './roll.ts';
import type { RulePack } from './rule-pack.ts';
import { tally } from './tally.ts';

/**
 * What a bundle is made from; the rest is derived. `log` must be complete: opened, ballots, closed, tallied, and
 * where a tie was settled: settled, tallied.
 */
export type BundleParts = {
  readonly texts: readonly BundleText[];
  readonly rules: RulePack;
  readonly roll: readonly RollEntry[];
  readonly log: readonly LogEntry[];
};

/** The file that lets anybody check a closed decision: canonical JSON, to be sent byte for byte as it is.
 *  Throws when the log is not complete. */
export function makeBundle({ texts, rules, roll, log }: BundleParts): string {
  const { opened, closed } = endsOf(log);
  const { decisionId, number, openedAt, closesAt, recordDate, rollRoot } = opened;
  const ballots = lastBallots(roll, log);
  const listed = {
    decision: {
      id: decisionId,
      number,
      openedAt,
      closesAt,
      closedAt: closed.closedAt,
      recordDate,
      rollRoot,
      logHead: log.at(-1)?.hash ?? '',
    },
    texts,
    rules,
    roll: roll.map(lineAlone),
  };
  const manifest = manifestOf(listed);
  const bundle: ExportBundle = {
    format: 'plenaria-decision-bundle/1',
    ...listed,
    ballots,
    log,
    result: tally(rules, roll, ballots, settlementOf(log)),
    manifest,
    digest: digestOf(manifest),
  };
  return canonicalJson(bundle);
}

/** The last ballot of each elector in the log, in the order of the roll. */
export function lastBallots(roll: readonly RollEntry[], log: readonly LogEntry[]): Ballot[] {
  const last = new Map<string, Ballot>();
  for (const entry of log) if (entry.kind === 'ballot') last.set(entry.payload.electorId, entry.payload);
  const order = new Map([...new Set(roll.map(({ electorId }) => electorId))].map((id, place) => [id, place]));
  const place = ({ electorId }: Ballot): number => order.get(electorId) ?? order.size;
  return [...last.values()].toSorted((left, right) => place(left) - place(right));
}

function endsOf(log: readonly LogEntry[]): { opened: Opened; closed: Closed } {
  const first = log[0];
  const closed = log.find((entry) => entry.kind === 'closed');
  if (first?.kind !== 'opened' || !closed || log.at(-1)?.kind !== 'tallied') {
    throw new Error('only a decision that was opened, closed and tallied has a bundle');
  }
  return { opened: first.payload, closed: closed.payload };
}

/** A database row may carry more than the line. */
function lineAlone({
  electorId,
  kind,
  name,
  class: held,
  college,
  weight,
  active,
  voters,
}: RollEntry): RollEntry {
  return { electorId, kind, name, class: held, college, weight, active, voters };
}
