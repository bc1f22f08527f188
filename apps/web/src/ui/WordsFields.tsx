import { isLanguage, ownNameOf } from '@plenaria/i18n';
import type { ReactNode } from 'react';
import type { Refusal } from '../client/send.ts';
import { useLanguage, useText } from '../i18n/texts.ts';
import type { Values } from './Form.tsx';
import { problemsOf } from './form-state.ts';
import { TextArea, TextField } from './fields.tsx';

type WordsFieldsProps = {
  /** The field that the api knows; each language is one of its own, `names.ca`. */
  readonly name: string;
  readonly label: string;
  readonly languages: readonly string[];
  /** What stands there now, by language. */
  readonly words?: Readonly<Record<string, string>>;
  readonly maxLength: number;
  readonly lines?: 'one' | 'several';
  /** In one language at least; none of them by itself. */
  readonly needed?: boolean;
};

/** A text in every language of the federation: the reader's own in sight, the others a touch away. */
export function WordsFields({ languages, ...rest }: WordsFieldsProps): ReactNode {
  const text = useText();
  const own = useLanguage();
  const first = languages.includes(own) ? own : (languages[0] ?? own);
  const others = languages.filter((language) => language !== first);
  return (
    <>
      <WordsField {...rest} hint={rest.needed ? text('people:oneLanguage') : undefined} language={first} />
      {others.length > 0 && (
        <details className="more">
          <summary>{text('people:otherLanguages')}</summary>
          <div className="stack">
            {others.map((language) => (
              <WordsField key={language} {...rest} language={language} />
            ))}
          </div>
        </details>
      )}
    </>
  );
}

type WordsFieldProps = Omit<WordsFieldsProps, 'languages'> & {
  readonly language: string;
  readonly hint?: string | undefined;
};

function WordsField({
  name,
  label,
  language,
  words,
  maxLength,
  lines,
  needed,
  hint,
}: WordsFieldProps): ReactNode {
  const spoken = isLanguage(language) ? ownNameOf(language) : language;
  const field = {
    name: `${name}.${language}`,
    label: `${label} (${spoken})`,
    lang: language,
    optional: needed ? ('quietly' as const) : true,
    ...(hint !== undefined && { hint }),
    maxLength,
    defaultValue: words?.[language] ?? '',
  };
  return lines === 'several' ? <TextArea {...field} /> : <TextField {...field} />;
}

/** What was typed into such fields, by language. */
export function wordsIn(values: Values, name: string): Readonly<Record<string, string>> {
  const own = Object.entries(values).filter(([field]) => field.startsWith(`${name}.`));
  return Object.fromEntries(own.map(([field, typed]) => [field.slice(name.length + 1), typed]));
}

/** What the writer knows to stand there: what they had before them, and what a refusal told them of since. */
export function seenWords(
  words: Readonly<Record<string, string>>,
  name: string,
  refusal: Refusal,
): Readonly<Record<string, string>> {
  const told = problemsOf(refusal).flatMap(({ field, details: { now } }) =>
    field.startsWith(`${name}.`) && typeof now === 'string' ? [[field.slice(name.length + 1), now]] : [],
  );
  return { ...words, ...Object.fromEntries(told) };
}
