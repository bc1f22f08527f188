import { rulePackShape } from './parse-rule-pack.ts';
import {
  byKind,
  day,
  hash,
  instant,
  list,
  nullable,
  object,
  oneOf,
  record,
  text,
  truth,
  weight,
  whole,
} from './shape.ts';
import type { Shape } from './shape.ts';

const id = text(/^\S{1,200}$/u, 'problemName');
const line = text(/^[\s\S]{1,1000}$/, 'problemText');

/** One line of a roll. */
export const rollEntryShape: Shape = object({
  electorId: id,
  kind: oneOf(['organisation', 'individual']),
  name: nullable(line),
  class: id,
  college: line,
  weight,
  active: truth,
  // Nobody, where nobody speaks for an organisation: it is still counted among the eligible.
  voters: list(id),
});

const ballotShape = object({
  electorId: id,
  version: whole(1),
  choice: oneOf(['yes', 'no', 'abstain', 'block']),
  castAt: instant,
  castBy: id,
  reasonHash: nullable(hash),
});

const payloads: Readonly<Record<string, Shape>> = {
  opened: object({
    decisionId: id,
    number: whole(1),
    openedAt: instant,
    closesAt: instant,
    recordDate: day,
    rollRoot: hash,
    rollSize: whole(1),
    rulesHash: hash,
    textHashes: record(hash),
  }),
  ballot: ballotShape,
  closed: object({ closedAt: instant, closedBy: id, ballots: whole() }),
  settled: byKind({
    castingVote: object({ settledAt: instant, kind: text(), choice: oneOf(['yes', 'no']) }),
    lot: object({ settledAt: instant, kind: text(), beaconValue: line }),
  }),
  tallied: object({ talliedAt: instant, resultHash: hash, outcome: id }),
};

const logEntryShape = byKind(
  Object.fromEntries(
    Object.entries(payloads).map(([kind, payload]) => [
      kind,
      object({ sequence: whole(), kind: oneOf([kind]), payload, previousHash: hash, hash }),
    ]),
  ),
);

/** The shape of an export bundle. The result is only an object here: it is counted again and compared. */
export const bundleShape: Shape = object({
  format: oneOf(['plenaria-decision-bundle/1']),
  decision: object({
    id,
    number: whole(1),
    openedAt: instant,
    closesAt: instant,
    closedAt: instant,
    recordDate: day,
    rollRoot: hash,
    logHead: hash,
  }),
  texts: list(object({ language: id, version: whole(1), title: line, body: text() }), 1),
  rules: rulePackShape,
  roll: list(rollEntryShape, 1),
  ballots: list(ballotShape),
  log: list(logEntryShape, 3),
  result: (value, path, problems) => record(() => {})(value, path, problems),
  manifest: record(hash),
  digest: hash,
});
