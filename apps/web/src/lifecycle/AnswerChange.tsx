import type { ReactNode } from 'react';
import { useSend, type Refusal, type Sent } from '../client/send.ts';
import { instantOf } from '../decide/local-time.ts';
import { VotingEnds } from '../decide/VotingEnds.tsx';
import {
  AnswerMembershipChange,
  AppealExpulsion,
  ObjectToExpulsion,
  PutExpulsionToTheVote,
  ResumeMembership,
  WithdrawMembershipChange,
} from '../gql/lifecycle.ts';
import { useReading } from '../i18n/reading.ts';
import { useText } from '../i18n/texts.ts';
import type { ActTools } from '../ui/ActDialogs.tsx';
import { SelectField, TextArea } from '../ui/fields.tsx';
import { Form, type Values } from '../ui/Form.tsx';
import { keepsTyped, useTyped, type Typed } from '../ui/use-typed.ts';
import type { LifeChange } from './Life.tsx';

const answers = [
  'agreed',
  'refused',
  'resumed',
  'objected',
  'putToTheVote',
  'appealed',
  'withdrawn',
] as const;
type Answer = (typeof answers)[number];

/** What the reader may do with a change now, in the order of the buttons. */
export function answersOf({ opens, mayObject }: LifeChange): readonly Answer[] {
  return answers.filter((answer) => (answer === 'objected' ? mayObject.length > 0 : opens.includes(answer)));
}

type AnswerProps = { readonly answer: Answer; readonly change: LifeChange; readonly tools: ActTools };

/** Says what follows, takes the reason, and does it. */
export function AnswerChange({ answer, change, tools }: AnswerProps): ReactNode {
  const text = useText();
  const send = useAnswers(change.id);
  const typed = useTyped(`change ${change.id} ${answer}`);
  async function act(values: Values): Promise<Refusal | null> {
    const sent = await send[answer](values);
    if (sent.ok) typed.forget();
    return tools.after(sent);
  }
  return (
    <div {...keepsTyped(typed)}>
      <Form submit={text(`lifecycle:act.${answer}`)} beside={tools.beside} onSubmit={act}>
        <p>{text(`lifecycle:act.${answer}.says`)}</p>
        {answer === 'objected' && (
          <SelectField
            name="memberId"
            label={text('lifecycle:field.for')}
            options={change.mayObject.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <Saying answer={answer} typed={typed} />
      </Form>
    </div>
  );
}

function Saying({ answer, typed }: Pick<AnswerProps, 'answer'> & { readonly typed: Typed }): ReactNode {
  const text = useText();
  if (answer === 'agreed' || answer === 'resumed') return null;
  if (answer === 'putToTheVote') return <VotingEnds label={text('lifecycle:field.closesAt')} />;
  return (
    <TextArea
      name="text"
      label={text('lifecycle:field.reason')}
      rows={3}
      maxLength={4_000}
      optional={answer === 'withdrawn'}
      defaultValue={typed.value('text')}
    />
  );
}

type Send = (values: Values) => Promise<Sent<unknown>>;

/** The mutation behind each button. */
function useAnswers(id: string): Readonly<Record<Answer, Send>> {
  const { timeZone } = useReading();
  const answer = useSend(AnswerMembershipChange);
  const withdraw = useSend(WithdrawMembershipChange);
  const resume = useSend(ResumeMembership);
  const object = useSend(ObjectToExpulsion);
  const put = useSend(PutExpulsionToTheVote);
  const appeal = useSend(AppealExpulsion);
  return {
    agreed: () => answer({ id, agrees: true, text: '' }),
    refused: ({ text = '' }) => answer({ id, agrees: false, text }),
    resumed: () => resume({ id }),
    objected: ({ text = '', memberId = '' }) => object({ id, memberId, text }),
    appealed: ({ text = '' }) => appeal({ id, text }),
    withdrawn: ({ text = '' }) => withdraw({ id, text }),
    putToTheVote: async ({ closesAt = '' }) => {
      const at = instantOf(closesAt, timeZone);
      return at ? put({ id, closesAt: at.toISOString() }) : { ok: false, refusal: invalid };
    },
  };
}

const invalid = {
  code: 'INVALID_INPUT',
  details: { fields: [{ field: 'closesAt', reason: 'refusals:field.invalid' }] },
};
