import { LINK_MINUTES, LINK_MINUTES_MAX, linkExpiry } from '../identity/create-login-link.ts';
import type { LoginLink } from '../identity/create-login-link.ts';
import {
  isAboutApplication,
  isAboutChange,
  isAboutDecision,
  isAboutSecurity,
  isOfMailing,
} from './letter.ts';
import type { Letter } from './letter.ts';

/** The page that a letter leads to which signs nobody in: it may lie in a mailbox for years. */
export function pageOf(letter: Letter): string | null {
  if (letter.template === 'decision-closed' || letter.template === 'decision-settled')
    return `/decide/${letter.params.decisionId}/record`;
  if (letter.template === 'digest') return '/';
  if (isOfMailing(letter)) return `/mailings/${letter.params.mailingId}`;
  return isAboutSecurity(letter) || letter.template === 'email-taken' ? '/me' : null;
}

/** Where the link leads and how long it opens: straight to the ballot, until voting ends and 48 hours at most. */
export function doorOf(letter: Letter, now: Date): Omit<LoginLink, 'accountId'> {
  if (isAboutDecision(letter)) {
    const { decisionId, closesAt } = letter.params;
    return {
      returnPath: `/decide/${decisionId}/ballot`,
      expiresAt: linkExpiry(now, LINK_MINUTES_MAX, new Date(closesAt)),
    };
  }
  if (letter.template === 'login-link') {
    const { returnPath, expiresAt } = letter.params;
    return { returnPath, expiresAt: linkExpiry(now, LINK_MINUTES, new Date(expiresAt)), stepsUp: true };
  }
  if (letter.template === 'step-up') {
    const { sessionId, expiresAt } = letter.params;
    return {
      returnPath: null,
      expiresAt: linkExpiry(now, LINK_MINUTES, new Date(expiresAt)),
      forSession: sessionId,
    };
  }
  const expiresAt = linkExpiry(now, LINK_MINUTES_MAX);
  if (letter.template === 'application-begun')
    return { returnPath: `/join/${letter.params.slug}/apply`, expiresAt };
  if (isAboutApplication(letter))
    return { returnPath: `/applications/${letter.params.applicationId}`, expiresAt };
  if (isAboutChange(letter)) return { returnPath: `/people/${letter.params.slug}`, expiresAt };
  return { returnPath: '/', expiresAt, stepsUp: true };
}

/** The page that a letter is about, for a link that signs nobody in. */
export function pathOf(letter: Letter, now: Date): string {
  return pageOf(letter) ?? doorOf(letter, now).returnPath ?? '/';
}
