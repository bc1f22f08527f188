import { useState, type ReactNode } from 'react';
import { useText } from '../i18n/texts.ts';
import { Prose } from '../ui/Prose.tsx';
import { firstParagraph } from './first-paragraph.ts';
import { TextState, type Words } from './TextState.tsx';

type QuestionProps = { readonly words: Words & { readonly body: string }; readonly originalLanguage: string };

/** What is asked: the first paragraph at once, the rest when it is wanted. */
export function Question({ words, originalLanguage }: QuestionProps): ReactNode {
  const text = useText();
  const [wanted, setWanted] = useState(false);
  const { opening, more } = firstParagraph(words.body);
  return (
    <>
      <p lang={words.language} dir="auto" className="opening plain-text">
        {opening}
      </p>
      <TextState words={words} originalLanguage={originalLanguage} />
      {more && (
        <details className="more" onToggle={() => setWanted(true)}>
          <summary>{text('ballot:wholeText')}</summary>
          {wanted && <Prose text={words.body} lang={words.language} />}
        </details>
      )}
    </>
  );
}
