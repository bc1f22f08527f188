import { Link } from '../routing/Link.tsx';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import type { Refusal } from '../client/send.ts';
import { BallotPage } from '../gql/ballot.ts';
import { useText } from '../i18n/texts.ts';
import { Button, buttonLook } from '../ui/Button.tsx';
import { ChoiceField, TextArea } from '../ui/fields.tsx';
import { FormContext, problemsOf, type Problem } from '../ui/form-state.ts';
import { useRefusalText } from '../ui/RefusalNotice.tsx';
import { choices, isChoice } from './ballot-draft.ts';
import { choiceMarks } from './choice-marks.ts';
import type { Casting } from './use-casting.ts';

type PaperFormProps = {
  readonly casting: Casting;
  readonly refusal: Refusal | null;
  readonly decision: { readonly id: string; readonly rulePack: { readonly rules: unknown } };
  readonly titleId: string;
  /** Given when a vote counts already, which stays as it is. */
  readonly onGiveUp?: (() => void) | undefined;
};

const reasonLengthMax = 4_000;

/** The choices as radio buttons and a reason. The browser holds what is typed; the draft is kept beside it. */
export function PaperForm({ casting, refusal, decision, titleId, onGiveUp }: PaperFormProps): ReactNode {
  const text = useText();
  const id = useId();
  const [missing, setMissing] = useState<readonly Problem[]>([]);
  const { draft, submit } = casting;
  const problems = missing.length > 0 ? missing : problemsIn(refusal);

  function send(): void {
    const found = missingIn(draft);
    setMissing(found);
    const [first] = found;
    if (first) focusOn(document.getElementById(`${id}-${first.field}`));
    else if (draft.choice) submit({ choice: draft.choice, reason: draft.reason.trim() || null });
  }

  return (
    <FormContext value={{ id, problems }}>
      <form
        className="form"
        noValidate
        aria-labelledby={titleId}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {refusal && problems.length === 0 && <WhyNot refusal={refusal} decisionId={decision.id} />}
        <Fields casting={casting} rules={decision.rulePack.rules} />
        <div className="row">
          <Button type="submit" look="main">
            {draft.choice
              ? text('ballot:castChoice', { choice: text(choiceMarks[draft.choice].word) })
              : text('ballot:cast')}
          </Button>
          {onGiveUp && (
            <Button look="plain" onClick={onGiveUp}>
              {text('ballot:keepVote')}
            </Button>
          )}
        </div>
      </form>
    </FormContext>
  );
}

function Fields({ casting, rules }: { readonly casting: Casting; readonly rules: unknown }): ReactNode {
  const text = useText();
  const { draft, write } = casting;
  const isBlock = draft.choice === 'block';
  return (
    <>
      <ChoiceField
        name="choice"
        label={text('ballot:choose')}
        choices={choicesOf(rules).map((value) => ({
          value,
          label: text(choiceMarks[value].word),
          hint: text(choiceMarks[value].means),
          mark: choiceMarks[value].mark,
        }))}
        value={draft.choice ?? ''}
        onChange={(value) => isChoice(value) && write({ choice: value })}
      />
      <TextArea
        name="reason"
        label={isBlock ? text('ballot:reasonToBlock') : text('ballot:reason')}
        hint={text('ballot:reasonHint')}
        optional={!isBlock}
        maxLength={reasonLengthMax}
        rows={3}
        defaultValue={draft.reason}
        onChange={(event) => write({ reason: event.target.value })}
      />
    </>
  );
}

/** Why the vote was not taken, and what can be done. What was typed stays below. */
function WhyNot({
  refusal,
  decisionId,
}: {
  readonly refusal: Refusal;
  readonly decisionId: string;
}): ReactNode {
  const text = useText();
  const say = useRefusalText();
  const place = useRef<HTMLDivElement>(null);
  const hasEnded = refusal.code === 'CLOSED' || refusal.code === 'ALREADY_CLOSED';
  // Asked again, which tells the whole page: it may have been withdrawn, and then there is no result.
  const { data } = useAsk(BallotPage, { id: decisionId }, { pause: !hasEnded });
  const isWithdrawn = hasEnded && data?.decision?.state === 'withdrawn';
  useEffect(() => place.current?.focus(), [refusal]);
  return (
    <div ref={place} tabIndex={-1} role="alert" className="notice problem">
      <p>{isWithdrawn ? text('ballot:isWithdrawn') : say(refusal)}</p>
      {refusal.code === 'NOT_SIGNED_IN' && (
        <>
          <p>{text('ballot:signInAgain')}</p>
          <Button onClick={() => window.location.reload()}>{text('common:nav.signIn')}</Button>
        </>
      )}
      {hasEnded && !isWithdrawn && (
        <Link to="/decide/$id/record" params={{ id: decisionId }} search={{}} className={buttonLook()}>
          {text('ballot:toRecord')}
        </Link>
      )}
      {refusal.code === 'NOT_ON_THE_ROLL' && (
        <Link to="/decide/$id" params={{ id: decisionId }} search={{}} className={buttonLook()}>
          {text('ballot:whoMayVote')}
        </Link>
      )}
      {refusal.code === 'OUTDATED' && (
        <Button onClick={() => window.location.reload()}>{text('common:action.reload')}</Button>
      )}
    </div>
  );
}

function problemsIn(refusal: Refusal | null): readonly Problem[] {
  if (!refusal) return [];
  return refusal.code === 'REASON_REQUIRED' ? [needed('reason')] : problemsOf(refusal);
}

function missingIn({ choice, reason }: Casting['draft']): readonly Problem[] {
  if (choice === null) return [needed('choice')];
  return choice === 'block' && reason.trim() === '' ? [needed('reason')] : [];
}

function needed(field: string): Problem {
  return { field, reason: 'required', details: {} };
}

/** A group of radio buttons takes the focus through its first button. */
function focusOn(element: HTMLElement | null): void {
  (element?.querySelector('input') ?? element)?.focus();
}

/** The choices that the rules offer; without a block where they know none. */
function choicesOf(rules: unknown) {
  const offered = typeof rules === 'object' && rules && 'choices' in rules ? rules.choices : null;
  return Array.isArray(offered) ? choices.filter((choice) => offered.includes(choice)) : choices;
}
