import type { Thing } from './whose-things.ts';
import type { Relation } from './whose-world.ts';
import { MEMBERS } from './whose.table.ts';

/** What is asked when such a thing is there, what of it tells that it came back, and to whom it may. */
export type ShownRule = {
  readonly of: Thing;
  /** `$id` stands for what is told of the thing by that name. */
  readonly ask: string;
  readonly mark: string;
  readonly may: readonly Relation[];
};

/** Those who belong, beside another applicant. */
const HEARERS: readonly Relation[] = MEMBERS.filter((relation) => relation !== 'stranger');
/** Whoever there is. */
export const EVERYBODY: readonly Relation[] = [...MEMBERS, 'applicant', 'left', 'visitor'];

/**
 * Every operation that answers with what belongs to one custodian or one person, as reviewed by people: to whom that
 * comes back. What follows a comma tells one question of an operation from another.
 */
export const shown: Readonly<Record<string, ShownRule>> = {
  'Query.applications': {
    of: 'application',
    ask: 'applications(first: 100) { nodes { id } }',
    mark: 'id',
    may: ['owner', 'ownCustodian'],
  },
  'Query.applications, narrowed to its custodian': {
    of: 'application',
    ask: 'applications(custodian: $custodian) { nodes { id } }',
    mark: 'id',
    may: ['owner', 'ownCustodian'],
  },
  'Query.application, to which one may object': {
    of: 'heard',
    ask: 'application(id: $id) { id }',
    mark: 'id',
    may: HEARERS,
  },
  'Query.application, the contact in its private part': {
    of: 'heard',
    ask: 'application(id: $id) { privatePart { contact } }',
    mark: 'contact',
    may: ['owner', 'ownCustodian'],
  },
  'Query.applications, a form that is not handed in': {
    of: 'form',
    ask: 'applications(first: 100) { nodes { id } }',
    mark: 'id',
    may: ['owner'],
  },
  'Query.applicationDraft': {
    of: 'form',
    ask: 'applicationDraft(custodian: $custodian) { id }',
    mark: 'id',
    may: ['owner'],
  },
  'Query.waitingApplications': {
    of: 'application',
    ask: 'waitingApplications { id }',
    mark: 'id',
    may: ['owner', 'ownCustodian'],
  },
  'Query.waitingApplications, to which one may object': {
    of: 'heard',
    ask: 'waitingApplications { id }',
    mark: 'id',
    may: ['owner', 'member'],
  },
  'Mutation.saveApplication': {
    of: 'form',
    ask: `saveApplication(custodian: $custodian, form: { kind: organisation, name: "Ours", country: "", website: "",
      classes: [], money: "", moneyEvery: "", hours: "", hoursEvery: "", resources: "", motivation: "",
      incomeBand: "", contact: "", language: "en" }) { ... on Application { id } ... on Refusal { code details } }`,
    mark: 'id',
    may: ['owner'],
  },

  'Query.agreement': { of: 'signing', ask: 'agreement(slug: $slug) { slug }', mark: 'slug', may: EVERYBODY },
  'Query.agreement, a draft': {
    of: 'document',
    ask: 'agreement(slug: $slug) { versions { texts { id } } }',
    mark: 'textId',
    may: [],
  },
  'Query.agreements': { of: 'signing', ask: 'agreements { slug }', mark: 'slug', may: EVERYBODY },
  'Query.agreements, a draft': {
    of: 'document',
    ask: 'agreements { versions { texts { id } } }',
    mark: 'textId',
    may: [],
  },
  'Query.keptDocuments': {
    of: 'document',
    ask: 'keptDocuments { versions { texts { id } } }',
    mark: 'textId',
    may: ['ownCustodian', 'secretary'],
  },
  'Query.documentAcceptances, who agreed': {
    of: 'acceptance',
    ask: 'documentAcceptances(slug: $slug) { nodes { acceptance { id } } }',
    mark: 'id',
    may: ['ownCustodian', 'secretary'],
  },

  'Query.memberAgreements': {
    of: 'signing',
    ask: 'memberAgreements(memberId: $signsFor) { document { slug } }',
    mark: 'slug',
    may: ['ownCustodian', 'secretary'],
  },

  'Query.viewer, the sessions': {
    of: 'session',
    ask: 'viewer { sessions { id } }',
    mark: 'id',
    may: ['owner'],
  },
  'Query.viewer, the tokens': {
    of: 'apiToken',
    ask: 'viewer { apiTokens { id } }',
    mark: 'id',
    may: ['owner'],
  },
  'Query.viewer, the services': {
    of: 'serviceAgreement',
    ask: 'viewer { serviceAgreements { id } }',
    mark: 'id',
    may: ['owner'],
  },
  'Query.viewer, the passkeys': {
    of: 'passkey',
    ask: 'viewer { passkeys { id } }',
    mark: 'id',
    may: ['owner'],
  },
  'Query.viewer, the providers': {
    of: 'connection',
    ask: 'viewer { providerConnections { id } }',
    mark: 'id',
    may: ['owner'],
  },
  'Query.personalData': {
    of: 'personalExport',
    ask: 'personalData { export { id } }',
    mark: 'id',
    may: ['owner'],
  },
  'Query.ownDiversity': {
    of: 'diversityAnswers',
    ask: 'ownDiversity { ownWords }',
    mark: 'ownWords',
    may: ['owner'],
  },
  'Query.personalData, the erasure': {
    of: 'erasure',
    ask: 'personalData { erasure { id } }',
    mark: 'id',
    may: ['owner'],
  },
  'Query.erasures': { of: 'erasure', ask: 'erasures { id }', mark: 'id', may: ['secretary'] },
  'Query.ownTrail': { of: 'trail', ask: 'ownTrail { nodes { about } }', mark: 'name', may: ['owner'] },
  'Query.trail': {
    of: 'trail',
    ask: 'trail(first: 100) { nodes { about } }',
    mark: 'name',
    may: ['secretary'],
  },
  'Query.roleGrants': { of: 'roleGrant', ask: 'roleGrants { id }', mark: 'id', may: MEMBERS },
  'Query.keptSignInProviders': {
    of: 'provider',
    ask: 'keptSignInProviders { clientId }',
    mark: 'clientId',
    may: ['ownCustodian'],
  },

  'Query.mailings': {
    of: 'mailing',
    ask: 'mailings { id }',
    mark: 'id',
    may: ['owner', 'ownCustodian', 'secretary'],
  },
  'Mutation.sendMailing, under the id of another’s': {
    of: 'mailing',
    ask: `sendMailing(input: { id: $id, subject: { en: "Mine" }, body: { en: "Mine" }, language: "en",
      refusable: true, custodian: $elsewhere }) { ... on Mailing { id } ... on Refusal { code details } }`,
    mark: 'id',
    may: ['secretary'],
  },
  'Query.invitations': {
    of: 'invitation',
    ask: 'invitations { id }',
    mark: 'id',
    may: ['owner', 'ownCustodian', 'secretary'],
  },
  'Query.invitations, of an organisation': {
    of: 'invitation',
    ask: 'invitations(member: $member) { id }',
    mark: 'id',
    may: ['owner', 'ownCustodian', 'secretary'],
  },
  'Query.mayInvite': {
    of: 'membership',
    ask: 'mayInvite(member: $slug) { memberId }',
    mark: 'memberId',
    may: ['owner', 'ownCustodian', 'secretary'],
  },

  'Query.memberLife': {
    of: 'change',
    ask: 'memberLife(slug: $slug) { changes { id } }',
    mark: 'id',
    may: ['owner', 'ownCustodian', 'secretary'],
  },
  'Query.memberLife, an expulsion': {
    of: 'expulsion',
    ask: 'memberLife(slug: $slug) { changes { id } }',
    mark: 'id',
    may: MEMBERS,
  },
  'Query.waitingChanges': {
    of: 'change',
    ask: 'waitingChanges { nodes { id } }',
    mark: 'id',
    may: ['ownCustodian'],
  },

  'Query.member': { of: 'individual', ask: 'member(slug: $slug) { name }', mark: 'name', may: MEMBERS },
  'Query.members': {
    of: 'individual',
    ask: 'members(custodian: $custodian) { nodes { name } }',
    mark: 'name',
    may: MEMBERS,
  },
  'Query.members, by a name that is looked for': {
    of: 'individual',
    ask: 'members(search: $name) { nodes { slug } }',
    mark: 'slug',
    may: MEMBERS,
  },
  'Query.person': {
    of: 'individual',
    ask: 'person(id: $personId) { person { name } }',
    mark: 'name',
    may: MEMBERS,
  },
  'Query.circle': { of: 'circle', ask: 'circle(slug: $slug) { id }', mark: 'id', may: MEMBERS },
  'Query.circles': { of: 'circle', ask: 'circles { id }', mark: 'id', may: MEMBERS },
  'Query.waitingCircles': { of: 'circle', ask: 'waitingCircles { id }', mark: 'id', may: ['owner'] },

  'Query.decision': { of: 'draft', ask: 'decision(id: $id) { id }', mark: 'id', may: MEMBERS },
  'Query.decision, that is closed': {
    of: 'closedDecision',
    ask: 'decision(id: $id) { id }',
    mark: 'id',
    may: EVERYBODY,
  },
  'Query.decisions': { of: 'draft', ask: 'decisions(first: 100) { nodes { id } }', mark: 'id', may: MEMBERS },
};
