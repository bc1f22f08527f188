import { isKeepable, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';

/**
 * One field that is not as it should be: `reason` is a translation key, such as `refusals:field.required`.
 */
export type FieldProblem = { readonly field: string; readonly reason: string; readonly max?: number };

/** What a text may be: at least one character unless `optional`, at most `max` of them. */
export type TextRule = { readonly max: number; readonly optional?: boolean };

/** What is wrong with these texts, field by field; null when nothing is. */
export function objectionToTexts<Field extends string>(
  texts: { readonly [F in NoInfer<Field>]: string },
  rules: { readonly [F in Field]: TextRule },
): Refused<'INVALID_INPUT', { fields: FieldProblem[] }> | null {
  const asked = Object.entries<TextRule>(rules) as [Field, TextRule][];
  const fields = asked.flatMap(([field, rule]): FieldProblem[] => {
    const text = texts[field].trim();
    if (text === '') return rule.optional ? [] : [{ field, reason: 'refusals:field.required' }];
    if (text.length > rule.max) return [{ field, reason: 'refusals:field.tooLong', max: rule.max }];
    return !isKeepable(text) ? [{ field, reason: 'refusals:field.invalid' }] : [];
  });
  return fields.length > 0 ? refuse('INVALID_INPUT', { fields }) : null;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Can this be the id of a row? Anything else names nothing. */
export function isId(text: string): boolean {
  return UUID.test(text);
}
