import type { ComponentProps, ReactNode } from 'react';
import { useText } from '../i18n/texts.ts';
import { useField } from './form-state.ts';
import { useReason } from './RefusalNotice.tsx';

type Common = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** May stay empty, and says so; `quietly` where it need not be said. */
  readonly optional?: boolean | 'quietly';
};

/**
 * One line of text. Uncontrolled: the browser keeps what is typed, whatever renders around it. The browser is not told
 * `maxLength`, or it would cut off what is pasted without a word; `Form` says that it is too long.
 */
export function TextField({
  name,
  label,
  hint,
  optional,
  maxLength,
  ...rest
}: Common & ComponentProps<'input'>): ReactNode {
  const field = useField(name);
  return (
    <Labelled name={name} label={label} hint={hint} optional={optional}>
      <input
        dir="auto"
        data-max={maxLength}
        {...rest}
        {...described(field, hint)}
        name={name}
        required={!optional && !field.filter}
        className="input"
      />
    </Labelled>
  );
}

/** Several lines of text. */
export function TextArea({
  name,
  label,
  hint,
  optional,
  maxLength,
  ...rest
}: Common & ComponentProps<'textarea'>): ReactNode {
  const field = useField(name);
  const look = rest.className ? `input ${rest.className}` : 'input';
  return (
    <Labelled name={name} label={label} hint={hint} optional={optional}>
      <textarea
        dir="auto"
        data-max={maxLength}
        {...rest}
        {...described(field, hint)}
        name={name}
        required={!optional && !field.filter}
        className={look}
      />
    </Labelled>
  );
}

/** One value of a list. */
export type Option = { readonly value: string; readonly label: string };

/** A choice from a list, by the browser's own list. */
export function SelectField({
  name,
  label,
  hint,
  options,
  ...rest
}: Common & { readonly options: readonly Option[] } & ComponentProps<'select'>): ReactNode {
  const field = useField(name);
  return (
    <Labelled name={name} label={label} hint={hint}>
      <select {...rest} {...described(field, hint)} name={name} className="input">
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

type CheckProps = ComponentProps<'input'> & { readonly name: string; readonly label: ReactNode };

/** Yes or no. */
export function CheckField({ name, label, ...rest }: CheckProps): ReactNode {
  const field = useField(name);
  const reason = useReason();
  return (
    <div className="field">
      <label className="check" htmlFor={field.id}>
        <input {...rest} {...described(field, undefined)} name={name} type="checkbox" />
        <span>{label}</span>
      </label>
      {field.problem && (
        <p className="problem" id={`${field.id}-problem`}>
          {reason(field.problem)}
        </p>
      )}
    </div>
  );
}

/** One of a few, all in sight, each a large target. `mark` gives a choice its colour. */
export type Choice = Option & { readonly mark?: string; readonly hint?: string };

type ChoiceProps = {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value?: string | undefined;
  readonly onChange?: (value: string) => void;
};

/** A group of radio buttons. */
export function ChoiceField({ name, label, choices, value, onChange }: ChoiceProps): ReactNode {
  const field = useField(name);
  const reason = useReason();
  return (
    <fieldset className="field" id={field.id} tabIndex={-1}>
      <legend>{label}</legend>
      {field.problem && <p className="problem">{reason(field.problem)}</p>}
      <div className="choices">
        {choices.map((choice) => (
          <label key={choice.value} className={choice.mark ? `choice mark-${choice.mark}` : 'choice'}>
            <input
              type="radio"
              name={name}
              required
              value={choice.value}
              {...(onChange
                ? { checked: value === choice.value, onChange: () => onChange(choice.value) }
                : { defaultChecked: value === choice.value })}
            />
            <span>
              <b>{choice.label}</b>
              {choice.hint && <span className="quiet"> {choice.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

type LabelledProps = {
  readonly name: string;
  readonly label: string;
  readonly hint: string | undefined;
  readonly optional?: Common['optional'] | undefined;
  readonly children: ReactNode;
};

function Labelled({ name, label, hint, optional, children }: LabelledProps): ReactNode {
  const text = useText();
  const reason = useReason();
  const { id, problem } = useField(name);
  return (
    <div className="field">
      <label htmlFor={id}>
        {label} {optional === true && <small className="quiet">({text('common:form.optional')})</small>}
      </label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children}
      {problem && (
        <p className="problem" id={`${id}-problem`}>
          {reason(problem)}
        </p>
      )}
    </div>
  );
}

function described({ id, problem }: ReturnType<typeof useField>, hint: string | undefined) {
  const by = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
  return { id, 'aria-invalid': problem ? true : undefined, 'aria-describedby': by || undefined };
}
