import { routeAt } from '../routing/place.ts';
import type { ReactNode } from 'react';
import { useText } from '../i18n/texts.ts';
import { Prose } from '../ui/Prose.tsx';
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx';
import type { RecordDecision } from './Record.tsx';
import { TextState } from './TextState.tsx';

const route = routeAt('/decide/$id/record');

/** The text as it was voted on, in the reader's language or another that it was there in. */
export function RecordText({ decision }: { readonly decision: RecordDecision }): ReactNode {
  const text = useText();
  const { text: chosen } = route.useSearch();
  const { texts, textVersion, originalLanguage, result } = decision;
  const voted = texts.filter(({ version }) => version === textVersion);
  const words = voted.find(({ language }) => language === chosen) ?? decision.text;
  return (
    <section aria-labelledby="text">
      <h2 id="text">
        {result?.outcome === 'adopted' ? text('decide:textAdopted') : text('decide:textVoted')}
      </h2>
      <LanguageSwitch
        label={text('decide:text.languages')}
        languages={voted.map(({ language }) => language)}
        shown={words.language}
      />
      <TextState words={words} originalLanguage={originalLanguage} />
      {words.title !== decision.text.title && (
        <h3 lang={words.language} dir="auto">
          {words.title}
        </h3>
      )}
      <Prose text={words.body} lang={words.language} />
    </section>
  );
}
