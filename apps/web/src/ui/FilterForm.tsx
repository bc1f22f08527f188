import { addressOf } from '../routing/match-path.ts';
import { go, usePlace } from '../routing/place.ts';
import { useId, type ReactNode } from 'react';
import { useText } from '../i18n/texts.ts';
import { Button } from './Button.tsx';
import { FormContext, type Problem } from './form-state.ts';

type FilterFormProps = {
  /** What the address says now; the fields follow it when a link changes it. */
  readonly search: Readonly<Record<string, string | undefined>>;
  /** What the address says and nobody can read. */
  readonly problems?: readonly Problem[];
  readonly children: ReactNode;
  /** What few look for, folded under a label that says how much of it is chosen. */
  readonly more?: { readonly label: string; readonly open: boolean; readonly fields: ReactNode };
};

/** What a list is narrowed to: Enter or the button applies it, and the address keeps it. */
export function FilterForm({ search, problems = [], children, more }: FilterFormProps): ReactNode {
  const text = useText();
  const { pathname } = usePlace();
  const id = useId();
  function apply(form: HTMLFormElement): void {
    const chosen = [...new FormData(form)].filter(([, value]) => typeof value === 'string' && value !== '');
    void go(addressOf(pathname, {}, Object.fromEntries(chosen) as Record<string, string>));
  }
  return (
    <search className="no-print">
      <form
        className="form filters"
        key={JSON.stringify(search)}
        onSubmit={(event) => {
          event.preventDefault();
          apply(event.currentTarget);
        }}
      >
        <FormContext value={{ id, problems, filter: true }}>
          {children}
          {more && (
            <details className="more" open={more.open}>
              <summary>{more.label}</summary>
              <div className="filters">{more.fields}</div>
            </details>
          )}
        </FormContext>
        <div>
          <Button type="submit">{text('common:action.show')}</Button>
        </div>
      </form>
    </search>
  );
}
