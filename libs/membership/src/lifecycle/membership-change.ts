import type { Day } from '../day.ts';
import type { JoiningRule } from '../joining/application.ts';

/** What may happen to a membership after joining. */
export const CHANGE_KINDS = ['transfer', 'pause', 'leave', 'expulsion'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** Whom a change needs: the member, the custodian it is held with, and the one it would move to. */
export const PARTIES = ['member', 'giving', 'receiving'] as const;
export type Party = (typeof PARTIES)[number];

/** What happened to a change of a membership, in order. The rows of its history are these. */
export type ChangeEvent = { readonly at: Date } &
  /** Whoever asks has agreed by that. `from` is the first day that differs; of leaving, the last day of membership. */
  (
    | { readonly kind: 'asked'; readonly party: Party; readonly from: Day; readonly reason: string }
    | { readonly kind: 'agreed'; readonly party: Party }
    | { readonly kind: 'refused'; readonly party: Party; readonly reason: string }
    /** The custodian wants the member to go; `rule` is how members join in force on this day, kept as it was. */
    | { readonly kind: 'proposed'; readonly reason: string; readonly rule: JoiningRule }
    | { readonly kind: 'objected'; readonly memberId: string; readonly reason: string }
    | { readonly kind: 'putToTheVote'; readonly decisionId: string; readonly until: Date }
    | { readonly kind: 'votedWithoutResult'; readonly decisionId: string }
    | { readonly kind: 'expelled'; readonly by: 'custodian' | 'window' | 'decision' }
    /** The members voted against the expulsion. */
    | { readonly kind: 'dismissed' }
    | { readonly kind: 'appealed'; readonly reason: string }
    | { readonly kind: 'reinstated' }
    /** The members said no to the appeal, or nobody appealed in time. */
    | { readonly kind: 'confirmed' }
    | { readonly kind: 'withdrawn'; readonly reason: string | null }
    /** Its day has come. */
    | { readonly kind: 'tookEffect' }
    | { readonly kind: 'resumed' }
    /** The membership ended or moved otherwise before anything came of it, or whoever was expelled has joined again. */
    | { readonly kind: 'lapsed' }
    /** On its day the register said something else, which it does not overrule. */
    | { readonly kind: 'overtaken' }
    /** The members gave back an expelled member: its pause goes on. */
    | { readonly kind: 'takenUp' }
  );

/** Where a change stands. */
export type ChangeState =
  | 'awaitingAgreement'
  /** Nobody need say anything more: it takes effect on its day, and is undone until then. */
  | 'scheduled'
  | 'moved'
  | 'paused'
  | 'left'
  | 'resumed'
  | 'refused'
  | 'inObjectionWindow'
  | 'awaitingVote'
  | 'inVote'
  | 'dismissed'
  /** Out of the register; the member may appeal until `until`. */
  | 'expelled'
  | 'appealed'
  | 'inAppeal'
  | 'reinstated'
  | 'confirmed'
  | 'withdrawn'
  | 'lapsed';

/** A change as its history makes it. */
export type MembershipChange = {
  readonly kind: ChangeKind;
  readonly state: ChangeState;
  /** Who asked for it; of an expulsion, the custodian. */
  readonly askedBy: Party;
  readonly agreed: readonly Party[];
  /** The day asked for, or that of the last yes where it came later; null of an expulsion. */
  readonly from: Day | null;
  /** The end of an objection window, of a vote or of the time to appeal; exclusive. */
  readonly until: Date | null;
  readonly decisionId: string | null;
  /** Members who have objected. */
  readonly objectors: readonly string[];
};
