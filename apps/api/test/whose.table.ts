import type { Thing } from './whose-things.ts';
import type { Relation } from './whose-world.ts';

/** Of which kind of thing an operation is told, and who may do it with one that is theirs or another's. */
export type WhoseRule = {
  readonly of: Thing;
  readonly may: readonly Relation[];
  /** An argument that is called something else among what is told of the thing. */
  readonly named?: Readonly<Record<string, string>>;
  /** One thing bears so many tries. */
  readonly few?: number;
  /** What one of them does leaves it to the others as it was. */
  readonly stays?: true;
};

/** Whoever belongs to the federation, whatever they are trusted with. */
export const MEMBERS: readonly Relation[] = [
  'owner',
  'stranger',
  'ownCustodian',
  'otherCustodian',
  'member',
  'chair',
  'secretary',
  'operator',
];

/**
 * Every operation that is done to a thing which belongs to one custodian or one person, as reviewed by people: who is
 * let through to the rules of the thing. What follows a comma tells one try of an operation from another.
 * `whose.spec.ts` tries them all, and fails for an operation of which nothing is said here, in `shown` or in
 * `everybodys`.
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
  'Mutation.objectToApplication': { of: 'heard', may: ['member'] },
  'Mutation.withdrawObjection': { of: 'objected', may: ['member'] },

  'Mutation.discardDraft': { of: 'document', may: ['ownCustodian', 'secretary'] },
  'Mutation.endDocument': { of: 'document', may: ['ownCustodian', 'secretary'] },
  'Mutation.draftDocument': { of: 'document', may: ['ownCustodian', 'secretary'] },
  'Mutation.publishDocument': { of: 'document', may: ['ownCustodian', 'secretary'] },
  'Mutation.reviewDocumentText': { of: 'document', may: ['ownCustodian', 'secretary'] },
  'Mutation.writeDocumentText': { of: 'document', may: ['ownCustodian', 'secretary'] },
  'Query.documentAcceptances': { of: 'document', may: ['ownCustodian', 'secretary'] },
  'Query.acceptance': { of: 'acceptance', may: ['owner', 'ownCustodian', 'secretary'] },
  'Mutation.withdrawAcceptance': { of: 'acceptance', may: ['owner'] },
  'Mutation.acceptDocuments': { of: 'signing', may: ['owner'] },

  'Mutation.revokeSession': { of: 'session', may: ['owner'] },
  'Mutation.revokeApiToken': { of: 'apiToken', may: ['owner'] },
  'Mutation.endServiceAgreement': { of: 'serviceAgreement', may: ['owner'] },
  'Mutation.removePushDevice': { of: 'pushDevice', may: ['owner'] },
  'Mutation.renamePasskey': { of: 'passkey', may: ['owner'] },
  'Mutation.revokePasskey': { of: 'passkey', may: ['owner'] },
  'Mutation.disconnectProvider': { of: 'connection', may: ['owner'] },
  'Mutation.eraseOnDemand': { of: 'individual', may: ['secretary'], named: { who: 'email' } },
  'Mutation.endRole': { of: 'roleGrant', may: ['secretary'] },
  'Mutation.entrustRole': { of: 'individual', may: ['secretary'], named: { person: 'email', role: 'trust' } },

  'Mutation.changeCustodian': { of: 'custodian', may: ['ownCustodian', 'secretary'] },
  'Mutation.endSignInProvider': { of: 'custodian', may: ['ownCustodian'] },
  'Mutation.keepSignInProvider': { of: 'custodian', may: ['ownCustodian'] },
  // It asks what anybody may ask of an address that they name, and keeps nothing.
  'Mutation.trySignInProvider': { of: 'custodian', may: ['ownCustodian', 'otherCustodian'] },

  'Query.mailing': { of: 'mailing', may: ['owner', 'ownCustodian', 'secretary'] },
  'Query.mailingReach': { of: 'mailing', may: ['ownCustodian', 'secretary'] },
  'Mutation.sendMailing': { of: 'mailing', may: ['ownCustodian', 'secretary'] },

  'Mutation.inviteToMember': { of: 'membership', may: ['owner', 'ownCustodian', 'secretary'], few: 5 },
  'Mutation.inviteToJoin': { of: 'document', may: ['ownCustodian', 'secretary'] },
  'Mutation.sendInvitationAgain': { of: 'invitation', may: ['owner', 'ownCustodian', 'secretary'], few: 3 },
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
  'Mutation.askToJoinCircle': { of: 'circle', may: MEMBERS, stays: true },

  'Mutation.answerAmendment': { of: 'amendment', may: ['owner', 'chair'] },
  'Mutation.castBallot': { of: 'ballot', may: ['owner'] },
  'Mutation.closeDecision': { of: 'openDecision', may: ['chair'] },
  'Mutation.declareClass': { of: 'declaration', may: ['owner'] },
  'Mutation.openDecision': { of: 'draft', may: ['owner', 'chair'] },
  'Mutation.proposeAmendment': { of: 'draft', may: MEMBERS, stays: true },
  'Mutation.reviewDecisionText': { of: 'draft', may: MEMBERS, stays: true },
  'Mutation.settleTie': { of: 'openDecision', may: ['chair'] },
  'Mutation.withdrawDecision': { of: 'openDecision', may: ['owner', 'chair'] },
  'Mutation.writeComment': { of: 'draft', may: MEMBERS, stays: true },
  'Mutation.writeDecisionText': { of: 'draft', may: ['owner', 'chair'] },
  'Subscription.turnoutChanged': { of: 'openDecision', may: MEMBERS },
};

/**
 * Why nothing of one custodian's or one person's can be named to an operation, and whose it is instead. The spec holds
 * each word to the schema and to the table of permissions.
 */
