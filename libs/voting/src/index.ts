export type { Ballot, CountedBallot } from './ballot.ts';
export type { BundleDecision, BundleText, ExportBundle, Finding, Verification } from './bundle.ts';
export type { Closed, LogEntry, LogEvent, Opened, Settled, Tallied } from './log.ts';
export type { ElectorKind, Roll, RollEntry } from './roll.ts';
export type {
  Base,
  Choice,
  College,
  Condition,
  Overlap,
  QuorumClause,
  RulePack,
  Share,
  SilentCollege,
  Threshold,
  Ties,
} from './rule-pack.ts';
export { say } from './sentence.ts';
export type { Sentence } from './sentence.ts';
export type {
  ChoiceWeights,
  CollegeResult,
  ConditionResult,
  Outcome,
  QuorumResult,
  Settlement,
  TallyResult,
  ThresholdResult,
  Turnout,
} from './tally-result.ts';
