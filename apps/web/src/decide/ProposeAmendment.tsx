import { useDeferredValue, useState, type ReactNode } from 'react';
import { useSend, type Refusal } from '../client/send.ts';
import { ProposeAmendment as ProposeAmendmentDocument } from '../gql/proposal.ts';
import { useText } from '../i18n/texts.ts';
import { Button } from '../ui/Button.tsx';
import { TextArea } from '../ui/fields.tsx';
import { Form, type Values } from '../ui/Form.tsx';
import { Diff } from '../ui/Diff.tsx';
import type { ProposalDecision } from './Proposal.tsx';
import { Theirs } from './Theirs.tsx';
import { keepsTyped, useTyped, type Typed } from '../ui/use-typed.ts';
import { WordFields } from './WordFields.tsx';

type ProposeAmendmentProps = { readonly decision: ProposalDecision; readonly onDone: () => void };
type Words = { readonly title: string; readonly body: string };

const reasonLengthMax = 4_000;

/** Other words for the text, with what they change shown while they are typed, and why. */
export function ProposeAmendment({ decision, onDone }: ProposeAmendmentProps): ReactNode {
  const text = useText();
  const propose = useSend(ProposeAmendmentDocument);
  const typed = useTyped(`amendment ${decision.id}`);
  // The text as it stood when the writing began: what arrives meanwhile must not move under the writer.
  const [base, setBase] = useState(() => standing(decision));
  const typedWords = (): Words => ({
    title: typed.value('title') ?? base.title,
    body: typed.value('body') ?? base.body,
  });
  const [words, setWords] = useState(typedWords);
  const [mismatch, setMismatch] = useState<Refusal | null>(null);
  const { onInput } = keepsTyped(typed);

  async function send({ title = '', body = '', reason = '' }: Values): Promise<Refusal | null> {
    const { version: baseVersion, language } = base;
    const sent = await propose({ decisionId: decision.id, baseVersion, language, title, body, reason });
    if (sent.ok) {
      typed.forget();
      onDone();
      return null;
    }
    const isMismatch = sent.refusal.code === 'VERSION_MISMATCH';
    setMismatch(isMismatch ? sent.refusal : null);
    if (isMismatch) setBase(standing(decision, sent.refusal));
    return sent.refusal;
  }

  return (
    <div
      onInput={(event) => {
        onInput(event);
        setWords(typedWords());
      }}
    >
      <Form
        submit={text('decide:proposeIt')}
        onSubmit={send}
        beside={
          <Button look="plain" onClick={onDone}>
            {text('common:action.cancel')}
          </Button>
        }
      >
        {mismatch && <Theirs refusal={mismatch} lang={base.language} />}
        <WordFields lang={base.language} title={words.title} body={words.body} />
        <WhatItChanges base={base} words={words} />
        <Reason typed={typed} />
      </Form>
    </div>
  );
}

/** The weave of old and new, a moment behind the typing so that it never slows it. */
function WhatItChanges({ base, words }: { readonly base: Standing; readonly words: Words }): ReactNode {
  const text = useText();
  const shown = useDeferredValue(words);
  return (
    <div className="field">
      <h3>{text('decide:whatItChanges')}</h3>
      <Diff older={base} newer={shown} lang={base.language} />
    </div>
  );
}

function Reason({ typed }: { readonly typed: Typed }): ReactNode {
  const text = useText();
  return (
    <TextArea
      name="reason"
      rows={3}
      label={text('decide:amendWhy')}
      maxLength={reasonLengthMax}
      defaultValue={typed.value('reason')}
    />
  );
}

type Standing = Words & { readonly version: number; readonly language: string };

/** The original as it stands; after a mismatch, as the refusal says it stands now. */
function standing({ texts, textVersion, originalLanguage }: ProposalDecision, refusal?: Refusal): Standing {
  const original = texts.find(
    ({ language, version }) => language === originalLanguage && version === textVersion,
  );
  const known = { title: original?.title ?? '', body: original?.body ?? '' };
  const theirs = refusal?.details['theirs'];
  const newer = typeof theirs === 'object' && theirs ? (theirs as Partial<Standing>) : {};
  return { ...known, version: textVersion, ...newer, language: originalLanguage };
}
