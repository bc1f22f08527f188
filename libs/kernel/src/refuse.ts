/** An expected no: a code that every floor shares (rule, GraphQL enum, translation key) and what it is about. */
export type Refused<Code extends string = string, Details extends object = object> = {
  readonly refused: Code;
  readonly details: Details;
};

/** Says no as an answer. Bugs throw; rules refuse. */
export function refuse<const Code extends string, const Details extends object = Record<never, never>>(
  code: Code,
  details?: Details,
): Refused<Code, Details> {
  return { refused: code, details: details ?? ({} as Details) };
}

/** Is this answer a no? */
export function isRefused(answer: unknown): answer is Refused {
  return typeof answer === 'object' && answer !== null && 'refused' in answer;
}
