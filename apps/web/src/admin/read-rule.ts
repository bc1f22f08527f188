import { isRefused } from '@plenaria/kernel';
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
  | { readonly kind: 'notJson'; readonly message: string }
  | { readonly kind: 'notRule'; readonly problems: readonly Problem[] }
  | { readonly kind: 'rule'; readonly rules: RulePack; readonly inWords: readonly Sentence[] };

/** Reads the editor's text with the very code that the api uses, so nothing is found out only after sending. */
export function readRule(text: string, language: string): RuleRead {
  const json = parse(text);
  if (json instanceof Error) return { kind: 'notJson', message: json.message };
  const rules = parseRulePack(json);
  if (isRefused(rules)) return { kind: 'notRule', problems: rules.details.problems };
  return { kind: 'rule', rules, inWords: labelled(rulesInWords(rules), rules, language) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
