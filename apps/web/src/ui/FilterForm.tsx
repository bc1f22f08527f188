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
};

/** What a list is narrowed to: Enter or the button applies it, and the address keeps it. */
export function FilterForm({ search, problems = [], children }: FilterFormProps): ReactNode {
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
        <FormContext value={{ id, problems, filter: true }}>{children}</FormContext>
        <div>
          <Button type="submit">{text('common:action.show')}</Button>
        </div>
      </form>
    </search>
  );
}
