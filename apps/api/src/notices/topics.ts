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
  'formalNotices',
  'ownAccount',
] as const;
export type Topic = (typeof TOPICS)[number];

/** How a topic may be told, the default first. With one way only there is nothing to choose. */
export type TopicRule = readonly [Channel, ...Channel[]];

const ALWAYS: TopicRule = ['atOnce'];
const REFUSABLE: TopicRule = ['atOnce', 'digest', 'none'];
/** Two hours before a vote ends, tomorrow is too late. */
const SOON: TopicRule = ['atOnce', 'none'];

/**
 * What may be refused and what may not. Not the call to a vote: a member who is not called was not asked. Not what an
 * applicant or a reviewer waits for from the other, nor what happens to a membership that is one's own or looked after.
 * Not what the cooperative has to tell its members. Not what tells of one's own account, or lets one in.
 */
export const channelsOf: Readonly<Record<Topic, TopicRule>> = {
  ballotReminders: SOON,
  results: REFUSABLE,
  newcomers: REFUSABLE,
  expulsions: REFUSABLE,
  news: REFUSABLE,
  ballotOpens: ALWAYS,
  applicationsToHandle: ALWAYS,
  ownApplication: ALWAYS,
  membershipChanges: ALWAYS,
  formalNotices: ALWAYS,
  ownAccount: ALWAYS,
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
  'change-asked': 'membershipChanges',
  'change-agreed': 'membershipChanges',
  'change-refused': 'membershipChanges',
  'change-withdrawn': 'membershipChanges',
  'change-done': 'membershipChanges',
  'change-resumed': 'membershipChanges',
  'change-lapsed': 'membershipChanges',
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
  return channelsOf[topic].includes('none');
}
