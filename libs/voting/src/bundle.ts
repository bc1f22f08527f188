import type { Ballot } from './ballot.ts';
import type { LogEntry } from './log.ts';
import type { RollEntry } from './roll.ts';
import type { RulePack } from './rule-pack.ts';
import type { Sentence } from './sentence.ts';
import type { TallyResult } from './tally-result.ts';

/** The text of a decision in one language, as it stood when it was opened. */
export type BundleText = {
  readonly language: string;
  readonly version: number;
  readonly title: string;
  readonly body: string;
};

/** The facts of a decision that its log fixes too. Instants are UTC. */
export type BundleDecision = {
  readonly id: string;
  readonly number: number;
  readonly openedAt: string;
  readonly closesAt: string;
  readonly closedAt: string;
  readonly recordDate: string;
  readonly rollRoot: string;
  readonly logHead: string;
};

/** Everything a stranger needs to check a decision. The file is the canonical JSON (RFC 8785) of this, in UTF-8. */
export type ExportBundle = {
  readonly format: 'plenaria-decision-bundle/1';
  readonly decision: BundleDecision;
  readonly texts: readonly BundleText[];
  readonly rules: RulePack;
  readonly roll: readonly RollEntry[];
  /** The last version of each elector, in the order of the roll. */
  readonly ballots: readonly Ballot[];
  readonly log: readonly LogEntry[];
  readonly result: TallyResult;
  /** JSON path -> SHA-256 of the canonical JSON of what stands there: tells which place was damaged. */
  readonly manifest: Readonly<Record<string, string>>;
  /** SHA-256 of the canonical JSON of the manifest. */
  readonly digest: string;
};

/** One thing that is not as it should be, and where. */
export type Finding = {
  /** A JSON path, `$.texts[0].title`, as exact as can be said. */
  readonly place: string;
  /** Byte offsets in the file, from (inclusive) to (exclusive). */
  readonly bytes: { readonly from: number; readonly to: number };
  readonly expected: string;
  readonly found: string;
  readonly sentence: Sentence;
};

/** The verifier's answer. `ok` only when there is no finding. */
export type Verification = {
  readonly ok: boolean;
  readonly findings: readonly Finding[];
  readonly summary: readonly Sentence[];
};
