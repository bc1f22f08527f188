import type { ReactNode } from 'react';
import { useSubscription } from 'urql';
import { TurnoutChanged } from '../gql/ballot.ts';
import { useText } from '../i18n/texts.ts';
import { Sentences, type ApiSentence } from './Sentences.tsx';

type LiveTurnoutProps = {
  readonly decision: {
    readonly id: string;
    readonly state: string;
    readonly turnout: { readonly sentences: readonly ApiSentence[] } | null;
    readonly rulePack: { readonly rules: unknown };
  };
};

/** How many have voted, and again whenever somebody votes. Only this part of a page hears of it. */
export function LiveTurnout({ decision }: LiveTurnoutProps): ReactNode {
  const text = useText();
  const { id, state, turnout, rulePack } = decision;
  const [{ data }] = useSubscription({
    query: TurnoutChanged,
    variables: { decisionId: id },
    pause: state !== 'open',
  });
  const shown = data?.turnoutChanged ?? turnout;
  if (!shown || state !== 'open') return null;
  return (
    <section aria-labelledby="turnout">
      <h2 id="turnout">{text('ballot:turnout')}</h2>
      <Sentences of={shown.sentences} rules={rulePack.rules} />
    </section>
  );
}
