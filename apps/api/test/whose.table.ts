import type { Relation, Thing } from './whose-things.ts';

/** Of which kind of thing an operation is told, and who may do it with one that is theirs or another's. */
export type WhoseRule = {
  readonly of: Thing;
  readonly may: readonly Relation[];
  /** An argument that is called something else among what is told of the thing. */
  readonly named?: Readonly<Record<string, string>>;
};

/**
 * Every operation that names a thing which belongs to one custodian or one person, as reviewed by people: who is let
 * through to the rules of the thing. `whose.spec.ts` tries them all, and fails for an operation of which nothing is
 * said here or in `everybodys`.
 */
export const whose: Readonly<Record<string, WhoseRule>> = {
  'Query.application': { of: 'application', may: ['owner', 'ownCustodian'] },
  'Mutation.askApplicant': { of: 'application', may: ['ownCustodian'] },
  'Mutation.noteOnApplication': { of: 'application', may: ['ownCustodian'] },
  'Mutation.recommendApplication': { of: 'application', may: ['ownCustodian'] },
  'Mutation.rejectApplication': { of: 'application', may: ['ownCustodian'] },
  'Mutation.putApplicationToTheVote': { of: 'application', may: ['ownCustodian'] },
  'Mutation.answerQuestion': { of: 'application', may: ['owner'] },
  'Mutation.appealRejection': { of: 'application', may: ['owner'] },
  'Mutation.submitApplication': { of: 'application', may: ['owner'] },
  'Mutation.withdrawApplication': { of: 'application', may: ['owner'] },
  'Mutation.objectToApplication': { of: 'application', may: [] },
  'Mutation.withdrawObjection': { of: 'application', may: [] },

  'Mutation.draftDocument': { of: 'document', may: ['ownCustodian', 'secretary'] },
  'Mutation.publishDocument': { of: 'document', may: ['ownCustodian', 'secretary'] },
  'Mutation.reviewDocumentText': { of: 'document', may: ['ownCustodian', 'secretary'] },
  'Mutation.writeDocumentText': { of: 'document', may: ['ownCustodian', 'secretary'] },
  'Query.documentAcceptances': { of: 'document', may: ['ownCustodian', 'secretary'] },
  'Query.acceptance': { of: 'acceptance', may: ['owner', 'ownCustodian', 'secretary'] },
  'Mutation.withdrawAcceptance': { of: 'acceptance', may: ['owner'] },

  'Mutation.revokeSession': { of: 'session', may: ['owner'] },
  'Mutation.revokeApiToken': { of: 'apiToken', may: ['owner'] },
  'Mutation.removePushDevice': { of: 'pushDevice', may: ['owner'] },

  'Mutation.changeCustodian': { of: 'custodian', may: ['ownCustodian', 'secretary'] },
  'Mutation.endSignInProvider': { of: 'custodian', may: ['ownCustodian'] },
  'Mutation.keepSignInProvider': { of: 'custodian', may: ['ownCustodian'] },

  'Query.mailing': { of: 'mailing', may: ['owner', 'ownCustodian', 'secretary'] },
  'Query.mailingReach': { of: 'mailing', may: ['ownCustodian', 'secretary'] },

  'Mutation.inviteToMember': { of: 'membership', may: ['owner', 'ownCustodian', 'secretary'] },
  'Mutation.inviteToJoin': { of: 'document', may: ['ownCustodian', 'secretary'] },
  'Mutation.sendInvitationAgain': { of: 'invitation', may: ['owner', 'ownCustodian', 'secretary'] },
  'Mutation.withdrawInvitation': { of: 'invitation', may: ['owner', 'ownCustodian', 'secretary'] },

  'Mutation.appointRepresentative': { of: 'membership', may: ['secretary'] },
  'Mutation.endMembership': { of: 'membership', may: ['secretary'] },
  'Mutation.endRepresentation': { of: 'membership', may: ['secretary'] },

  'Mutation.changeMemberLevel': { of: 'membership', may: ['ownCustodian', 'secretary'] },

  'Mutation.answerMembershipChange': { of: 'change', may: ['owner', 'ownCustodian'] },
  'Mutation.withdrawMembershipChange': { of: 'change', may: ['owner'] },
  'Mutation.resumeMembership': { of: 'change', may: ['owner'] },
  'Mutation.askMembershipChange': { of: 'membership', may: ['owner', 'ownCustodian'] },
  'Mutation.chooseIncomeBand': { of: 'membership', may: ['owner'] },
  'Mutation.proposeExpulsion': { of: 'membership', may: ['ownCustodian'] },
  'Mutation.appealExpulsion': { of: 'expulsion', may: ['owner'] },
  'Mutation.objectToExpulsion': { of: 'expulsion', may: ['member'] },
  'Mutation.putExpulsionToTheVote': { of: 'expulsion', may: ['ownCustodian', 'chair', 'secretary'] },

  'Mutation.changeCircle': { of: 'circle', may: ['secretary'] },
  'Mutation.endCircle': { of: 'circle', may: ['secretary'] },
  'Mutation.seatInCircle': { of: 'circle', may: ['owner', 'secretary'] },
  'Mutation.leaveCircle': { of: 'circle', may: ['owner', 'secretary'], named: { personId: 'seated' } },
  'Mutation.declineCircleRequest': {
    of: 'circle',
    may: ['owner', 'secretary'],
    named: { personId: 'asking' },
  },
};

/**
 * Operations that name something of the whole federation, or that only narrow a list whose rows the database keeps
 * apart, and what says instead who may do them.
 */
export const everybodys: Readonly<Record<string, string>> = {
  'Query.agreement': 'everybody: what is published',
  'Query.applicationDraft': 'only ever the asker’s own',
  'Query.applications': 'row level security',
  'Query.circle': 'members',
  'Query.decision': 'everybody',
  'Query.documentsToAccept': 'everybody: what one would agree to',
  'Query.joining': 'everybody',
  'Query.member': 'everybody',
  'Query.memberLife': 'row level security',
  'Query.members': 'everybody',
  'Query.person': 'members',
  'Query.rulePack': 'everybody',
  'Mutation.beginApplication': 'everybody',
  'Mutation.saveApplication': 'only ever the asker’s own',
  'Mutation.acceptDocuments': 'only ever in the asker’s own name, or a member’s that they represent',
  ...byRule('the rule of the decision (voting-life, voting-casting)', [
    'answerAmendment',
    'castBallot',
    'closeDecision',
    'declareClass',
    'draftDecision',
    'openDecision',
    'proposeAmendment',
    'reviewDecisionText',
    'settleTie',
    'withdrawDecision',
    'writeComment',
    'writeDecisionText',
  ]),
  'Mutation.askToJoinCircle': 'every member may ask',
  ...byRule('its role alone', [
    'addClass',
    'addCustodian',
    'addServiceLevel',
    'changeServiceLevel',
    'adoptJoiningRule',
    'cancelJob',
    'endClass',
    'endRole',
    'endServiceLevel',
    'entrustRole',
    'foundCircle',
    'publishRulePack',
    'renameClass',
    'retryJob',
  ]),
  'Mutation.answerProvider': 'the browser that asked (openid)',
  'Mutation.askProvider': 'everybody',
  ...byRule('only ever the asker’s own (passkeys)', ['renamePasskey', 'revokePasskey']),
  ...byRule('only ever the asker’s own (openid)', ['disconnectProvider']),
};

function byRule(rule: string, names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [`Mutation.${name}`, rule]));
}
