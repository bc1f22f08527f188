import type { ReactNode } from 'react';
import { useText } from '../i18n/texts.ts';
import { addressOf } from '../routing/match-path.ts';
import { FileLink } from '../ui/FileLink.tsx';

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
      <FileLink href={addressOf('/register/export.csv', {}, asked)}>{text('people:file.csv')}</FileLink>
      <FileLink href={addressOf('/register/export.xlsx', {}, asked)}>{text('people:file.xlsx')}</FileLink>
    </nav>
  );
}
