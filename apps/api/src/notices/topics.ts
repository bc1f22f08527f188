import type { Letter } from '../post/letter.ts';

/** How something is told: in a letter of its own, in one letter a day with everything else, or not by letter. */
export const CHANNELS = ['atOnce', 'digest', 'none'] as const;
export type Channel = (typeof CHANNELS)[number];

/** What people are written about, what may be refused first. Every template belongs to one; the list is closed. */
export const TOPICS = [
  'ballotReminders',
  'results',
  'newcomers',
  'expulsions',
  'news',
  'ballotOpens',
  'applicationsToHandle',
  'ownApplication',
  'membershipChanges',
  'circles',
  'formalNotices',
  'ownAccount',
] as const;
export type Topic = (typeof TOPICS)[number];

/** How pressing it is that a device tells it: a service may keep the rest until the device is awake (RFC 8030 §5.3). */
export type Urgency = 'low' | 'normal' | 'high';

/** Whether the devices of a reader are told: by default, or once they want it. */
export type PushRule = { readonly byDefault: boolean; readonly urgency: Urgency };

/** How a topic may be told: by letter, the default first, and by the reader's devices, where it can be. */
export type TopicRule = { readonly mail: readonly [Channel, ...Channel[]]; readonly push: PushRule | null };

const ALWAYS: TopicRule['mail'] = ['atOnce'];
const REFUSABLE: TopicRule['mail'] = ['atOnce', 'digest', 'none'];
/** Two hours before a vote ends, tomorrow is too late. */
const SOON: TopicRule['mail'] = ['atOnce', 'none'];

/** Notices are quiet: without being asked a device tells only that a vote ends. */
const URGENT: PushRule = { byDefault: true, urgency: 'high' };
const ON_WISH: PushRule = { byDefault: false, urgency: 'normal' };
const QUIET: PushRule = { byDefault: false, urgency: 'low' };

/**
 * What may be refused and what may not. Not the call to a vote: a member who is not called was not asked. Not what an
 * applicant or a reviewer, or who asks into a circle and who coordinates it, waits for from the other; nor what happens
 * to a membership, or a place in a circle, that is one's own or looked after. Not what the cooperative has to tell its
 * members. Not what tells of one's own account, who is entrusted with what, or what lets one in; and that no device
 * tells, since whoever broke into an account would have added theirs.
 */
export const topicRules: Readonly<Record<Topic, TopicRule>> = {
  ballotReminders: { mail: SOON, push: URGENT },
  results: { mail: REFUSABLE, push: QUIET },
  newcomers: { mail: REFUSABLE, push: QUIET },
  expulsions: { mail: REFUSABLE, push: QUIET },
  news: { mail: REFUSABLE, push: QUIET },
  ballotOpens: { mail: ALWAYS, push: ON_WISH },
  applicationsToHandle: { mail: ALWAYS, push: ON_WISH },
  ownApplication: { mail: ALWAYS, push: ON_WISH },
  membershipChanges: { mail: ALWAYS, push: ON_WISH },
  circles: { mail: ALWAYS, push: ON_WISH },
  formalNotices: { mail: ALWAYS, push: ON_WISH },
  ownAccount: { mail: ALWAYS, push: null },
};

/** What each letter is about, for whoever is asked whether they want it. */
const topics: Readonly<Record<Letter['template'], Topic>> = {
  'login-link': 'ownAccount',
  'step-up': 'ownAccount',
  invitation: 'ownAccount',
  digest: 'ownAccount',
  invited: 'ownAccount',
  'email-confirm': 'ownAccount',
  'email-asked': 'ownAccount',
  'email-changed': 'ownAccount',
  'email-taken': 'ownAccount',
  'provider-refuses': 'ownAccount',
  'email-restored': 'ownAccount',
  'code-used': 'ownAccount',
  'codes-made': 'ownAccount',
  'erasure-asked': 'ownAccount',
  'new-device': 'ownAccount',
  'passkey-added': 'ownAccount',
  'passkey-copied': 'ownAccount',
  'passkey-removed': 'ownAccount',
  'password-removed': 'ownAccount',
  'password-set': 'ownAccount',
  'provider-connected': 'ownAccount',
  'provider-removed': 'ownAccount',
  'sessions-ended': 'ownAccount',
  'token-made': 'ownAccount',
  'role-given': 'ownAccount',
  'role-ended': 'ownAccount',
  'role-given-other': 'ownAccount',
  'role-ended-other': 'ownAccount',
  'application-begun': 'ownApplication',
  'application-question': 'ownApplication',
  'application-recommended': 'ownApplication',
  'application-objected': 'ownApplication',
  'application-put-to-the-vote': 'ownApplication',
  'application-admitted': 'ownApplication',
  'application-rejected': 'ownApplication',
  'application-refused': 'ownApplication',
  'application-received': 'ownApplication',
  'application-waits': 'applicationsToHandle',
  'application-unattended': 'applicationsToHandle',
  'application-reopened': 'ownApplication',
  'application-reopened-review': 'applicationsToHandle',
  'application-submitted': 'applicationsToHandle',
  'application-answered': 'applicationsToHandle',
  'application-without-result': 'applicationsToHandle',
  'application-settled': 'applicationsToHandle',
  'application-appealed': 'applicationsToHandle',
  'application-withdrawn': 'applicationsToHandle',
  'application-open-to-objection': 'newcomers',
  'agreement-changed': 'formalNotices',
  'agreement-withdrawn': 'membershipChanges',
  'register-changed': 'membershipChanges',
  'circle-asked': 'circles',
  'circle-let-in': 'circles',
  'circle-declined': 'circles',
  'circle-added': 'circles',
  'circle-removed': 'circles',
  'circle-ended': 'circles',
  'circle-goes-on': 'circles',
  'change-asked': 'membershipChanges',
  'change-agreed': 'membershipChanges',
  'change-refused': 'membershipChanges',
  'change-withdrawn': 'membershipChanges',
  'change-done': 'membershipChanges',
  'change-resumed': 'membershipChanges',
  'change-lapsed': 'membershipChanges',
  'change-overtaken': 'membershipChanges',
  'change-waits': 'membershipChanges',
  'change-unattended': 'membershipChanges',
  'expulsion-proposed': 'membershipChanges',
  'expulsion-open-to-objection': 'expulsions',
  'expulsion-objected': 'membershipChanges',
  'expulsion-in-vote': 'membershipChanges',
  'expulsion-without-result': 'membershipChanges',
  expelled: 'membershipChanges',
  'expulsion-appealed': 'membershipChanges',
  'expulsion-undone': 'membershipChanges',
  'expulsion-confirmed': 'membershipChanges',
  'mailing-news': 'news',
  'mailing-notice': 'formalNotices',
  'decision-opened': 'ballotOpens',
  'reminder-24h': 'ballotReminders',
  'reminder-2h': 'ballotReminders',
  'decision-closed': 'results',
  'decision-settled': 'results',
};

/** The topic of a letter. A template without one does not compile. */
export function topicOf(letter: Letter): Topic {
  return topics[letter.template];
}

/** May a reader do without letters on this? */
export function mayBeRefused(topic: Topic): boolean {
  return topicRules[topic].mail.includes('none');
}
