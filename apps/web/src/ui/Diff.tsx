import type { ReactNode } from 'react';
import { useText } from '../i18n/texts.ts';
import { wordDiff } from './word-diff.ts';

type Words = { readonly title: string; readonly body: string };

/** What changed between two versions of a text: removed words struck through, added words underlined, and said so. */
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
    <div className="diff" lang={lang} dir="auto">
      {older.title !== newer.title && (
        <p>
          <Changes older={older.title} newer={newer.title} />
        </p>
      )}
      <p className="plain-text">
        <Changes older={older.body} newer={newer.body} />
      </p>
    </div>
  );
}

function Changes({ older, newer }: { readonly older: string; readonly newer: string }): ReactNode {
  const text = useText();
  return wordDiff(older, newer).map(({ kind, text: words }, place) => {
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
