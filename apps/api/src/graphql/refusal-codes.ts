/** Every expected no, alphabetically: one code from rule to GraphQL enum to translation key `refusals:<CODE>`. */
export const REFUSAL_CODES = [
  'ALREADY_ANSWERED',
  'ALREADY_CAST_BY_ANOTHER',
  'ALREADY_CLOSED',
  'ALREADY_OPEN',
  'BALLOT_IS_FINAL',
  'CLASS_NOT_DECLARED',
  'CLOSED',
  'IDEMPOTENCY_KEY_REUSED',
  'INVALID_INPUT',
  'LANGUAGE_NOT_REVIEWED',
  'LINK_EXPIRED',
  'LINK_UNKNOWN',
  'LINK_USED',
  'NOBODY_ON_THE_ROLL',
  'NOT_ALLOWED',
  'NOT_FOUND',
  'NOT_ON_THE_ROLL',
  'NOT_SIGNED_IN',
  'NOT_YET_DUE',
  'NOT_YET_OPEN',
  'NO_SUCH_CHOICE',
  'OWN_TEXT',
  'REASON_REQUIRED',
  'REGISTER_CONTRADICTS',
  'TOO_MANY_REQUESTS',
  'UNKNOWN_CLASS',
  'VERSION_MISMATCH',
] as const;

/** One of the closed list of refusal codes. */
export type RefusalCode = (typeof REFUSAL_CODES)[number];
