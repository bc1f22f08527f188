import { CHANGE_KINDS, OBSTACLES } from '@plenaria/membership';
import { z } from 'zod';
import { CIRCLE_LETTERS, circleParams } from './circle-letters.ts';
import { instant, text, title } from './letter-parts.ts';
import { entered } from './register-letters.ts';
import { ROLE_LETTERS, roleParams } from './role-letters.ts';

/** What is told to the owner of an account because somebody else may have done it. */
export const SECURITY_EVENTS = [
  'code-used',
  'codes-made',
  'email-restored',
  'erasure-asked',
  'new-device',
  'passkey-added',
  'passkey-copied',
  'passkey-removed',
  'password-removed',
  'password-set',
  'provider-connected',
  'provider-removed',
  'sessions-ended',
  'token-made',
] as const;
export type SecurityEvent = (typeof SECURITY_EVENTS)[number];

const uuid = z.uuid();

/** What a letter about a decision tells. */
const decision = z.object({
  decisionId: uuid,
  number: z.number().int(),
  title,
  closesAt: instant,
});

/** What a letter about an application to join tells. `text` is what somebody said: a reason, a question. */
const application = z.object({
  applicationId: uuid,
  applicant: text,
  custodian: z.string(),
  text: z.string(),
  until: instant.nullable(),
  /** Instead of `text`: what stood in the way, said in the reader's own language. */
  because: z.object({ code: z.enum(OBSTACLES), custodian: z.string().nullable() }).optional(),
});

/** Every letter about an application, by whom and what it waits for. */
export const APPLICATION_LETTERS = [
  'application-received',
  'application-submitted',
  'application-waits',
  'application-unattended',
  'application-question',
  'application-answered',
  'application-recommended',
  'application-open-to-objection',
  'application-objected',
  'application-put-to-the-vote',
  'application-without-result',
  'application-admitted',
  'application-settled',
  'application-rejected',
  'application-appealed',
  'application-refused',
  'application-withdrawn',
  'application-reopened',
  'application-reopened-review',
] as const;
export type ApplicationLetter = (typeof APPLICATION_LETTERS)[number];

/** What a letter about a change of a membership tells; `kind` is what it is, in words of the reader's language. */
const change = z.object({
  changeId: uuid,
  member: text,
  slug: text,
  kind: z.enum(CHANGE_KINDS),
  giving: z.string(),
  receiving: z.string(),
  day: z.iso.date(),
  text: z.string(),
  until: instant.nullable(),
});

/** Every letter about what happens to a membership after joining. */
export const CHANGE_LETTERS = [
  'change-asked',
  'change-agreed',
  'change-refused',
  'change-withdrawn',
  'change-done',
  'change-resumed',
  'change-lapsed',
  'change-overtaken',
  'change-waits',
  'change-unattended',
  'expulsion-proposed',
  'expulsion-open-to-objection',
  'expulsion-objected',
  'expulsion-in-vote',
  'expulsion-without-result',
  'expelled',
  'expulsion-appealed',
  'expulsion-undone',
  'expulsion-confirmed',
] as const;
export type ChangeLetter = (typeof CHANGE_LETTERS)[number];

/** Every letter about a change of address: to the new one, to the old one before and after. */
export const EMAIL_LETTERS = ['email-confirm', 'email-asked', 'email-changed'] as const;

/** A letter that somebody wrote to many: news, which may be refused, or a formal notice. */
export const MAILING_LETTERS = ['mailing-news', 'mailing-notice'] as const;

/** To an account, or to a person of the register, who is given an account if they have none. */
const to = { accountId: uuid.optional(), personId: uuid.optional() };

