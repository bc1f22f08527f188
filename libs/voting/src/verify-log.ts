import { verifyChain } from '@plenaria/kernel';
import type { ExportBundle } from './bundle.ts';
import { differences, finding } from './finding.ts';
import type { Located } from './finding.ts';
import type { LogEntry } from './log.ts';
import { lastBallots } from './make-bundle.ts';

/** Does every entry follow from the one before, up to the head? Names the first that does not. */
export function verifyLogChain({ log, decision }: ExportBundle): Located[] {
  const broken = verifyChain(log, decision.logHead);
  if (!broken) return [];
  const { index, field, expected, found } = broken;
  if (index === log.length) return [finding('$.decision.logHead', 'verifyHeadChanged', found, expected)];
  const keys = {
    sequence: 'verifyLogSequence',
    previousHash: 'verifyLogPrevious',
    payload: 'verifyLogPayload',
    hash: 'verifyLogHash',
  } as const;
  const place = field === 'payload' ? placeOfPayload(log[index], index) : `$.log[${index}].${field}`;
  return [finding(place, keys[field], expected, found, { entry: index })];
}

/**
 * The first entry opens, then only ballots, then the close and its tally. A tie that the close left open may be
 * settled after that, once, and is tallied again.
 */
export function verifyLogOrder({ log }: ExportBundle): Located[] {
  const told = log.map(({ kind }) => kind);
  const ballots = told.filter((kind) => kind === 'ballot').length;
  const settled = told.includes('settled') ? (['settled', 'tallied'] as const) : [];
  const right = [
    'opened',
    ...Array.from({ length: ballots }, () => 'ballot'),
    'closed',
    'tallied',
    ...settled,
  ];
  const at = right.findIndex((kind, index) => told[index] !== kind);
  if (at < 0 && right.length === told.length) return [];
  const index = at < 0 ? right.length : at;
  return [
    finding(`$.log[${index}].kind`, 'verifyLogOrder', right[index] ?? '', told[index] ?? '', {
      entry: index,
    }),
  ];
}

/** Are the ballots exactly the last versions in the log? */
export function verifyBallotsAreLogged({ roll, log, ballots }: ExportBundle): Located[] {
  return differences('$.ballots', 'verifyBallotNotLogged', lastBallots(roll, log), ballots);
}

/** The whole entry when its kind may be what was changed: kind and payload are hashed together. */
function placeOfPayload(entry: LogEntry | undefined, index: number): string {
  return entry?.kind === 'settled' ? `$.log[${index}]` : `$.log[${index}].payload`;
}
