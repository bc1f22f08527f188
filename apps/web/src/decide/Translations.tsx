import { ownNameOf } from '@plenaria/i18n';
import { useState, type ReactNode } from 'react';
import { useSend, type Refusal } from '../client/send.ts';
import { useReader } from '../client/viewer.ts';
import { ReviewDecisionText } from '../gql/proposal.ts';
import { useText } from '../i18n/texts.ts';
import { Button } from '../ui/Button.tsx';
import { RefusalNotice } from '../ui/RefusalNotice.tsx';
import { Tag, type Mark } from '../ui/Tag.tsx';
import { newestTexts } from './newest-texts.ts';
import type { ProposalDecision } from './Proposal.tsx';
import { Review } from './Review.tsx';
import { WriteText } from './WriteText.tsx';

type TranslationsProps = { readonly decision: ProposalDecision; readonly languages: readonly string[] };
type Text = ProposalDecision['texts'][number];

/** In which languages the text can be read, which the decision needs, and who may still write or review. */
export function Translations({ decision, languages }: TranslationsProps): ReactNode {
  const text = useText();
  const newest = newestTexts(decision.texts);
  const all = [...new Set([...decision.languages, ...newest.map(({ language }) => language), ...languages])];
  return (
    <section aria-labelledby="translations" className="no-print">
      <h2 id="translations">{text('decide:translations')}</h2>
      <ul className="lines">
        {all.map((code) => (
          <Translation
            key={code}
            decision={decision}
            language={code}
            words={newest.find(({ language }) => language === code)}
          />
        ))}
      </ul>
    </section>
  );
}

type TranslationProps = {
  readonly decision: ProposalDecision;
  readonly language: string;
  readonly words: Text | undefined;
};

function Translation({ decision, language, words }: TranslationProps): ReactNode {
  const text = useText();
  const { viewer } = useReader();
  const [act, setAct] = useState<'write' | 'review' | null>(null);
  const isOriginal = language === decision.originalLanguage;
  const isNeeded = decision.state === 'draft' && decision.languages.includes(language);
  const mayAct = decision.state === 'draft' && !isOriginal;
  const isOwn = words?.author?.id === viewer?.person.id;
  const mayReview = mayAct && words?.current && words.status !== 'reviewed' && !isOwn;
  return (
    <li>
      <div>
        <p>
          <b lang={language}>{ownNameOf(language)}</b> <Standing words={words} isOriginal={isOriginal} />
        </p>
        <p className="quiet">
          {words && <WhoWrote words={words} />} {isNeeded && !isOriginal && text('decide:text.needed')}
        </p>
      </div>
      {mayAct && (
        <div className="row">
          {mayReview && <Button onClick={() => setAct('review')}>{text('decide:reviewVerb')}</Button>}
          <Button look="plain" onClick={() => setAct('write')}>
            {words ? text('decide:rewriteIn') : text('decide:translate')}
            <span className="unseen"> ({ownNameOf(language)})</span>
          </Button>
        </div>
      )}
      {act === 'write' && (
        <div className="below">
          <WriteText decision={decision} language={language} onDone={() => setAct(null)} />
        </div>
      )}
      {act === 'review' && words && (
        <ReviewHere decision={decision} words={words} onDone={() => setAct(null)} />
      )}
    </li>
  );
}

type ReviewHereProps = {
  readonly decision: ProposalDecision;
  readonly words: Text;
  readonly onDone: () => void;
};

function ReviewHere({ decision, words, onDone }: ReviewHereProps): ReactNode {
  const review = useSend(ReviewDecisionText);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  async function send(): Promise<void> {
    const { version, language } = words;
    const sent = await review({ decisionId: decision.id, version, language });
    if (sent.ok) onDone();
    else setRefusal(sent.refusal);
  }
  return (
    <div className="below">
      {refusal && <RefusalNotice refusal={refusal} />}
      <Review decision={decision} words={words} onReviewed={() => void send()} onCancel={onDone} />
    </div>
  );
}

function WhoWrote({ words }: { readonly words: Text }): ReactNode {
  const text = useText();
  const by = words.author && text('decide:text.by', { name: words.author.name });
  const reviewed = words.reviewedBy && text('decide:text.reviewedBy', { name: words.reviewedBy.name });
  return [by, reviewed].filter(Boolean).join(' ');
}

function Standing({
  words,
  isOriginal,
}: {
  readonly words: Text | undefined;
  readonly isOriginal: boolean;
}): ReactNode {
  const text = useText();
  const tag = (mark: Mark, said: string): ReactNode => <Tag mark={mark}>{said}</Tag>;
  if (isOriginal) return tag('agree', text('decide:text.original'));
  if (!words) return tag('quiet', text('decide:text.missing'));
  if (!words.current) return tag('wait', text('decide:text.isOutdated'));
  if (words.status === 'reviewed') return tag('agree', text('decide:text.reviewed'));
  return tag(
    'wait',
    words.status === 'machine' ? text('decide:text.isMachine') : text('decide:text.isDraft'),
  );
}
