export type { Ballot, CountedBallot } from './ballot.ts';
export type { BundleDecision, BundleText, ExportBundle, Finding, Verification } from './bundle.ts';
export {
  appendToLog,
  pseudonym,
  reasonHash,
  resultHash,
  rulesHash,
  settlementOf,
  settlementWith,
  textHash,
  textHashes,
} from './decision-log.ts';
export { classesToDeclare, objectionToDeclare, votingClass } from './declaring.ts';
export type { DeclareQuestion } from './declaring.ts';
export { electorateOf } from './electorate.ts';
export type { Electorate, Exclusion, Seat, Standing } from './electorate.ts';
export { rollOf } from './electors.ts';
export type { Elector, RollRefusal } from './electors.ts';
export { findReceipt } from './find-receipt.ts';
export type { FoundReceipt } from './find-receipt.ts';
export { collegeLabel, labelled } from './labelled.ts';
export type { Closed, LogEntry, LogEvent, Opened, Settled, Tallied } from './log.ts';
export {
  objectionToCast,
  objectionToClose,
  objectionToOpen,
  OPEN_MINUTES_MIN,
  votingRefusalCodes,
} from './objections.ts';
export type {
  CastQuestion,
  CloseQuestion,
  DecisionState,
  DecisionTimes,
  OpenQuestion,
} from './objections.ts';
export { parseRulePack } from './parse-rule-pack.ts';
export { presetNamed, presets } from './presets.ts';
export type { Preset } from './presets.ts';
export { makeBundle } from './make-bundle.ts';
export type { BundleParts } from './make-bundle.ts';
export { freezeRoll, rollLeaf, rollProof, rollRoot } from './roll.ts';
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
export { rulesInWords } from './rules-in-words.ts';
export { say } from './sentence.ts';
export type { Sentence } from './sentence.ts';
export type { Problem } from './shape.ts';
export { objectionToSettle, settledWith } from './settling.ts';
export type { SettleQuestion } from './settling.ts';
export { tally } from './tally.ts';
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
export { tallyFile } from './tally-file.ts';
export type { TallyFile, TallyFileRefusal } from './tally-file.ts';
export { awaitsSettlement, lotSeed } from './ties.ts';
export { turnout } from './turnout.ts';
export type { RollGroup } from './turnout.ts';
export { verifyBundle } from './verify-bundle.ts';
export type { Anchors } from './verify-facts.ts';
export { weightInWords } from './weight-in-words.ts';
export type { CollegeTotal } from './weight-in-words.ts';
export { wouldHaveBeen } from './would-have-been.ts';
