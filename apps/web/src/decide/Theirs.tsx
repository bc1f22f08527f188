import type { ReactNode } from 'react';
import type { Refusal } from '../client/send.ts';
import { useText } from '../i18n/texts.ts';
import { Diff } from '../ui/Diff.tsx';

/** What somebody else wrote meanwhile, laid beside what was typed here. Nothing is lost: both are in the refusal. */
export function Theirs({ refusal, lang }: { readonly refusal: Refusal; readonly lang: string }): ReactNode {
  const text = useText();
  const [theirs, yours] = [wordsOf(refusal.details['theirs']), wordsOf(refusal.details['yours'])];
  if (!theirs || !yours) return null;
  return (
    <details className="more" open>
      <summary>{text('decide:theirs')}</summary>
      <Diff older={theirs} newer={yours} lang={lang} />
    </details>
  );
}

function wordsOf(value: unknown): { readonly title: string; readonly body: string } | null {
  if (typeof value !== 'object' || value === null) return null;
  const { title, body } = value as Record<string, unknown>;
  return typeof title === 'string' && typeof body === 'string' ? { title, body } : null;
}
