import { useState, type ReactNode } from 'react';
import { useSend } from '../client/send.ts';
import { SettleTie } from '../gql/settling.ts';
import { useText } from '../i18n/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ChoiceField, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/Form.tsx';
import { Notice } from '../ui/Notice.tsx';
import { beaconOf } from './beacon-of.ts';
import { choiceMarks } from './choice-marks.ts';
import type { RecordDecision } from './Record.tsx';

/** The casting vote, or what the beacon has published: one of the two. */
type Answer = { readonly choice: 'yes' | 'no' } | { readonly beaconValue: string };

type SettleProps = {
  readonly decision: RecordDecision;
  /** Shows the record as it then stands. */
  readonly again: () => void;
};

/** Settles a tie, for the chair. What follows is said first, and said again before it is done. */
export function SettleForm({ decision, again }: SettleProps): ReactNode {
  const text = useText();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [cameSecond, setCameSecond] = useState(false);
  if (cameSecond)
    return (
      <Notice live>
        <p>{text('decide:settledBefore')}</p>
      </Notice>
    );
  if (!decision.maySettle) return null;
  return (
    <section aria-labelledby="settle" className="no-print">
      <h2 id="settle">{text('decide:settle')}</h2>
      {decision.result?.awaits === 'lot' ? (
        <LotForm beacon={beaconOf(decision.rulePack.rules)} onAnswer={setAnswer} />
      ) : (
        <CastingForm onAnswer={setAnswer} />
      )}
      <Dialog title={text('decide:settle')} open={answer !== null} onClose={() => setAnswer(null)}>
        {answer && (
          <Confirm
            decisionId={decision.id}
            answer={answer}
            onCancel={() => setAnswer(null)}
            onDone={(second) => {
              setAnswer(null);
              setCameSecond(second);
              // What a refusal says is no change of anything that is here.
              if (second) again();
            }}
          />
        )}
      </Dialog>
    </section>
  );
}

type AnswerProps = { readonly onAnswer: (answer: Answer) => void };

function CastingForm({ onAnswer }: AnswerProps): ReactNode {
  const text = useText();
  const choices = (['yes', 'no'] as const).map((value) => {
    const { word, mark } = choiceMarks[value];
    return { value, label: text(word), mark };
  });
  return (
    <>
      <p>{text('decide:settleCastingMeans')}</p>
      <Form
        submit={text('decide:settle')}
        onSubmit={({ choice }) => {
          if (choice === 'yes' || choice === 'no') onAnswer({ choice });
          return Promise.resolve(null);
        }}
      >
        <ChoiceField name="choice" label={text('decide:castingVote')} choices={choices} />
      </Form>
    </>
  );
}

const beaconLengthMax = 1_000;

function LotForm({ beacon, onAnswer }: AnswerProps & { readonly beacon: string }): ReactNode {
  const text = useText();
  return (
    <>
      <p>{text('decide:settleLotMeans')}</p>
      <p>
        {text('decide:beacon')} <bdi>{beacon}</bdi>.
      </p>
      <Form
        submit={text('decide:settle')}
        onSubmit={({ beaconValue = '' }) => {
          onAnswer({ beaconValue: beaconValue.trim() });
          return Promise.resolve(null);
        }}
      >
        <TextField
          name="beaconValue"
          dir="ltr"
          autoComplete="off"
          spellCheck={false}
          label={text('decide:beaconValue')}
          hint={text('decide:beaconHint')}
          maxLength={beaconLengthMax}
        />
      </Form>
    </>
  );
}

type ConfirmProps = {
  readonly decisionId: string;
  readonly answer: Answer;
  readonly onCancel: () => void;
  /** `second` when somebody else has settled it meanwhile. */
  readonly onDone: (second: boolean) => void;
};

function Confirm({ decisionId, answer, onCancel, onDone }: ConfirmProps): ReactNode {
  const text = useText();
  const settleTie = useSend(SettleTie);
  return (
    <>
      {'choice' in answer ? (
        <p>{answer.choice === 'yes' ? text('decide:settleConfirmYes') : text('decide:settleConfirmNo')}</p>
      ) : (
        <>
          <p>{text('decide:settleConfirmLot')}</p>
          <p>
            <code className="hash" dir="ltr">
              {answer.beaconValue}
            </code>
          </p>
        </>
      )}
      <Form
        submit={text('decide:settleNow')}
        beside={
          <Button look="plain" onClick={onCancel}>
            {text('common:action.cancel')}
          </Button>
        }
        onSubmit={async () => {
          const sent = await settleTie({ decisionId, ...answer });
          if (!sent.ok && sent.refusal.code !== 'ALREADY_SETTLED') return sent.refusal;
          onDone(!sent.ok);
          return null;
        }}
      >
        {null}
      </Form>
    </>
  );
}
