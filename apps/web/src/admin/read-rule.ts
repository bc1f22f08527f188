import { isRefused, readJson } from '@plenaria/kernel';
import {
  labelled,
  parseRulePack,
  rulesInWords,
  type Problem,
  type RulePack,
  type Sentence,
} from '@plenaria/voting';

/** What a text in the editor is: not JSON, JSON that is no rule, or a rule with what it says. */
export type RuleRead =
  /** The line, counted from 1, in which it stops making sense. */
  | { readonly kind: 'notJson'; readonly line: number }
  | { readonly kind: 'notRule'; readonly problems: readonly Problem[] }
  | { readonly kind: 'rule'; readonly rules: RulePack; readonly inWords: readonly Sentence[] };

/** Reads the editor's text with the very code that the api uses, so nothing is found out only after sending. */
export function readRule(text: string, language: string): RuleRead {
  const read = readJson(text);
  if ('fault' in read)
    return { kind: 'notJson', line: text.slice(0, read.fault.to).trimEnd().split('\n').length };
  const rules = parseRulePack(read.value);
  if (isRefused(rules)) return { kind: 'notRule', problems: rules.details.problems };
  return { kind: 'rule', rules, inWords: labelled(rulesInWords(rules), rules, language) };
}
