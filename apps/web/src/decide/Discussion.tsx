import { useState, type ReactNode } from 'react';
import { useSend } from '../client/send.ts';
import { useReader } from '../client/viewer.ts';
import { WriteComment } from '../gql/proposal.ts';
import { useText } from '../i18n/texts.ts';
import { Button } from '../ui/Button.tsx';
import { TextArea } from '../ui/fields.tsx';
import { Filled } from '../ui/Filled.tsx';
import { Form } from '../ui/Form.tsx';
import { Prose } from '../ui/Prose.tsx';
import { Instant } from '../ui/Time.tsx';
import type { ProposalDecision } from './Proposal.tsx';
import { threadsOf, type Thread } from './threads.ts';
import { keepsTyped, useTyped } from '../ui/use-typed.ts';

type DiscussionProps = { readonly decision: ProposalDecision; readonly again: () => void };

/** What members say about a decision, each with the replies to it. */
export function Discussion({ decision, again }: DiscussionProps): ReactNode {
  const text = useText();
  const { viewer } = useReader();
  const threads = threadsOf(decision.comments);
  const mayTalk = decision.state === 'draft' || decision.state === 'open';
  return (
    <section aria-labelledby="discussion">
      <h2 id="discussion">{text('decide:discussion')}</h2>
      {threads.length === 0 && (
        <p className="quiet">{mayTalk ? text('decide:noComments') : text('decide:nothingSaid')}</p>
      )}
      <Threads threads={threads} decision={decision} mayTalk={mayTalk} depth={0} again={again} />
      {mayTalk && viewer && <Say decisionId={decision.id} parentId={null} onSaid={again} />}
    </section>
  );
}

type Said = ProposalDecision['comments'][number];

type ThreadsProps = {
  readonly threads: readonly Thread<Said>[];
  readonly decision: ProposalDecision;
  readonly mayTalk: boolean;
  readonly depth: number;
  readonly again: () => void;
};

/** Deeper replies stand at the same margin: a phone has no room for a staircase. */
const depthMax = 3;

function Threads({ threads, decision, mayTalk, depth, again }: ThreadsProps): ReactNode {
  const text = useText();
  const [replyingTo, setReplyingTo] = useState<string | null>(null);
  if (threads.length === 0) return null;
  return (
    <ol className={depth < depthMax ? 'thread' : 'thread flat'}>
      {threads.map(({ said, replies }) => (
        <li key={said.id}>
          <p className="quiet">
            <Filled
              says="decide:byAt"
              places={{ name: <bdi>{said.author.name}</bdi>, when: <Instant at={said.at} short /> }}
            />
          </p>
          <Prose text={said.body} lang={said.language} />
          {mayTalk && replyingTo !== said.id && (
            <Button look="plain" onClick={() => setReplyingTo(said.id)}>
              {text('decide:replyVerb')}
              <span className="unseen"> ({said.author.name})</span>
            </Button>
          )}
          {replyingTo === said.id && (
            <Say
              decisionId={decision.id}
              parentId={said.id}
              onSaid={again}
              onDone={() => setReplyingTo(null)}
            />
          )}
          <Threads threads={replies} decision={decision} mayTalk={mayTalk} depth={depth + 1} again={again} />
        </li>
      ))}
    </ol>
  );
}

type SayProps = {
  readonly decisionId: string;
  readonly parentId: string | null;
  readonly onSaid: () => void;
  readonly onDone?: () => void;
};

const bodyLengthMax = 10_000;

function Say({ decisionId, parentId, onSaid, onDone }: SayProps): ReactNode {
  const text = useText();
  const writeComment = useSend(WriteComment);
  const typed = useTyped(`comment ${decisionId} ${parentId ?? ''}`);
  return (
    <div {...keepsTyped(typed)} className="no-print">
      <Form
        submit={parentId ? text('decide:replyVerb') : text('decide:say')}
        beside={
          onDone && (
            <Button look="plain" onClick={onDone}>
              {text('common:action.cancel')}
            </Button>
          )
        }
        onSubmit={async ({ body = '' }, form) => {
          const sent = await writeComment({ decisionId, parentId, body });
          if (!sent.ok) return sent.refusal;
          typed.forget();
          clear(form);
          onDone?.();
          onSaid();
          return null;
        }}
      >
        <TextArea
          name="body"
          rows={3}
          label={parentId ? text('decide:yourReply') : text('decide:yourComment')}
          maxLength={bodyLengthMax}
          defaultValue={typed.value('body')}
        />
      </Form>
    </div>
  );
}

/** A reset form goes back to what it began with, which may be a draft that is now sent. */
function clear(form: HTMLFormElement): void {
  const field = form.elements.namedItem('body');
  if (field instanceof HTMLTextAreaElement) field.value = '';
}
