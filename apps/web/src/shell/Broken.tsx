import { useEffect, useState, type ReactNode } from 'react';
import { useText } from '../i18n/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Page } from '../ui/Page.tsx';

/** What stands where a page broke: an incident number to tell the operators, and a way on. */
export function Broken({ error }: { readonly error: unknown }): ReactNode {
  const text = useText();
  const [incident] = useState(() => crypto.randomUUID().slice(0, 8));
  // The number leads from what a member tells to what the browser's log says.
  useEffect(() => console.error(`incident ${incident}`, error), [incident, error]);
  return (
    <Page title={text('common:error.title')}>
      <p>{navigator.onLine ? text('common:error.body', { incident }) : text('refusals:UNREACHABLE')}</p>
      <Button look="main" onClick={() => window.location.reload()}>
        {text('common:action.reload')}
      </Button>
    </Page>
  );
}
