import { useState, type ReactNode } from 'react';
import { useSend, type Refusal } from '../client/send.ts';
import { WriteDecisionText } from '../gql/proposal.ts';
import { useText } from '../i18n/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Form, type Values } from '../ui/Form.tsx';
import { newestTexts } from './newest-texts.ts';
import type { ProposalDecision } from './Proposal.tsx';
import { Theirs } from './Theirs.tsx';
import { keepsTyped, useTyped } from '../ui/use-typed.ts';
import { WordFields } from './WordFields.tsx';

type WriteTextProps = {
  readonly decision: ProposalDecision;
  readonly language: string;
  readonly onDone: () => void;
};

/** Writes the original anew, or a translation of it. What is typed stays on this device until it is sent. */
export function WriteText({ decision, language, onDone }: WriteTextProps): ReactNode {
  const text = useText();
  const write = useSend(WriteDecisionText);
  const typed = useTyped(`text ${decision.id} ${language}`);
  const [baseVersion, setBaseVersion] = useState(decision.textVersion);
  const [mismatch, setMismatch] = useState<Refusal | null>(null);
  const [before] = useState(() => newestTexts(decision.texts).find((words) => words.language === language));

  async function send({ title = '', body = '' }: Values): Promise<Refusal | null> {
    const sent = await write({ decisionId: decision.id, baseVersion, language, title, body });
    if (sent.ok) {
      typed.forget();
      onDone();
      return null;
    }
    setMismatch(sent.refusal.code === 'VERSION_MISMATCH' ? sent.refusal : null);
    const { textVersion } = sent.refusal.details;
    // Who has read what the other wrote and sends again, knows what they replace.
    if (typeof textVersion === 'number') setBaseVersion(textVersion);
    return sent.refusal;
  }

  return (
    <div {...keepsTyped(typed)}>
      <Form
        submit={text('common:action.save')}
        onSubmit={send}
        beside={
          <Button
            look="plain"
            onClick={() => {
              typed.forget();
              onDone();
            }}
          >
            {text('common:action.cancel')}
          </Button>
        }
      >
        {mismatch && <Theirs refusal={mismatch} lang={language} />}
        <WordFields
          lang={language}
          title={typed.value('title') ?? before?.title}
          body={typed.value('body') ?? before?.body}
        />
      </Form>
    </div>
  );
}
