/** A share written exactly, as people write it: `"1/2"`, `"2/3"`, `"95/100"`, `"1"`. Never a decimal. */
export type Share = string;

/** What an elector may say. A block counts as a no, and may stop the decision where the rules say so. */
export type Choice = 'yes' | 'no' | 'abstain' | 'block';

/** One college: the member classes that vote together, and the part of the whole they decide together. */
export type College = {
  /** The name used in rolls, results and sentences; unique within the rules. */
  readonly name: string;
  /** Classes of the register, by slug. `["*"]` means every member, and then there is only one college. */
  readonly classes: readonly string[];
  /**
   * A fixed share of the whole, or `"byVotes"`: as many votes as count in it (one member one vote, which a
   * cap may limit).
   */
  readonly share: Share;
  /** The largest effective share, after what is silent has been redistributed. */
  readonly cap?: Share;
  /** The smallest effective share, while somebody in the college counts. */
  readonly floor?: Share;
  /** What to call it, by language; the name where a language is missing. */
  readonly labels?: Readonly<Record<string, string>>;
};

/**
 * What a college's votes are divided by: yes+no, all cast, those present (here: who cast), or everybody on
 * its roll.
 */
export type Base = 'decided' | 'cast' | 'present' | 'eligible';

/** What becomes of the share of a college in which nobody counts. */
export type SilentCollege =
  'burn' | 'redistribute' | 'invalid' | 'oneMemberOneVote' | { readonly redistributeTo: string };

/**
 * How much yes is needed: more than (`strict`) or at least `share`, of yes+no (`decided`) or of the whole
 * (`total`).
 */
export type Threshold = { readonly share: Share; readonly strict: boolean; readonly of: 'decided' | 'total' };

/** What else must hold for a decision to be adopted. */
export type Condition =
  /** Yes reaches `share` of yes+no in each of these colleges; where nobody took a side it is missed. */
  | {
      readonly kind: 'majorityInEach';
      readonly colleges: readonly string[];
      readonly share: Share;
      readonly strict: boolean;
    }
  /** A block that stands stops the decision, unless yes is at least `share` of yes+no. */
  | { readonly kind: 'noBlockUnless'; readonly share: Share }
  /** At least so many electors (heads, not weight) say yes. */
  | { readonly kind: 'yesAtLeast'; readonly heads: number }
  /** At most so many electors (heads, not weight) say no or block. */
  | { readonly kind: 'noAtMost'; readonly heads: number };

/** How many must take part: at least `share` of the electors (or of those active) in all or in one college. */
export type QuorumClause = {
  readonly scope: 'all' | { readonly college: string };
  readonly count: 'heads' | 'weight';
  readonly of: 'eligible' | 'active';
  readonly metBy: 'present' | 'cast';
  readonly share: Share;
};

/** What happens when yes and no are exactly level at a strict threshold. */
export type Ties =
  | { readonly kind: 'statusQuo' }
  | { readonly kind: 'castingVote' }
  /**
   * Drawn with SHA-256(hash of the log entry `closed` || value of the beacon); the beacon is named here,
   * before opening.
   */
  | { readonly kind: 'lot'; readonly beacon: string };

/**
 * In which college a member of several classes votes: the one declared before opening, the one with the
 * largest share, or all.
 */
export type Overlap = 'declared' | 'highest' | 'both';

/**
 * The rule of a decision as data: versioned, adopted by a decision, printed in its minutes. This is also its
 * stored JSON.
 */
export type RulePack = {
  readonly format: 'plenaria-rules/1';
  readonly colleges: readonly College[];
  readonly choices: readonly Choice[];
  readonly base: Base;
  readonly silentCollege: SilentCollege;
  readonly threshold: Threshold;
  readonly conditions: readonly Condition[];
  /** Every clause must be met; none means any turnout will do. */
  readonly quorum: readonly QuorumClause[];
  readonly ties: Ties;
  readonly overlap: Overlap;
  readonly delegation: 'none';
  readonly secrecy: 'open';
  /** May a ballot be replaced until the close? */
  readonly mayChange: boolean;
  /** Languages in which the text must be reviewed before opening, beyond those the decision itself names. */
  readonly languages: readonly string[];
};
