import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useText } from '../i18n/texts.ts';
import { Loading } from '../ui/Loaded.tsx';
import { Prose } from '../ui/Prose.tsx';
import type { ProposalDecision } from './Proposal.tsx';
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx';
import { newestTexts } from './newest-texts.ts';
import { TextState } from './TextState.tsx';

const Versions = lazy(async () => ({ default: (await import('./Versions.tsx')).Versions }));

type ProposalTextProps = {
  readonly decision: ProposalDecision;
  /** The language that the address asks for, if any. */
  readonly chosen: string | undefined;
};

/** The text in the reader's language, a switch to the others, and how it came to be. */
export function ProposalText({ decision, chosen }: ProposalTextProps): ReactNode {
  const text = useText();
  const [wantsVersions, setWantsVersions] = useState(false);
  const newest = newestTexts(decision.texts);
  const shown = newest.find(({ language }) => language === (chosen ?? decision.text.language));
  const words = shown ?? decision.text;
  return (
    <section aria-labelledby="text">
      <h2 id="text">{text('decide:theText')}</h2>
      <LanguageSwitch
        label={text('decide:text.languages')}
        languages={newest.map(({ language }) => language)}
        shown={words.language}
      />
      <TextState words={words} originalLanguage={decision.originalLanguage} />
      {words.title !== decision.text.title && (
        <h3 lang={words.language} dir="auto">
          {words.title}
        </h3>
      )}
      <Prose text={words.body} lang={words.language} />
      {decision.textVersion > 1 && (
        <details className="more" onToggle={() => setWantsVersions(true)}>
          <summary>{text('decide:versions', { count: decision.textVersion })}</summary>
          {wantsVersions && (
            <Suspense fallback={<Loading />}>
              <Versions
                key={decision.textVersion}
                texts={decision.texts}
                originalLanguage={decision.originalLanguage}
              />
            </Suspense>
          )}
        </details>
      )}
    </section>
  );
}
