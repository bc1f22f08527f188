import type { TextKey } from '@plenaria/i18n';

/** Under which heading the page tells about something that is kept, in the order of the page. */
export const groups = ['account', 'membership', 'agreements', 'votes', 'letters'] as const;
export type Group = (typeof groups)[number];

type KindOf<Key> = Key extends `privacy:kind.${infer Kind}` ? Kind : never;

/** Where each kind belongs. One that has a name and no place does not compile. */
const groupOf: Readonly<Record<KindOf<TextKey>, Group>> = {
  person: 'account',
  formerName: 'account',
  account: 'account',
  role: 'account',
  apiToken: 'account',
  serviceAgreement: 'account',
  passkey: 'account',
  providerConnection: 'account',
  providerAttempt: 'account',
  password: 'account',
  recoveryCode: 'account',
  session: 'account',
  device: 'account',
  loginLink: 'account',
  emailChange: 'account',
  challenge: 'account',
  export: 'account',
  trail: 'account',
  erasure: 'account',
  guest: 'account',
  member: 'membership',
  membership: 'membership',
  classHolding: 'membership',
  levelHolding: 'membership',
  incomeBand: 'membership',
  diversityAnswers: 'membership',
  registerNumber: 'membership',
  representation: 'membership',
  registerEvent: 'membership',
  invitation: 'membership',
  application: 'membership',
  applicationPrivate: 'membership',
  applicationIncome: 'membership',
  applicationEvent: 'membership',
  membershipChange: 'membership',
  changeEvent: 'membership',
  pause: 'membership',
  circleSeat: 'membership',
  circleRequest: 'membership',
  acceptance: 'agreements',
  withdrawal: 'agreements',
  documentText: 'agreements',
  ballot: 'votes',
  rollEntry: 'votes',
  classDeclaration: 'votes',
  comment: 'votes',
  amendment: 'votes',
  decisionText: 'votes',
  decision: 'votes',
  mail: 'letters',
  outbox: 'letters',
  reminder: 'letters',
  noticeChoice: 'letters',
  pushDevice: 'letters',
  mailing: 'letters',
  digestItem: 'letters',
};

/** The group of a kind that the api names. */
export function groupOfKind(kind: string): Group {
  return (groupOf as Readonly<Record<string, Group>>)[kind] ?? 'account';
}
