import type { ReactNode } from 'react';
import { useText } from '../i18n/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Prose } from '../ui/Prose.tsx';
import type { ProposalDecision } from './Proposal.tsx';

type ReviewProps = {
  readonly decision: ProposalDecision;
  readonly words: ProposalDecision['texts'][number];
  readonly onReviewed: () => void;
  readonly onCancel: () => void;
};

/** The original and its translation side by side, for a second pair of eyes. */
export function Review({ decision, words, onReviewed, onCancel }: ReviewProps): ReactNode {
  const text = useText();
  const original = decision.texts.find(
    ({ language, version }) => language === decision.originalLanguage && version === decision.textVersion,
  );
  return (
    <>
      <div className="beside">
        {[original, words].map(
          (shown) =>
            shown && (
              <div key={shown.language}>
                <h3 lang={shown.language} dir="auto">
                  {shown.title}
                </h3>
                <Prose text={shown.body} lang={shown.language} />
              </div>
            ),
        )}
      </div>
      <p>{text('decide:reviewMeans')}</p>
      <div className="row">
        <Button look="main" onClick={onReviewed}>
          {text('decide:reviewed')}
        </Button>
        <Button look="plain" onClick={onCancel}>
          {text('common:action.cancel')}
        </Button>
      </div>
    </>
  );
}