export type Word = 'everybody' | 'members' | 'its role' | 'who holds the secret' | 'only ever oneself';

/** Operations behind which nothing of anybody's stands that another could reach for. */
export const everybodys: Readonly<Record<string, Word>> = {
  'Query.agreementDuties': 'only ever oneself',
  'Query.circleRoles': 'members',
  'Query.diversitySnapshots': 'everybody',
  'Query.documentsToAccept': 'everybody',
  'Query.emailLink': 'who holds the secret',
  'Query.electorate': 'members',
  'Query.federation': 'everybody',
  'Query.invitation': 'who holds the secret',
  'Query.jobs': 'its role',
  'Query.keptServices': 'its role',
  'Query.leftService': 'everybody',
  'Query.serviceRequest': 'who holds the secret',
  'Query.joining': 'everybody',
  'Query.joiningRules': 'members',
  'Query.memberClasses': 'members',
  'Query.previewRulePack': 'members',
  'Query.rulePack': 'everybody',
  'Query.serviceLevels': 'members',
  'Mutation.addPushDevice': 'only ever oneself',
  'Mutation.endOtherSessions': 'only ever oneself',
  'Query.rulePacks': 'everybody',
  'Query.signInProviders': 'everybody',
  'Query.today': 'only ever oneself',
  'Query.unsubscription': 'who holds the secret',
  'Query.waitingConnection': 'only ever oneself',
  'Query.whatWeKeep': 'everybody',
  'Mutation.beginApplication': 'everybody',
  'Mutation.draftDecision': 'members',
  ...each('its role', [
    'addClass',
    'addCustodian',
    'addServiceLevel',
    'changeServiceLevel',
    'adoptJoiningRule',
    'cancelJob',
    'changeService',
    'disableService',
    'makeServiceSecret',
    'registerService',
    'removeService',
    'endClass',
    'endServiceLevel',
    'foundCircle',
    'importRegister',
    'publishRulePack',
    'renameClass',
    'retryJob',
  ]),
  'Mutation.askProvider': 'everybody',
  'Mutation.requestLoginLink': 'everybody',
  ...each('who holds the secret', [
    'acceptInvitation',
    'answerProvider',
    'answerServiceRequest',
    'confirmEmailChange',
    'redeemLoginLink',
    'signInWithPasskey',
    'signInWithPassword',
    'signInWithRecoveryCode',
    'stopEmailChange',
    'unsubscribe',
  ]),
  ...each('only ever oneself', [
    'askEmailChange',
    'askErasure',
    'askToRegisterPasskey',
    'askToSignIn',
    'askToStepUp',
    'chooseNotices',
    'connectProvider',
    'exportPersonalData',
    'finishWelcome',
    'makeApiToken',
    'makeRecoveryCodes',
    'registerPasskey',
    'removePassword',
    'saveDiversityAnswers',
    'requestStepUpLink',
    'setPassword',
    'signOut',
    'stepUpWithPasskey',
    'stepUpWithPassword',
    'undoErasure',
    'updatePreferences',
    'withdrawDiversityAnswers',
    'withdrawEmailChange',
  ]),
};

function each(word: Word, names: readonly string[]): Readonly<Record<string, Word>> {
  return Object.fromEntries(names.map((name) => [`Mutation.${name}`, word]));
}
