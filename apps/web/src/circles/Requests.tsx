import { useState, type ReactNode } from 'react';
import { useSend, type Refusal } from '../client/send.ts';
import { useReader } from '../client/viewer.ts';
import { DeclineCircleRequest, SeatInCircle } from '../gql/circles.ts';
import { useText } from '../i18n/texts.ts';
import { today } from '../people/today.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextArea } from '../ui/fields.tsx';
import { Form } from '../ui/Form.tsx';
import { RefusalNotice } from '../ui/RefusalNotice.tsx';
import { Instant } from '../ui/Time.tsx';
import type { CircleTold } from './CirclePage.tsx';

type Request = CircleTold['requests'][number];
type RequestsProps = {
  readonly circle: CircleTold;
  /** Hears what to say of it; null where it did not come to that. */
  readonly onAnswered: (said: string | null) => void;
};

/** Who asks to come in. Who coordinates answers; who asked may take it back. */
export function Requests({ circle, onAnswered }: RequestsProps): ReactNode {
  const text = useText();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [declining, setDeclining] = useState<Request | null>(null);
  if (circle.requests.length === 0) return null;
  const close = (): void => setDeclining(null);
  return (
    <section>
      <h2>{text('circles:requests')}</h2>
      {refusal && <RefusalNotice refusal={refusal} />}
      <ul className="lines">
        {circle.requests.map((request) => (
          <Asker
            key={request.person.id}
            circle={circle}
            request={request}
            onDecline={setDeclining}
            onAnswered={(no, said) => {
              setRefusal(no);
              onAnswered(no ? null : said);
            }}
          />
        ))}
      </ul>
      <Dialog title={text('circles:decline')} open={declining !== null} onClose={close}>
        {declining && (
          <Decline
            circle={circle}
            request={declining}
            onClose={close}
            onAnswered={(said) => {
              close();
              onAnswered(said);
            }}
          />
        )}
      </Dialog>
    </section>
  );
}

type AnswersProps = {
  readonly circle: CircleTold;
  readonly request: Request;
  readonly onDecline: (request: Request) => void;
  readonly onAnswered: (refusal: Refusal | null, said: string) => void;
};

function Asker(props: AnswersProps): ReactNode {
  const { person, askedAt, says } = props.request;
  return (
    <li>
      <div>
        <p>
          <b>
            <bdi>{person.name}</bdi>
          </b>{' '}
          <span className="quiet">
            <Instant at={askedAt} short />
          </span>
        </p>
        {says && <p dir="auto">{says}</p>}
      </div>
      <Answers {...props} />
    </li>
  );
}

function Answers({ circle, request, onDecline, onAnswered }: AnswersProps): ReactNode {
  const text = useText();
  const { viewer } = useReader();
  const seat = useSend(SeatInCircle);
  const decline = useSend(DeclineCircleRequest);
  const { id, name } = request.person;
  async function letIn(): Promise<void> {
    const sent = await seat({ id: circle.id, person: id, role: 'member', from: today() });
    onAnswered(sent.ok ? null : sent.refusal, text('circles:letIn', { name }));
  }
  async function takeBack(): Promise<void> {
    const sent = await decline({ id: circle.id, personId: id, reason: '' });
    onAnswered(sent.ok ? null : sent.refusal, text('circles:isTakenBack'));
  }
  return (
    <div className="row no-print">
      {viewer?.person.id === id && <Button onClick={() => takeBack()}>{text('circles:takeBack')}</Button>}
      {circle.mayCoordinate && (
        <>
          <Button
            look="main"
            aria-label={`${text('circles:acceptRequest')}: ${name}`}
            onClick={() => letIn()}
          >
            {text('circles:acceptRequest')}
          </Button>
          <Button aria-label={`${text('circles:decline')}: ${name}`} onClick={() => onDecline(request)}>
            {text('circles:decline')}
          </Button>
        </>
      )}
    </div>
  );
}

type DeclineProps = RequestsProps & { readonly request: Request; readonly onClose: () => void };

function Decline({ circle, request, onClose, onAnswered }: DeclineProps): ReactNode {
  const text = useText();
  const decline = useSend(DeclineCircleRequest);
  return (
    <Form
      look="danger"
      submit={text('circles:decline')}
      beside={
        <Button look="plain" onClick={onClose}>
          {text('common:action.cancel')}
        </Button>
      }
      onSubmit={async ({ reason = '' }) => {
        const sent = await decline({ id: circle.id, personId: request.person.id, reason });
        if (!sent.ok) return sent.refusal;
        onAnswered(text('circles:isDeclined', { name: request.person.name }));
        return null;
      }}
    >
      <TextArea name="reason" label={text('people:act.reason')} hint={text('people:act.reasonHint')} />
    </Form>
  );
}
