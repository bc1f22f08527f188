import { sectionsOf } from '@plenaria/agreements';
import { useId, type ReactNode } from 'react';
import { languageName } from '../i18n/language-name.ts';
import { useLanguage, useText } from '../i18n/texts.ts';
import { Prose } from '../ui/Prose.tsx';
import type { ShownVersion } from './Agreement.tsx';
import { jump } from './jump.ts';

type Words = NonNullable<ShownVersion['text']>;

type ReadingProps = TrustProps & { readonly version: ShownVersion; readonly words: Words };

type TrustProps = {
  readonly version: { readonly language: string };
  readonly words: { readonly language: string; readonly status: string };
  /** The language that the reader asked for. */
  readonly own: string;
};

/** The text with what helps to read it: in plain words first, then its contents, then the words that hold. */
export function Reading({ version, words, own }: ReadingProps): ReactNode {
  const text = useText();
  const id = useId();
  return (
    <>
      <section aria-labelledby={`${id}-summary`} className="aside">
        <h2 id={`${id}-summary`}>{text('agreements:summary')}</h2>
        <Prose text={words.summary} lang={words.language} />
        <p className="quiet">{text('agreements:summaryNote')}</p>
      </section>
      <section aria-labelledby={`${id}-text`}>
        <h2 id={`${id}-text`}>{text('agreements:text')}</h2>
        <Trust version={version} words={words} own={own} />
        <Body body={words.body} lang={words.language} />
      </section>
      <details className="more">
        <summary>{text('agreements:hash')}</summary>
        <p>
          <code dir="ltr" className="hash">
            {words.sha256}
          </code>
        </p>
        <p>
          <a href={`/agreements/texts/${words.sha256}.json`} download>
            {text('agreements:canonical')}
          </a>
        </p>
      </details>
    </>
  );
}

/** What a reader must know before relying on these words. */
export function Trust({ version, words, own }: TrustProps): ReactNode {
  const text = useText();
  const reader = useLanguage();
  const language = languageName(words.language, reader);
  const said = [
    words.language !== own && text('agreements:isElsewhere', { own: languageName(own, reader), language }),
    words.language === version.language
      ? text('agreements:isAuthoritative')
      : text('agreements:isTranslation', { language: languageName(version.language, reader) }),
    words.status === 'machine' && text('agreements:isMachine'),
    words.status === 'draft' && text('agreements:isUnreviewed'),
  ].filter((sentence) => sentence !== false);
  return <p className="quiet">{said.join(' ')}</p>;
}

type BodyProps = {
  readonly body: string;
  readonly lang: string;
  /** The level of the heading that it stands under. */
  readonly under?: 2 | 3;
};

/** A text in its sections, with a table of contents where there are several. */
export function Body({ body, lang, under = 2 }: BodyProps): ReactNode {
  const text = useText();
  const id = useId();
  const sections = sectionsOf(body);
  const headed = sections.filter(({ heading }) => heading !== null).length;
  return (
    <>
      {headed > 1 && (
        <nav aria-label={text('agreements:contents')} className="no-print">
          <ul className="contents" lang={lang} dir="auto">
            {sections.map(
              ({ heading }, place) =>
                heading && (
                  <li key={`${place} ${heading}`}>
                    <a href={`#${id}-${place}`} onClick={(event) => jump(event, `${id}-${place}`)}>
                      {heading}
                    </a>
                  </li>
                ),
            )}
          </ul>
        </nav>
      )}
      {sections.map(({ heading, level, body: words }, place) => (
        <div key={`${place} ${heading}`} lang={lang}>
          {heading && <Heading id={`${id}-${place}`} level={under + (level > 2 ? 2 : 1)} words={heading} />}
          {words && <Prose text={words} lang={lang} />}
        </div>
      ))}
    </>
  );
}

function Heading({
  id,
  level,
  words,
}: {
  readonly id: string;
  readonly level: number;
  readonly words: string;
}) {
  const Element = level > 4 ? 'h5' : level > 3 ? 'h4' : 'h3';
  return (
    <Element id={id} tabIndex={-1} dir="auto">
      {words}
    </Element>
  );
}
