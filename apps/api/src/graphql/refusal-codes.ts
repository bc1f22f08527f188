/** Every expected no, alphabetically: one code from rule to GraphQL enum to translation key `refusals:<CODE>`. */
export const REFUSAL_CODES = [
  'ALREADY_CAST_BY_ANOTHER',
  'ALREADY_CLOSED',
  'CLOSED',
  'INVALID_INPUT',
  'LANGUAGE_NOT_REVIEWED',
  'LINK_EXPIRED',
  'LINK_UNKNOWN',
  'LINK_USED',
  'NOT_ALLOWED',
  'NOT_FOUND',
  'NOT_ON_THE_ROLL',
  'NOT_SIGNED_IN',
  'NOT_YET_OPEN',
  'NO_SUCH_CHOICE',
  'REASON_REQUIRED',
  'REGISTER_CONTRADICTS',
  'TOO_MANY_REQUESTS',
  'VERSION_MISMATCH',
] as const;

/** One of the closed list of refusal codes. */
export type RefusalCode = (typeof REFUSAL_CODES)[number];
