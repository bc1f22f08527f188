import { Link } from '../routing/Link.tsx';
import type { ReactNode } from 'react';
import { useText } from '../i18n/texts.ts';
import { buttonLook } from '../ui/Button.tsx';
import { Page } from '../ui/Page.tsx';

/** An address that leads nowhere, or a thing that does not exist. */
export function NotFound(): ReactNode {
  const text = useText();
  return (
    <Page title={text('common:notFound.title')}>
      <p>{text('common:notFound.body')}</p>
      <Link to="/" className={buttonLook('main')}>
        {text('common:notFound.home')}
      </Link>
    </Page>
  );
}
