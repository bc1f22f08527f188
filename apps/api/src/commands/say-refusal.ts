import type { Params, TextKey } from '@plenaria/i18n';
import type { Refused } from '@plenaria/kernel';
import { textIn } from '../post/texts.ts';

type WrongField = { readonly field: string; readonly reason: string } & Params;
type Fields = { readonly fields?: readonly WrongField[] };

/**
 * A refusal in words for the terminal: each field with its reason and with what was given for it, or the code's own
 * sentence.
 */
export function sayRefusal(
  { refused, details }: Refused,
  given: Readonly<Record<string, string | undefined>> = {},
): string {
  const { fields } = details as Fields;
  if (!fields) return sayCode(refused);
  const sentence = (wrong: WrongField) => textIn('en', wrong.reason as TextKey, wrong);
  const told = ({ field }: WrongField) => (given[field] ? ` (${JSON.stringify(given[field])})` : '');
  return fields.map((wrong) => `${wrong.field}: ${sentence(wrong)}${told(wrong)}`).join('\n');
}

/** A rule's own codes have no sentence for people at screens; the code says enough at a terminal. */
function sayCode(code: string): string {
  const key = `refusals:${code}`;
  const sentence = textIn('en', key as TextKey);
  return sentence === key ? code : sentence;
}
