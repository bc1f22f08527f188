import type { ReactNode } from 'react';
import { useText } from '../i18n/texts.ts';
import { addressOf } from '../routing/match-path.ts';
import { buttonLook } from '../ui/Button.tsx';

/** The list that is shown, to take along. A file has no pages, so it begins at its beginning. */
export function AsFile({
  search,
}: {
  readonly search: Readonly<Record<string, string | undefined>>;
}): ReactNode {
  const text = useText();
  const asked = { ...search, after: undefined };
  return (
    <nav className="row no-print" aria-label={text('people:file.label')}>
      <a className={buttonLook()} href={addressOf('/register/export.csv', {}, asked)} download>
        {text('people:file.csv')}
      </a>
      <a className={buttonLook()} href={addressOf('/register/export.xlsx', {}, asked)} download>
        {text('people:file.xlsx')}
      </a>
    </nav>
  );
}
