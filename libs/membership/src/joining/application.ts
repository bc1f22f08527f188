import type { Day } from '../day.ts';

/** Who decides whether somebody may join: data of the federation, by custodian and class. `rulePack` is the slug of
 *  the rules by which the members vote: always under `decision`, otherwise where somebody objects or appeals. */
export type JoiningRule =
  /** The custodian alone. */
  | { readonly kind: 'custodian'; readonly rulePack?: string }
  /** Admitted `days` whole days after the custodian's recommendation, if no member objects. */
  | { readonly kind: 'objectionWindow'; readonly days: number; readonly rulePack?: string }
  /** The members, by a decision. */
  | { readonly kind: 'decision'; readonly rulePack: string };

/** A document that was asked for when an applicant submitted, and to which they had agreed. */
export type AgreedDocument = {
  readonly slug: string;
  readonly version: number;
  readonly acceptanceId: string;
};

/** What stood in the way of an admission when its day came; of a member, the name of its custodian. */
export type Obstacle = { readonly code: (typeof OBSTACLES)[number]; readonly custodian: string | null };

/** The applicant is a member by now, nobody can hold the classes any more, or the register says something else. */
export const OBSTACLES = ['ALREADY_A_MEMBER', 'CLASS_ENDED', 'REGISTER_CONTRADICTS'] as const;

/** What happened to an application, in order. The rows of its history are these. */
export type ApplicationEvent = { readonly at: Date } & (
  | { readonly kind: 'submitted'; readonly agreed?: readonly AgreedDocument[] }
  | { readonly kind: 'informationAsked'; readonly question: string }
  | { readonly kind: 'informationGiven'; readonly answer: string }
  /** The custodian is for it; `rule` is the one in force on this day, kept as it was. */
  | { readonly kind: 'recommended'; readonly reason: string; readonly rule: JoiningRule }
  | { readonly kind: 'objected'; readonly memberId: string; readonly reason: string }
  | { readonly kind: 'objectionWithdrawn'; readonly memberId: string }
  /** `until` is when the vote ends, if nobody who chairs it ends it sooner. */
  | { readonly kind: 'putToTheVote'; readonly decisionId: string; readonly until: Date }
  /** No quorum, or a tie that nothing settles: the members are asked again. */
  | { readonly kind: 'votedWithoutResult'; readonly decisionId: string }
  /** `endedClasses` were applied for and nobody can hold them any more: admitted in those that remain. */
  | {
      readonly kind: 'admitted';
      readonly by: 'custodian' | 'window' | 'decision';
      readonly from: Day;
      readonly endedClasses?: readonly string[];
    }
  /** It was to be admitted and the register stood in the way: the custodian reads it again. */
  | { readonly kind: 'reopened'; readonly because: Obstacle }
  | { readonly kind: 'rejected'; readonly by: 'custodian' | 'decision'; readonly reason: string }
  | { readonly kind: 'appealed'; readonly reason: string }
  | { readonly kind: 'withdrawn'; readonly reason: string | null }
);

/** Where an application stands. */
export type ApplicationState =
  | 'draft'
  /** The custodian reads it. */
  | 'inReview'
  | 'awaitingInformation'
  /** Recommended: members may object until `until`. */
  | 'inObjectionWindow'
  /** A member objected: the custodian puts it to the vote or rejects it, unless the objection is withdrawn. */
  | 'objected'
  /** The members decide, and no decision is open yet. */
  | 'awaitingVote'
  | 'inVote'
  | 'admitted'
  /** The custodian said no; the applicant may appeal until `until`. */
  | 'rejected'
  /** The applicant asks the members. */
  | 'appealed'
  | 'inAppeal'
  /** The members said no: over, though anybody may apply again. */
  | 'refused'
  | 'withdrawn';

/** An application as its history makes it. */
export type Application = {
  readonly state: ApplicationState;
  /** The end of an objection window, of a vote or of the time to appeal; exclusive. */
  readonly until: Date | null;
  /** The decision that is, or was last, asked. */
  readonly decisionId: string | null;
  /** Members whose objection stands. */
  readonly objectors: readonly string[];
  /** Was the custodian's no appealed? */
  readonly isAppeal: boolean;
};