/** Every letter Plenaria writes, by template. */
export const letterSchema = z.discriminatedUnion('template', [
  z.object({
    template: z.literal('login-link'),
    ...to,
    params: z.object({ returnPath: text.nullable(), expiresAt: instant }),
  }),
  z.object({
    template: z.literal('step-up'),
    ...to,
    params: z.object({ sessionId: uuid, expiresAt: instant }),
  }),
  z.object({
    template: z.enum(SECURITY_EVENTS),
    ...to,
    params: z.object({ at: instant, what: text.nullable() }),
  }),
  z.object({ template: z.enum(EMAIL_LETTERS), ...to, params: z.object({ emailChangeId: uuid }) }),
  z.object({ template: z.literal('invited'), ...to, params: z.object({ invitationId: uuid }) }),
  z.object({
    template: z.literal('provider-refuses'),
    ...to,
    /** The provider as its keepers call it. */
    params: z.object({ provider: text, at: instant }),
  }),
  z.object({ template: z.literal('email-taken'), ...to, params: z.object({}) }),
  z.object({ template: z.literal('invitation'), ...to, params: z.object({}) }),
  z.object({ template: z.literal('digest'), ...to, params: z.object({}) }),
  z.object({
    template: z.literal('application-begun'),
    ...to,
    params: z.object({ custodian: text, slug: text }),
  }),
  z.object({ template: z.enum(APPLICATION_LETTERS), ...to, params: application }),
  z.object({ template: z.enum(CHANGE_LETTERS), ...to, params: change }),
  z.object({ template: z.literal('register-changed'), ...to, params: entered }),
  z.object({ template: z.enum(CIRCLE_LETTERS), ...to, params: circleParams }),
  z.object({ template: z.enum(ROLE_LETTERS), ...to, params: roleParams }),
  z.object({
    template: z.literal('agreement-withdrawn'),
    ...to,
    /** `who` takes it back: a member, or a person for themself; `text` is why. The document by its slug. */
    params: z.object({ document: text, title, who: text, text }),
  }),
  z.object({
    template: z.literal('agreement-changed'),
    ...to,
    /** The document by its slug; `who` is the member to be signed for, empty of a person for themself. */
    params: z.object({
      document: text,
      title,
      who: z.string(),
      asked: z.enum(['accept', 'read', 'sign']),
      day: z.iso.date(),
      /** The number of the decision that adopted it; else `text` says why there is none. */
      decision: z.number().int().nullable(),
      text: z.string(),
    }),
  }),
  z.object({ template: z.enum(MAILING_LETTERS), ...to, params: z.object({ mailingId: uuid }) }),
  z.object({ template: z.literal('decision-opened'), ...to, params: decision }),
  z.object({ template: z.literal('reminder-24h'), ...to, params: decision }),
  z.object({ template: z.literal('reminder-2h'), ...to, params: decision }),
  z.object({ template: z.literal('decision-closed'), ...to, params: decision }),
  z.object({ template: z.literal('decision-settled'), ...to, params: decision }),
]);

/** A letter about a decision. */
export type DecisionLetter = Extract<Letter, { readonly params: { readonly decisionId: string } }>;

/** A letter about the reader's own account. */
export type SecurityLetter = Extract<Letter, { readonly template: SecurityEvent }>;

/** Which of the two, or a letter that lets somebody in. */
export function isAboutDecision(letter: Letter): letter is DecisionLetter {
  return 'decisionId' in letter.params;
}

/** Is this letter about an application to join? */
export function isAboutApplication(
  letter: Letter,
): letter is Extract<Letter, { readonly template: ApplicationLetter }> {
  return 'applicationId' in letter.params;
}

/** Is this letter about what happens to a membership after joining? */
export function isAboutChange(
  letter: Letter,
): letter is Extract<Letter, { readonly template: ChangeLetter }> {
  return 'changeId' in letter.params;
}

/** A letter about a change of address, which goes to the address that it is about. */
export type EmailLetter = Extract<Letter, { readonly template: (typeof EMAIL_LETTERS)[number] }>;

/** Is this letter about a change of address? */
export function isAboutEmail(letter: Letter): letter is EmailLetter {
  return 'emailChangeId' in letter.params;
}

/** A letter about a circle. */
export type CircleLetter = Extract<Letter, { readonly params: { readonly circleId: string } }>;

/** Is this letter about a circle? */
export function isAboutCircle(letter: Letter): letter is CircleLetter {
  return 'circleId' in letter.params;
}

/** A letter about a role that somebody is entrusted with, or was. */
export type RoleLetter = Extract<Letter, { readonly template: (typeof ROLE_LETTERS)[number] }>;

/** Is this letter about a role? */
export function isAboutRole(letter: Letter): letter is RoleLetter {
  return ROLE_LETTERS.some((template) => template === letter.template);
}

/** A letter about what somebody entered in the register by hand. */
export type RegisterLetter = Extract<Letter, { readonly template: 'register-changed' }>;

/** A letter about an agreement that changed. */
export type AgreementLetter = Extract<Letter, { readonly template: 'agreement-changed' }>;

/** A letter of a mailing. */
export type MailingLetter = Extract<Letter, { readonly template: (typeof MAILING_LETTERS)[number] }>;

/** Did somebody write this letter, to many? */
export function isOfMailing(letter: Letter): letter is MailingLetter {
  return 'mailingId' in letter.params;
}

/** Is this letter about the safety of the reader's account? */
export function isAboutSecurity(letter: Letter): letter is SecurityLetter {
  return SECURITY_EVENTS.some((event) => event === letter.template);
}

/** A letter to be written: to whom, and what about. The words are found when it is sent, in the reader's language. */
export type Letter = z.infer<typeof letterSchema>;
