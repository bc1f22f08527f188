import { useId, type ReactNode } from 'react';
import { useText } from '../i18n/texts.ts';

/** What somebody else wrote while this one was typing, above what they are about to send. */
export function Meanwhile({ children }: { readonly children: ReactNode }): ReactNode {
  const text = useText();
  const id = useId();
  return (
    <section className="aside" aria-labelledby={id}>
      <h3 id={id}>{text('admin:meanwhile')}</h3>
      {children}
    </section>
  );
}
