import { useEffect, useState, type ReactNode } from 'react';

/** People's own text, in Markdown. It stands there as typed until the code that sets it is loaded. */
export function Prose({ text, lang }: { readonly text: string; readonly lang?: string }): ReactNode {
  const [html, setHtml] = useState<string | null>(null);
  useEffect(() => {
    let current = true;
    const show = (set: string): void => {
      if (current) setHtml(set);
    };
    import('./markdown.ts').then(
      ({ markdown }) => show(markdown(text)),
      () => show(''),
    );
    return () => {
      current = false;
    };
  }, [text]);
  if (!html) {
    return (
      <div className="prose plain-text" dir="auto" lang={lang}>
        {text}
      </div>
    );
  }
  return <div className="prose" dir="auto" lang={lang} dangerouslySetInnerHTML={{ __html: html }} />;
}
