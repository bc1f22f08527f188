import { LINK_MINUTES, LINK_MINUTES_MAX, linkExpiry } from '../identity/create-login-link.ts';
import type { LoginLink } from '../identity/create-login-link.ts';
import {
  isAboutApplication,
  isAboutChange,
  isAboutCircle,
  isAboutDecision,
  isAboutEmail,
  isAboutRole,
  isAboutSecurity,
  isOfMailing,
} from './letter.ts';
import type { Letter } from './letter.ts';

/** The page that a letter leads to which signs nobody in: it may lie in a mailbox for years. */
export function pageOf(letter: Letter): string | null {
  if (letter.template === 'decision-closed' || letter.template === 'decision-settled')
    return `/decide/${letter.params.decisionId}/record`;
  if (letter.template === 'digest') return '/';
  if (isAboutRole(letter)) return '/admin/roles';
  if (isOfMailing(letter)) return `/mailings/${letter.params.mailingId}`;
  return isAboutSecurity(letter) || letter.template === 'email-taken' ? '/me' : null;
}

/** A door that a letter opens. Each says whether it makes certain who comes in: only what was asked for just now. */
type LetterDoor = Omit<LoginLink, 'accountId'> & { readonly stepsUp: boolean };

/** Where the link leads and how long it opens: straight to the ballot, until voting ends and 48 hours at most. */
export function doorOf(letter: Letter, now: Date): LetterDoor {
  const expiresAt = linkExpiry(now, LINK_MINUTES_MAX);
  // It may lie in a mailbox for days, or be opened by whoever reads it there.
  const lying = { expiresAt, stepsUp: false };
  if (isAboutDecision(letter)) {
    const { decisionId, closesAt } = letter.params;
    const untilClose = linkExpiry(now, LINK_MINUTES_MAX, new Date(closesAt));
    return { returnPath: `/decide/${decisionId}/ballot`, expiresAt: untilClose, stepsUp: false };
  }
  // Whoever entrusts roles reads no application under review: they see to it that somebody does.
  if (letter.template === 'application-unattended') return { returnPath: '/admin/roles', ...lying };
  if (isAboutApplication(letter))
    return { returnPath: `/applications/${letter.params.applicationId}`, ...lying };
  if (isAboutChange(letter)) return { returnPath: `/people/${letter.params.slug}`, ...lying };
  if (isAboutCircle(letter)) return { returnPath: `/circles/${letter.params.slug}`, ...lying };
  if (isAboutRole(letter)) return { returnPath: '/admin/roles', ...lying };
  if (isAboutSecurity(letter)) return { returnPath: '/me', ...lying };
  if (isAboutEmail(letter)) return { returnPath: '/', ...lying };
  if (isOfMailing(letter)) return { returnPath: `/mailings/${letter.params.mailingId}`, ...lying };
  switch (letter.template) {
    case 'login-link': {
      const { returnPath, expiresAt: until } = letter.params;
      return { returnPath, expiresAt: linkExpiry(now, LINK_MINUTES, new Date(until)), stepsUp: true };
    }
    case 'step-up': {
      const { sessionId, expiresAt: until } = letter.params;
      const soon = linkExpiry(now, LINK_MINUTES, new Date(until));
      return { returnPath: null, expiresAt: soon, stepsUp: false, forSession: sessionId };
    }
    case 'application-begun':
      return { returnPath: `/join/${letter.params.slug}/apply`, ...lying };
    case 'provider-refuses':
      return { returnPath: '/admin/sign-in', ...lying };
    case 'register-changed':
      return { returnPath: `/people/${letter.params.slug}`, ...lying };
    case 'agreement-changed':
    case 'agreement-withdrawn':
      return { returnPath: `/agreements/${letter.params.document}`, ...lying };
    case 'invitation':
    case 'invited':
    case 'digest':
    case 'email-taken':
      return { returnPath: '/', ...lying };
  }
}

/** Is what a letter calls to over by now? It may have waited for a mail server that was away. */
export function isTooLate(letter: Letter, now: Date): boolean {
  if (letter.template === 'decision-opened') return new Date(letter.params.closesAt) <= now;
  const isAskedFor = letter.template === 'login-link' || letter.template === 'step-up';
  return isAskedFor && new Date(letter.params.expiresAt) <= now;
}

/** The page that a letter is about, for a link that signs nobody in. */
export function pathOf(letter: Letter, now: Date): string {
  return pageOf(letter) ?? doorOf(letter, now).returnPath ?? '/';
}
