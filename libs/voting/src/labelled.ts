import type { RulePack } from './rule-pack.ts';
import type { Sentence } from './sentence.ts';

/**
 * The sentences with the colleges called by their labels in the reader's language, where the rules give one, and
 * classes by the names of the register, where these are given by slug.
 */
export function labelled(
  sentences: readonly Sentence[],
  rules: RulePack,
  language: string,
  classNames: Readonly<Record<string, string>> = {},
): Sentence[] {
  const said = (name: string, value: Sentence['params'][string]) => {
    if (COLLEGE_PARAMS.includes(name)) return collegeLabel(rules, String(value), language);
    if (name !== 'classes') return value;
    return String(value)
      .split(', ')
      .map((slug) => classNames[slug] ?? slug)
      .join(', ');
  };
  return sentences.map(({ key, params }) => ({
    key,
    params: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, said(name, value)])),
  }));
}

/** What a college is called in this language; its name where the rules have no label. */
export function collegeLabel({ colleges }: RulePack, name: string, language: string): string {
  return colleges.find((college) => college.name === name)?.labels?.[language] ?? name;
}

const COLLEGE_PARAMS = ['college', 'to'];
