import type { RulePack } from './rule-pack.ts';
import type { Sentence } from './sentence.ts';

/** The sentences with the colleges called by their labels in the reader's language, where the rules give one. */
export function labelled(sentences: readonly Sentence[], rules: RulePack, language: string): Sentence[] {
  return sentences.map(({ key, params }) => ({
    key,
    params: Object.fromEntries(
      Object.entries(params).map(([name, value]) => [
        name,
        COLLEGE_PARAMS.includes(name) ? collegeLabel(rules, String(value), language) : value,
      ]),
    ),
  }));
}

/** What a college is called in this language; its name where the rules have no label. */
export function collegeLabel({ colleges }: RulePack, name: string, language: string): string {
  return colleges.find((college) => college.name === name)?.labels?.[language] ?? name;
}

const COLLEGE_PARAMS = ['college', 'to'];
