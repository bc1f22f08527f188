import { type ReactNode } from 'react';
import { useText } from '../i18n/texts.ts';
import { Facts } from '../ui/Facts.tsx';
import { Instant, Relative } from '../ui/Time.tsx';
import type { BallotDecision } from './Ballot.tsx';
import { Sentences } from './Sentences.tsx';

/** The sentences of the rules that say what is needed; how it is counted can wait until somebody asks. */
const whatPasses = /^rule(Threshold|Majority|NoBlock|YesAtLeast|NoAtMost|Quorum|NoQuorum)/;

/** Until when, in the reader's own zone, and what passes. */
export function BallotFacts({ decision }: { readonly decision: BallotDecision }): ReactNode {
  const text = useText();
  const { closesAt, rulesInWords, state } = decision;
  return (
    <Facts
      facts={[
        {
          label: text('ballot:votingEnds'),
          value: closesAt && state === 'open' && (
            <>
              <Instant at={closesAt} /> · <Relative at={closesAt} />
            </>
          ),
        },
        {
          label: text('ballot:whatPasses'),
          value: <Sentences of={rulesInWords.filter(({ key }) => whatPasses.test(key))} />,
        },
      ]}
    />
  );
}

/** The whole rule, for whoever asks. */
export function AllRules({ decision }: { readonly decision: BallotDecision }): ReactNode {
  const text = useText();
  return (
    <details className="more">
      <summary>{text('ballot:allRules')}</summary>
      <p className="quiet" dir="auto">
        {decision.rulePack.name}
      </p>
      <Sentences of={decision.rulesInWords} />
    </details>
  );
}
