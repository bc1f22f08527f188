import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import type { Refusal } from '../client/send.ts';
import { useText } from '../i18n/texts.ts';
import { FormContext, missingIn, problemsOf, type Problem } from './form-state.ts';
import { RefusalNotice, useReason } from './RefusalNotice.tsx';

/** The text of each field by its name. */
export type Values = Readonly<Record<string, string>>;

type FormProps = {
  /** Sends the form. A refusal that it returns is shown; what was typed stays. */
  readonly onSubmit: (values: Values, form: HTMLFormElement) => Promise<Refusal | null | undefined>;
  readonly children: ReactNode;
  /** The label of the button that sends. */
  readonly submit: string;
  /** `danger` for what cannot be taken back; `outline` where something else is what the page is for. */
  readonly look?: 'main' | 'danger' | 'outline';
  /** What stands beside that button. */
  readonly beside?: ReactNode;
  readonly wide?: boolean;
  readonly label?: string;
};

/** A form that keeps what was typed, names what is wrong beside its field and in a summary, and sends once. */
export function Form(props: FormProps): ReactNode {
  const { onSubmit, children, submit, look = 'main', beside, wide = false, label } = props;
  const id = useId();
  const busy = useRef(false);
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);

  async function send(form: HTMLFormElement): Promise<void> {
    if (busy.current) return;
    const missing = missingIn(form);
    setProblems(missing);
    setRefusal(null);
    if (missing.length > 0) return;
    busy.current = true;
    setPending(true);
    try {
      const no = (await onSubmit(valuesOf(form), form)) ?? null;
      setRefusal(no);
      setProblems(no ? problemsOf(no) : []);
    } finally {
      busy.current = false;
      setPending(false);
    }
  }

  return (
    <FormContext value={{ id, problems }}>
      <form
        className={wide ? 'form wide' : 'form'}
        aria-label={label}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send(event.currentTarget);
        }}
      >
        <Summary id={id} refusal={refusal} problems={problems} />
        {children}
        <div className="row">
          <button type="submit" className={`button ${look}`} aria-disabled={pending || undefined}>
            {submit}
          </button>
          {beside}
          <span role="status" className="quiet">
            {pending && <Pending />}
          </span>
        </div>
      </form>
    </FormContext>
  );
}

function Pending(): ReactNode {
  const text = useText();
  return text('common:loading');
}

type SummaryProps = {
  readonly id: string;
  readonly refusal: Refusal | null;
  readonly problems: readonly Problem[];
};

/** Says what is wrong, and moves the focus to the first such field, so that nobody has to look for it. */
function Summary({ id, refusal, problems }: SummaryProps): ReactNode {
  const text = useText();
  const reason = useReason();
  const place = useRef<HTMLDivElement>(null);
  const wrong = refusal !== null || problems.length > 0;
  useEffect(() => {
    if (!wrong) return;
    const [first] = problems;
    const field = first && document.getElementById(`${id}-${first.field}`);
    // What is folded away cannot be gone to.
    field?.closest('details')?.setAttribute('open', '');
    (field ?? place.current)?.focus();
  }, [wrong, id, refusal, problems]);
  if (!wrong) return null;
  if (problems.length === 0 && refusal) return <RefusalNotice ref={place} refusal={refusal} />;
  return (
    <div ref={place} tabIndex={-1} role="alert" className="notice problem">
      <h2>{text('common:form.problems', { count: problems.length })}</h2>
      <ul>
        {problems.map((problem) => (
          <li key={problem.field}>
            <a href={`#${id}-${problem.field}`} onClick={(event) => jump(event, `${id}-${problem.field}`)}>
              {labelOf(`${id}-${problem.field}`) ?? problem.field}
            </a>
            : {reason(problem)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function jump(event: React.MouseEvent, id: string): void {
  event.preventDefault();
  document.getElementById(id)?.focus();
}

function labelOf(id: string): string | null {
  const place = CSS.escape(id);
  const label = document.querySelector(`label[for="${place}"], #${place} > legend`);
  // Only its own words, without what stands behind them in brackets; those of a box to tick stand after it.
  return label?.firstChild?.textContent?.trim() || label?.textContent?.trim() || null;
}

function valuesOf(form: HTMLFormElement): Values {
  const entries = [...new FormData(form)].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(entries);
}
