import type { ReactNode } from 'react';
import { useText } from '../i18n/texts.ts';
import { changedParts, type Part } from './changed-parts.ts';
import { Prose } from './Prose.tsx';
import { wordDiff, type Stretch } from './word-diff.ts';

type Words = { readonly title: string; readonly body: string };

/**
 * What changed between two versions of a text, each change under its heading: removed words struck through, added words
 * underlined, and said so. What stayed is folded.
 */
export function Diff({
  older,
  newer,
  lang,
}: {
  readonly older: Words;
  readonly newer: Words;
  readonly lang: string;
}): ReactNode {
  return (
    <div className="diff">
      {older.title !== newer.title && (
        <p lang={lang} dir="auto">
          <Changes stretches={wordDiff(older.title, newer.title)} />
        </p>
      )}
      {changedParts(older.body, newer.body).map((part, place) => (
        <OnePart key={`${place} ${part.kind}`} part={part} lang={lang} />
      ))}
    </div>
  );
}

function OnePart({ part, lang }: { readonly part: Part; readonly lang: string }): ReactNode {
  const text = useText();
  if (part.kind === 'heading') {
    return (
      <p lang={lang} dir="auto">
        <b>{part.words}</b>
      </p>
    );
  }
  if (part.kind === 'changed') {
    return (
      <p className="plain-text" lang={lang} dir="auto">
        <Changes stretches={part.stretches} />
      </p>
    );
  }
  return (
    <details className="more">
      <summary>{text('common:diff.unchanged', { count: part.paragraphs.length })}</summary>
      <Prose text={part.paragraphs.join('\n\n')} lang={lang} />
    </details>
  );
}

function Changes({ stretches }: { readonly stretches: readonly Stretch[] }): ReactNode {
  const text = useText();
  return stretches.map(({ kind, text: words }, place) => {
    const key = `${place} ${kind}`;
    if (kind === 'same') return <span key={key}>{words}</span>;
    const Element = kind === 'added' ? 'ins' : 'del';
    return (
      <Element key={key}>
        <span className="unseen">
          {kind === 'added' ? text('common:diff.added') : text('common:diff.removed')}
        </span>
        {words}
      </Element>
    );
  });
}
