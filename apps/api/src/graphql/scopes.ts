import { Extensions } from '@nestjs/graphql';

/**
 * What an API token may be for: a short closed list. Voting, settling, signing, agreeing, deciding about people, and
 * everything about somebody's own account are in none of them: those acts are a person's, and no program's.
 */
export const SCOPES = [
  'agreements:read',
  'decisions:read',
  'decisions:write',
  'jobs:read',
  'jobs:write',
  'register:read',
  'register:write',
] as const;
export type Scope = (typeof SCOPES)[number];

/** Is this one of them? */
export function isScope(word: string): word is Scope {
  return SCOPES.some((known) => known === word);
}

/** Declares, beside `@Allow`, which tokens may ask for a query or mutation. Without it, none may. */
export function Scoped(scope: Scope) {
  return Extensions({ scope });
}
