import { useState, type ReactNode } from 'react';
import { useSend } from '../client/send.ts';
import { AnswerAmendment } from '../gql/proposal.ts';
import { useText } from '../i18n/texts.ts';
import { Button } from '../ui/Button.tsx';
import { ChoiceField, TextArea } from '../ui/fields.tsx';
import { Filled } from '../ui/Filled.tsx';
import { Form } from '../ui/Form.tsx';
import { Tag, type Mark } from '../ui/Tag.tsx';
import { Instant } from '../ui/Time.tsx';
import { Diff } from '../ui/Diff.tsx';
import { ProposeAmendment } from './ProposeAmendment.tsx';
import type { ProposalDecision } from './Proposal.tsx';

type Amendment = ProposalDecision['amendments'][number];

type AmendmentsProps = { readonly decision: ProposalDecision; readonly again: () => void };

/** Other words that members propose, as what they would change, with the answer to each. */
export function Amendments({ decision, again }: AmendmentsProps): ReactNode {
  const text = useText();
  const [proposing, setProposing] = useState(false);
  const { amendments, state } = decision;
  if (amendments.length === 0 && state !== 'draft') return null;
  return (
    <section aria-labelledby="amendments">
      <h2 id="amendments">{text('decide:amendments')}</h2>
      {amendments.length === 0 && <p className="quiet">{text('decide:noAmendments')}</p>}
      {amendments.length > 0 && (
        <ol className="lines">
          {amendments.map((amendment) => (
            <AmendmentLine key={amendment.id} amendment={amendment} decision={decision} />
          ))}
        </ol>
      )}
      {state === 'draft' && !proposing && (
        <Button onClick={() => setProposing(true)}>{text('decide:amend')}</Button>
      )}
      {proposing && (
        <ProposeAmendment
          decision={decision}
          onDone={() => {
            setProposing(false);
            again();
          }}
        />
      )}
    </section>
  );
}

type AmendmentLineProps = { readonly amendment: Amendment; readonly decision: ProposalDecision };

function AmendmentLine({ amendment, decision }: AmendmentLineProps): ReactNode {
  const text = useText();
  const base = decision.texts.find(
    ({ language, version }) => language === amendment.language && version === amendment.baseVersion,
  );
  const isWaiting = amendment.state === 'proposed';
  return (
    <li>
      <div>
        <p>
          <bdi>{amendment.author.name}</bdi> <AmendmentState state={amendment.state} />
        </p>
        <p className="quiet">
          <Filled
            says="decide:amendedAt"
            params={{ version: amendment.baseVersion }}
            places={{ when: <Instant at={amendment.at} short /> }}
          />
        </p>
        <p dir="auto">{amendment.reason}</p>
        {base && (
          <details className="more" open={isWaiting}>
            <summary>{text('decide:whatItChanges')}</summary>
            <Diff older={base} newer={amendment} lang={amendment.language} />
          </details>
        )}
        {amendment.answer && (
          <blockquote>
            <p className="quiet">
              <bdi>{amendment.answeredBy?.name}</bdi>
            </p>
            <p dir="auto">{amendment.answer}</p>
          </blockquote>
        )}
        {isWaiting && decision.mayEdit && <Answer amendment={amendment} />}
      </div>
    </li>
  );
}

const amendmentMarks: Readonly<Record<string, Mark>> = {
  proposed: 'wait',
  accepted: 'agree',
  rejected: 'disagree',
};

function AmendmentState({ state }: { readonly state: string }): ReactNode {
  const text = useText();
  const words: Readonly<Record<string, string>> = {
    proposed: text('decide:amendment.proposed'),
    accepted: text('decide:amendment.accepted'),
    rejected: text('decide:amendment.rejected'),
    outdated: text('decide:amendment.outdated'),
  };
  return <Tag mark={amendmentMarks[state] ?? 'quiet'}>{words[state] ?? state}</Tag>;
}

const answerLengthMax = 4_000;

/** Yes or no, in words either way. */
function Answer({ amendment }: { readonly amendment: Amendment }): ReactNode {
  const text = useText();
  const answer = useSend(AnswerAmendment);
  return (
    <details className="more">
      <summary>{text('decide:answerVerb')}</summary>
      <Form
        submit={text('decide:sendAnswer')}
        onSubmit={async ({ accept, answer: said = '' }) => {
          const sent = await answer({
            amendmentId: amendment.id,
            accept: accept === 'yes',
            answer: said,
          });
          return sent.ok ? null : sent.refusal;
        }}
      >
        <ChoiceField
          name="accept"
          label={text('decide:yourAnswer')}
          choices={[
            { value: 'yes', label: text('decide:accept'), hint: text('decide:acceptMeans'), mark: 'agree' },
            { value: 'no', label: text('decide:reject'), hint: text('decide:rejectMeans'), mark: 'disagree' },
          ]}
        />
        <TextArea name="answer" label={text('decide:answerWhy')} maxLength={answerLengthMax} rows={3} />
      </Form>
    </details>
  );
}
